package longhand.mnist;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
    private final Team team;
    private final Pace pace = new Pace();

    /**
     * @param parameters what training starts from, and changes
     * @param threads how many to work with, at least 1
     */
    public Trainer(Parameters parameters, Settings settings, Images images, int threads) {
        checkFit(parameters, images);
        this.parameters = parameters;
        this.recipe = Recipe.of(settings, parameters.depth());
        this.images = images;
        this.seed = settings.seed();
        this.batchSize = Math.min(settings.batchSize(), images.count());
        team = new Team(threads);
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
     * @param accuracy share of these images that were told rightly, 0 to 1
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
        Batch batch = null;
        Tally tally = new Tally();
        int batches = done;
        while (true) {
            int from = batches * batchSize;
            int size = Math.min(batchSize, images.count() - from);
            if (batch == null || batch.size != size) {
                batch = new Batch(size);
            }
            batch.learn(order, from, tally);
            batches++;
            seconds += (System.nanoTime() - begin) / 1e9;
            Progress progress = new Progress(batches, tally.images, seconds, tally.loss(), tally.accuracy());
            if (!goOn.test(progress) || batches == batches()) {
                return progress;
            }
            begin = System.nanoTime();
        }
    }

    /** Fisher and Yates' shuffle of 0 to the number of images − 1. */
    private int[] order(int epoch) {
        RandomGenerator random = Seeded.generator(seed, epoch);
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
        team.run(true, member -> {
            int end = Step.start(member + 1, team.size(), of.count());
            Share share = new Share(parameters, BLOCK);
            Step step = new Step(recipe, parameters, List.of(share), Corners.NONE);
            for (int from = Step.start(member, team.size(), of.count()); from < end; from += BLOCK) {
                if (end - from < BLOCK) {
                    share = new Share(parameters, end - from);
                    step = new Step(recipe, parameters, List.of(share), Corners.NONE);
                }
                share.take(of, order, from);
                step.forward(share);
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
        team.close();
    }

    /** A batch of a certain size: as many images as that, whichever they are, in a share for each member of the team. */
    private final class Batch {
        private final int size;
        private final List<Share> shares = new ArrayList<>();
        private final Step step;

        Batch(int size) {
            this.size = size;
            int parts = Math.min(team.size(), size);
            for (int part = 0; part < parts; part++) {
                shares.add(new Share(parameters, first(part + 1) - first(part)));
            }
            step = new Step(recipe, parameters, shares, Corners.NONE);
        }

        private int first(int part) {
            return Step.start(part, Math.min(team.size(), size), size);
        }

        void learn(int[] order, int from, Tally tally) {
            Matrix[] losses = new Matrix[shares.size()];
            long begin = System.nanoTime();
            boolean isTogether = pace.isTogether();
            team.run(isTogether, member -> {
                if (member < shares.size()) {
                    Share share = shares.get(member);
                    share.take(images, order, from + first(member));
                    step.forward(share);
                    step.backward(share);
                    losses[member] = step.losses(share);
                }
            });
            team.run(isTogether, member -> {
                step.gradient(member, team.size());
                step.update(member, team.size());
            });
            pace.took(System.nanoTime() - begin);
            for (int part = 0; part < losses.length; part++) {
                tally.add(losses[part], shares.get(part));
            }
        }
    }

    /** Sums over the images of an epoch, in their order. */
    private static final class Tally {
        private double losses;
        private int right;
        private int images;

        void add(Matrix loss, Share share) {
            Matrix a = share.a(share.depth());
            for (int k = 0; k < share.size(); k++) {
                losses += loss.get(0, k);
                right += share.y().get(Activations.largest(a.column(k)), k) == 1 ? 1 : 0;
            }
            images += share.size();
        }

        double loss() {
            return losses / images;
        }

        double accuracy() {
            return (double) right / images;
        }
    }
}
