package longhand.live.image;

import java.util.List;
import longhand.example.GreyImage;
import longhand.live.text.Exercise;
import longhand.model.Batch;
import longhand.model.TrainingStep;

/** A batch of images with other weights and biases, or with a single drawn image in its place. */
public final class ImageExercise {
    private ImageExercise() {}

    /**
     * @param checkpoint as {@link Checkpoint} writes it; or empty
     * @param drawing as {@link Drawing} reads it, for images of 28×28 pixels; or empty
     * @param label of the drawn image, counted from 0; −1 as long as nobody has said
     * @throws Drawing.Refused if the text is no drawing, or there is no such label
     */
    public static Exercise of(Exercise batch, String checkpoint, String drawing, int label) {
        Exercise taken = checkpoint.isEmpty()
                ? batch
                : trained(batch, Checkpoint.read(checkpoint, batch.step().network()));
        return drawing.isEmpty() ? taken : drawn(taken, Drawing.read(drawing), label);
    }

    private static Exercise trained(Exercise batch, Checkpoint checkpoint) {
        return new Exercise(
                batch.title(),
                batch.source(),
                "Weights and biases " + checkpoint.inWords() + ", rounded to " + Checkpoint.DECIMALS + " decimals.",
                batch.step().withNetwork(checkpoint.network()),
                batch.labels());
    }

    private static Exercise drawn(Exercise batch, Drawing drawing, int label) {
        TrainingStep step = batch.step();
        int outputs = step.network().outputLayer().size();
        if (step.network().width(0) != DigitImage.SIDE * DigitImage.SIDE) {
            throw new Drawing.Refused("the network takes images of another size");
        }
        if (label >= outputs) {
            throw new Drawing.Refused("its label is from 0 to " + (outputs - 1));
        }
        Batch one = new Batch(List.of(GreyImage.sample(DigitImage.greys(drawing), label, outputs)));
        return new Exercise(
                "A drawn digit",
                "drawn on the page “" + batch.title() + "”",
                batch.about(),
                step.withBatch(1, one),
                batch.labels());
    }
}
