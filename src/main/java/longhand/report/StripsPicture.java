package longhand.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import longhand.example.Example;
import longhand.mnist.descent.Corners;
import longhand.mnist.descent.DescentStep;
import longhand.mnist.matrix.Matrix;
import longhand.model.Batch;
import longhand.model.TrainingStep;
import longhand.notation.text.NumberText;
import longhand.report.html.Pictures;

/** The first images of a batch, and next to each the activations of the layers: a strip of cells per layer, fuller for more active neurons. */
final class StripsPicture {
    private static final int IMAGES = 4;

    /** All in units of the picture, which is as wide as it is in a card. */
    private static final double WIDTH = 300;

    private static final double SIDE = 28;
    private static final double LINE = 35;
    private static final double STRIP = 18;
    private static final double GAP = 14;

    private final TrainingStep step;
    private final DescentStep matrices;
    private final List<PageContent.Box> digits = new ArrayList<>();
    private final List<PageContent.Box> strips = new ArrayList<>();
    private final List<PageContent.Box> cells = new ArrayList<>();

    private StripsPicture(Example example) {
        TrainingStep all = example.step();
        int count = Math.min(IMAGES, all.batch().size());
        step = all.withBatch(1, new Batch(all.batch().samples().subList(0, count)));
        matrices = DescentStep.of(step, Corners.NONE);
        matrices.run();
    }

    static PageContent.Strips of(Example example) {
        return new StripsPicture(example).view();
    }

    private PageContent.Strips view() {
        int neurons = IntStream.rangeClosed(1, step.network().depth())
                .map(layer -> step.network().width(layer))
                .sum();
        double cell = (WIDTH - SIDE - GAP * step.network().depth()) / neurons;
        for (int k = 0; k < step.batch().size(); k++) {
            double y = LINE * k;
            digits.add(new PageContent.Box(
                    "0",
                    NumberText.hundredths(y),
                    NumberText.hundredths(SIDE),
                    NumberText.hundredths(SIDE),
                    Pictures.of(step.batch().sample(k + 1))));
            double x = SIDE + GAP;
            for (int layer = 1; layer <= step.network().depth(); layer++) {
                strip(matrices.a(layer), k, x, y + (SIDE - STRIP) / 2, cell);
                x += cell * step.network().width(layer) + GAP;
            }
        }
        return new PageContent.Strips(
                NumberText.hundredths(WIDTH),
                NumberText.hundredths(LINE * step.batch().size() - LINE + SIDE),
                digits,
                strips,
                cells);
    }

    private void strip(Matrix activations, int image, double x, double y, double width) {
        int neurons = activations.rows();
        double largest = IntStream.range(0, neurons)
                .mapToDouble(j -> Math.abs(activations.get(j, image)))
                .max()
                .orElse(0);
        strips.add(new PageContent.Box(
                NumberText.hundredths(x),
                NumberText.hundredths(y),
                NumberText.hundredths(width * neurons),
                NumberText.hundredths(STRIP),
                ""));
        for (int j = 0; j < neurons; j++) {
            double part = Math.abs(activations.get(j, image)) / largest;
            String share =
                    NumberText.hundredths(Double.isFinite(part) ? part : 0); // none of nought, nor of what is too large
            if (!share.equals("0")) {
                cells.add(new PageContent.Box(
                        NumberText.hundredths(x + j * width),
                        NumberText.hundredths(y),
                        NumberText.hundredths(width),
                        NumberText.hundredths(STRIP),
                        share));
            }
        }
    }
}
