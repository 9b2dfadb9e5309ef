package longhand.example;

import java.util.List;
import longhand.network.TrainingStep;
import longhand.notation.Labels;

/**
 * One example: what is given, what its source calls it, and the figures that the source prints.
 *
 * @param name of its folder, or of its file without the ending
 * @param title one line
 * @param source where it comes from, or null
 * @param about what it shows, or null
 * @param asWritten in the order of the file; empty where there is none
 */
public record Example(
        String name,
        String title,
        String source,
        String about,
        TrainingStep step,
        Labels labels,
        List<WrittenFigure> asWritten) {
    public Example {
        asWritten = List.copyOf(asWritten);
    }
}
