package longhand.mnist;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import longhand.mnist.descent.Activations;
import longhand.mnist.descent.BatchSlice;
import longhand.mnist.descent.Corners;
import longhand.mnist.descent.DescentStep;
import longhand.mnist.descent.Parameters;
import longhand.mnist.descent.Recipe;
import longhand.mnist.images.Images;
import longhand.mnist.matrix.Matrix;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Trains parameters on images, in place, epoch by epoch. What comes out depends on parameters, settings and images alone, to the last
 * bit, and not on the number of threads: every sum is one thread's, in the order of the images.
 */
public final class Trainer implements AutoCloseable {
    /** Images that go through the network together where nothing is learned. */
    private static final int BLOCK = 128;

    private final Parameters parameters;
    private final Recipe recipe;
    private final Images images;
    private final long seed;
    private final int batchSize;
    private final Workers workers;
    private final ThreadChoice threadChoice = new ThreadChoice();
    private final Prepared full;
    private final Prepared last;

    /**
     * @param parameters what training starts from, and changes
     * @param threads how many to work with, at least 1
     */
    public Trainer(Parameters parameters, Settings settings, Images images, int threads) {
        checkFit(parameters, images);
        this.parameters = parameters;
        this.recipe = settings.recipe(parameters.depth());
        this.images = images;
        this.seed = settings.seed();
        this.batchSize = Math.min(settings.batchSize(), images.count());
        workers = new Workers(threads);
        full = new Prepared(batchSize);
        int rest = images.count() - start(batches() - 1);
        last = rest == batchSize ? full : new Prepared(rest);
    }

    /** As many threads as this machine has processors, but no more than small layers keep busy. */
    public static int threads() {
        return Math.min(Runtime.getRuntime().availableProcessors(), 4);
    }

    /** The number of batches in an epoch; the last can be smaller than the others. */
    public int batches() {
        return (images.count() - 1) / batchSize + 1;
    }

    /**
     * How far an epoch has come. Loss and accuracy are those that each batch met, before it was learned from.
     *
     * @param batches done since the beginning of the epoch
     * @param images how many images this call has trained on
     * @param seconds spent on training alone
     * @param loss mean over these images
     * @param accuracy part of these images that were classified correctly, 0 to 1
     */
    public record Progress(int batches, int images, double seconds, double loss, double accuracy) {}

    /**
     * Trains on all images once, in an order that depends on the seed and the number of the epoch alone.
     *
     * @param epoch counted from 1
     * @param done how many batches of it the parameters have had already, less than {@link #batches}
     * @param goOn is told after each batch; false ends the epoch there
     */
    public Progress epoch(int epoch, int done, Predicate<Progress> goOn) {
        long begin = System.nanoTime();
        double seconds = 0;
        int[] order = order(epoch);
        Tally tally = new Tally();
        int batches = done;
        workers.run(threadChoice.isTogether(), worker -> batch(done).multiply(worker, order, start(done)));
        while (true) {
            learn(batches, order, tally);
            batches++;
            seconds += (System.nanoTime() - begin) / 1e9;
            Progress progress = new Progress(batches, tally.images, seconds, tally.loss(), tally.accuracy());
            if (!goOn.test(progress) || batches == batches()) {
                return progress;
            }
            begin = System.nanoTime();
        }
    }

    /**
     * One step, on a batch whose pixels have been multiplied. Each thread does so with the next batch as soon as it has learned from
     * this, while its part of the weights is in its own processor's memory, and waits for no other in between.
     */
    private void learn(int index, int[] order, Tally tally) {
        long begin = System.nanoTime();
        boolean isTogether = threadChoice.isTogether();
        Prepared batch = batch(index);
        workers.run(isTogether, worker -> batch.propagate(worker, order, start(index)));
        tally.add(batch);
        boolean isLast = index + 1 == batches();
        workers.run(isTogether, worker -> {
            batch.update(worker);
            if (!isLast) {
                batch(index + 1).multiply(worker, order, start(index + 1));
            }
        });
        threadChoice.took(System.nanoTime() - begin);
    }

    /** Where a batch begins in the order of the images. */
    private int start(int index) {
        return index * batchSize;
    }

    private Prepared batch(int index) {
        return index + 1 < batches() ? full : last;
    }

