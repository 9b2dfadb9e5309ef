package longhand.report.training;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import longhand.report.html.Frame;

/** What the template of a training sees. */
final class TrainingContent {
    private TrainingContent() {}

    /**
     * The page of one training.
     *
     * @param home the address of the index, or empty
     * @param accuracy of the test images at the end
     * @param curves empty where this Java cannot draw text
     */
    public record Page(
            Frame frame,
            String home,
            String title,
            String line,
            String accuracy,
            String data,
            List<String> conventions,
            List<TemplateHTMLOutputModel> curves,
            String epochsTitle,
            List<EpochRow> epochs,
            List<String> classes,
            List<ConfusionRow> confusion,
            Weights weights,
            List<WrongImage> wrong,
            String wrongOfAll,
            String shownWidth,
            String shownHeight,
            List<RecipePart> recipe) {
        public boolean hasCurves() {
            return !curves.isEmpty();
        }
    }

    public record EpochRow(String number, String seconds, String loss, String train, String test) {}

    /** The images of one class, and what each was taken for. */
    public record ConfusionRow(String label, List<Cell> cells, String right) {}

    /** @param shade a class of the style sheet */
    public record Cell(String count, String shade) {}

    /** The weights into the neurons of the first layer, as pictures. */
    public record Weights(List<Picture> pictures, String scale, String least, String most, String more) {}

    public record Picture(String address, String caption) {}

    public record WrongImage(String address, String label, String predicted, List<String> outputs, String number) {}

    public record RecipePart(String title, List<Line> lines) {}

    public record Line(TemplateHTMLOutputModel formula, String shapes) {}
}
