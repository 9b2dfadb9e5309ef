package longhand.live;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import longhand.calculus.Rules;
import longhand.check.CheckedSheet;
import longhand.check.Marking;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.check.reading.UnreadableSheet;
import longhand.file.FileProblem;
import longhand.file.TextContent;
import longhand.live.edit.EditedExercise;
import longhand.live.text.Json;
import longhand.notation.text.Figures;
import longhand.view.MarkedAnswers;

/** A sheet of answers that somebody gives a page, marked, as JSON. */
final class SheetData {
    /** Endings of what the check command reads in another way. */
    private static final Set<String> NOT_TEXT = Set.of("json", "xlsx", "xlsm", "ods", "npz", "npy", "safetensors");

    private SheetData() {}

    /**
     * The answers in a text.
     *
     * @throws longhand.file.FileProblem if there are none, or if it is no plain text
     */
    static List<Answer> answers(String file, String text) {
        if (NOT_TEXT.contains(file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
            throw new FileProblem(
                    file,
                    "expected answers as text or CSV, which is all that a page reads; the check command reads this");
        }
        try {
            return AnswerSheet.some(TextContent.plain(file, text));
        } catch (UnreadableSheet unreadable) {
            throw unreadable.in(file);
        }
    }

    /** What a page says of a sheet, its {@code rows} as markup, and beside it the {@code json} of the command. */
    static Json of(
            String example,
            EditedExercise edited,
            List<Answer> answers,
            String steps,
            Function<Rules, Figures> decimals) {
        CheckedSheet checked =
                CheckedSheet.of(example, edited.names(), answers, List.of(), Marking.FEWEST_DIGITS, true, decimals);
        MarkedAnswers.Listed listed = MarkedAnswers.of(checked, name -> steps.isEmpty() ? "" : steps + name);
        return new Json()
                .put("title", edited.exercise().title())
                .put("summary", checked.summary())
                .put(
                        "score",
                        checked.sheet().earned() + " of " + checked.sheet().asked() + " marks")
                .put("headline", checked.headline().orElse(""))
                .put("leftOut", listed.leftOut())
                .put("rows", listed.rows().markup())
                .put("json", checked.json());
    }
}
