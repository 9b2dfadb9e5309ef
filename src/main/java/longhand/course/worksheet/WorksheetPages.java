package longhand.course.worksheet;

import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import longhand.check.judging.Mistake;
import longhand.formula.quantity.Quantity;
import longhand.notation.Conventions;
import longhand.notation.Derivation;
import longhand.notation.Working;
import longhand.notation.text.NumberText;
import longhand.notation.text.Words;
import longhand.report.html.Assets;
import longhand.report.html.Frame;
import longhand.report.html.Templates;
import longhand.view.html.Html;
import longhand.view.page.GivenTables;
import longhand.view.picture.NetworkMarkup;
import longhand.view.picture.NetworkPicture;

/** The pages of a course's worksheets: one to print, with a page for each student, and one with the keys. */
public final class WorksheetPages {
    /**
     * What the template of the sheets sees.
     *
     * @param instruction what to do
     */
    public record Sheets(
            Frame frame,
            String title,
            String line,
            List<String> conventions,
            String instruction,
            List<Question> questions,
            List<Sheet> sheets) {}

    /** A number that is asked for; {@code label} is the source's name of it, or empty. */
    public record Question(String name, String label, String words) {}

    /**
     * The page of a student.
     *
     * @param code the QR code of the id as the path of an SVG, in a square of {@code codeSize}; or empty
     */
    public record Sheet(String id, String student, String code, String codeSize, Html network, Html given) {}

    /** What the template of the keys sees; {@code hidden} is a sentence, or empty. */
    public record Keys(
            Frame frame,
            String title,
            String line,
            String shown,
            List<String> pairs,
            String hidden,
            List<String> exceptions,
            List<String> names,
            List<Row> rows) {
        public boolean hasPairs() {
            return !pairs.isEmpty();
        }

        public boolean hasExceptions() {
            return !exceptions.isEmpty();
        }
    }

    public record Row(String student, List<String> answers) {}

    /** Around a QR code as much has to stay white. */
    private static final int QUIET = 4;

    private WorksheetPages() {}

    /**
     * All sheets on one page.
     *
     * @param worksheets at least one
     * @param hasCodes whether each has the QR code of its id
     */
    public static String sheets(List<Worksheet> worksheets, boolean hasCodes) {
        Worksheet first = worksheets.get(0);
        Derivation derivation = first.derivation();
        List<Question> questions = first.asked().stream()
                .map(q -> {
                    Working working = derivation.covered(q);
                    return new Question(working.name(), working.label().orElse(""), working.question());
                })
                .toList();
        String instruction = "Work out each number and give it with " + first.decimals()
                + " decimals. Use unrounded numbers on the way, or at least two decimals more.";
        return Templates.render(
                "worksheets.ftlh",
                new Sheets(
                        Assets.frame(),
                        first.example().title(),
                        Conventions.line(derivation.figures()),
                        Conventions.of(derivation.names()),
                        instruction,
                        questions,
                        worksheets.stream().map(sheet -> sheet(sheet, hasCodes)).toList()));
    }

    private static Sheet sheet(Worksheet worksheet, boolean hasCode) {
        GivenTables given = new GivenTables(worksheet.derivation(), false);
        String id = worksheet.student().id();
        QrCode code = hasCode ? QrCode.encodeText(id, QrCode.Ecc.MEDIUM) : null;
        return new Sheet(
                id,
                worksheet.student().shown(),
                code == null ? "" : path(code),
                code == null ? "" : Integer.toString(code.size + 2 * QUIET),
                NetworkMarkup.of(NetworkPicture.of(worksheet.derivation()).asGiven(), "-" + id),
                GivenTables.markup(given.all(), given.settings(), false));
    }

    private static String path(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(',')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    /**
     * The keys of all sheets, for who marks them, and what the answers can tell.
     *
     * @param worksheets at least one
     */
    public static String keys(WorksheetMaker maker, List<Worksheet> worksheets) {
        Worksheet first = worksheets.get(0);
        List<String> exceptions = new ArrayList<>();
        for (Worksheet worksheet : worksheets) {
            String more = exception(maker, worksheet);
            if (!more.isEmpty()) {
                exceptions.add(worksheet.student().shown() + ": " + more);
            }
        }
        List<String> names = first.asked().stream().map(first::name).toList();
        return Templates.render(
                "worksheet-keys.ftlh",
                new Keys(
                        Assets.frame(),
                        first.example().title(),
                        Conventions.line(first.derivation().figures()),
                        shown(maker),
                        pairs(maker.alwaysAlike()),
                        maker.alwaysHidden().isEmpty()
                                ? ""
                                : "Made in some way, these may change too few digits to be named: "
                                        + ids(maker.alwaysHidden()) + ".",
                        exceptions,
                        names,
                        worksheets.stream().map(WorksheetPages::row).toList()));
    }

    private static String shown(WorksheetMaker maker) {
        Set<Mistake> shown = maker.shown();
        return shown.isEmpty()
                ? "No known mistake changes any of these answers."
                : "Each of these mistakes changes answers, and other answers than the others do: " + ids(shown) + ".";
    }

    /** What the numbers of one student leave open beyond what all do; or nothing. */
    private static String exception(WorksheetMaker maker, Worksheet worksheet) {
        Set<Set<Mistake>> alike = new HashSet<>(worksheet.unparted());
        alike.removeAll(maker.alwaysAlike());
        Set<Mistake> hidden = new TreeSet<>(worksheet.hidden());
        hidden.removeAll(maker.alwaysHidden());
        List<String> parts = new ArrayList<>(pairs(alike));
        if (!hidden.isEmpty()) {
            parts.add(ids(hidden) + " may go unnamed");
        }
        return String.join("; ", parts);
    }

    /** "factor-two and mean-over-outputs", each pair, in order. */
    static List<String> pairs(Set<Set<Mistake>> pairs) {
        return pairs.stream()
                .map(pair -> Words.and(pair.stream().sorted().map(Mistake::id).toList()))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String ids(Set<Mistake> mistakes) {
        return Words.and(mistakes.stream().sorted().map(Mistake::id).toList());
    }

    private static Row row(Worksheet worksheet) {
        return new Row(
                worksheet.student().shown(),
                worksheet.asked().stream().map(q -> answer(worksheet, q)).toList());
    }

    private static String answer(Worksheet worksheet, Quantity q) {
        return NumberText.fixed(worksheet.derivation().figures().real(q), worksheet.decimals());
    }
}