    /** Fisher and Yates' shuffle of 0 to the number of images − 1. */
    private int[] order(int epoch) {
        RandomGenerator random = SeededRandom.generator(seed, epoch);
        int[] order = new int[images.count()];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** What the parameters as they are now make of those images. */
    public Evaluation evaluate(Images of) {
        checkFit(parameters, of);
        int[] order = IntStream.range(0, of.count()).toArray();
        Matrix outputs = new Matrix(parameters.weights(parameters.depth()).rows(), of.count());
        Matrix losses = new Matrix(1, of.count());
        workers.run(true, worker -> {
            int end = DescentStep.start(worker + 1, workers.size(), of.count());
            BatchMatrices batch = new BatchMatrices(of, outputs.rows(), BLOCK);
            DescentStep step = step(batch);
            for (int from = DescentStep.start(worker, workers.size(), of.count()); from < end; from += BLOCK) {
                if (end - from < BLOCK) {
                    batch = new BatchMatrices(of, outputs.rows(), end - from);
                    step = step(batch);
                }
                batch.take(order, from);
                for (int part = 0; part < step.parts(); part++) {
                    step.multiply(part);
                }
                step.forward(step.all());
                outputs.setColumns(from, step.a(parameters.depth()));
                losses.setColumns(from, step.losses());
            }
        });
        return new Evaluation(of, outputs, losses);
    }

    private static void checkFit(Parameters parameters, Images images) {
        if (parameters.weights(1).columns() != images.size()) {
            throw new IllegalArgumentException(
                    "images of " + images.size() + " pixels need as many columns of W1, found "
                            + parameters.weights(1).shape());
        }
        images.checkLabels(parameters.weights(parameters.depth()).rows());
    }

    @Override
    public void close() {
        workers.close();
    }

    private DescentStep step(BatchMatrices batch) {
        return new DescentStep(recipe, parameters, batch.x(), batch.y(), Corners.NONE);
    }

    /** What is needed for a batch of a certain size, whichever its images are, with a slice of them for each worker. */
    private final class Prepared {
        private final BatchMatrices batch;
        private final DescentStep step;
        private final List<BatchSlice> slices = new ArrayList<>();
        private final Matrix[] losses;
        private final int[] right;

        Prepared(int size) {
            batch = new BatchMatrices(
                    images, parameters.weights(parameters.depth()).rows(), size);
            step = step(batch);
            int parts = Math.min(workers.size(), size);
            for (int part = 0; part < parts; part++) {
                slices.add(step.all()
                        .part(DescentStep.start(part, parts, size), DescentStep.start(part + 1, parts, size)));
            }
            losses = new Matrix[parts];
            right = new int[parts];
        }

        void multiply(int worker, int[] order, int from) {
            eachPart(worker, part -> {
                batch.takePixels(part, order, from);
                step.multiply(part);
            });
        }

        void propagate(int worker, int[] order, int from) {
            if (worker < slices.size()) {
                BatchSlice slice = slices.get(worker);
                batch.takeLabels(order, from, slice.from(), slice.from() + slice.size());
                step.forward(slice);
                step.backward(slice);
                losses[worker] = step.losses(slice);
                right[worker] = right(slice);
            }
        }

        /** How many images of a slice are classified correctly. */
        private static int right(BatchSlice slice) {
            Matrix a = slice.a(slice.depth());
            int right = 0;
            for (int k = 0; k < slice.size(); k++) {
                right += slice.y().get(Activations.largest(a.column(k)), k) == 1 ? 1 : 0;
            }
            return right;
        }

        void update(int worker) {
            eachPart(worker, part -> {
                step.gradient(part);
                step.update(part);
            });
        }

        private void eachPart(int worker, IntConsumer work) {
            int end = DescentStep.start(worker + 1, workers.size(), step.parts());
            for (int part = DescentStep.start(worker, workers.size(), step.parts()); part < end; part++) {
                work.accept(part);
            }
        }
    }

    /** Sums over the images of an epoch, in their order. */
    private static final class Tally {
        private double losses;
        private int right;
        private int images;

        void add(Prepared batch) {
            for (Matrix loss : batch.losses) {
                for (int k = 0; k < loss.columns(); k++) {
                    losses += loss.get(0, k);
                }
                images += loss.columns();
            }
            for (int of : batch.right) {
                right += of;
            }
        }

        double loss() {
            return losses / images;
        }

        double accuracy() {
            return (double) right / images;
        }
    }
}
