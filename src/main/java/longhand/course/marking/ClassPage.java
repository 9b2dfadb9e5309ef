package longhand.course.marking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.course.Student;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import longhand.report.html.Assets;
import longhand.report.html.Frame;
import longhand.report.html.Templates;
import longhand.view.html.Shown;
import longhand.view.picture.Highlight;
import longhand.view.picture.NetworkPicture;

/** The page of a class: how many got each quantity right, drawn on the network; which mistakes were made, how often and by whom. */
final class ClassPage {
    private static final int MOST_EXAMPLES = 3;
    private static final int MOST_PROBLEMS = 500;
    private static final int STEPS = 5;

    /** What the template sees; texts that do not apply are empty. */
    public record Content(
            Frame frame,
            String title,
            String summary,
            String points,
            Picture picture,
            List<QuantityRow> quantities,
            String nobody,
            List<MistakeRow> mistakes,
            String alike,
            List<Problem> problems,
            String moreProblems) {
        public boolean hasMistakes() {
            return !mistakes.isEmpty();
        }

        public boolean hasProblems() {
            return !problems.isEmpty();
        }
    }

    /** The network: a part of it has the class {@code got-0} to {@code got-4}, by how many got what belongs to it right, or none. */
    public record Picture(String width, String height, List<Part<Shown.Edge>> edges, List<Part<Shown.Node>> nodes) {}

    public record Part<T>(T of, String style, String words) {}

    /** Percentages, of all who handed in. */
    public record QuantityRow(String name, String question, String right, String follows, String wrong, String none) {}

    public record MistakeRow(String id, String advice, String count, List<Example> examples) {}

    /** @param address of the student's page, or empty */
    public record Example(String student, String address, String first) {}

    public record Problem(String path, String why) {}

    private final ClassResults results;
    private final Names names;
    private final boolean hasPages;
    private final int sheets;

    private ClassPage(ClassResults results, Names names, boolean hasPages) {
        this.results = results;
        this.names = names;
        this.hasPages = hasPages;
        sheets = results.counted().size();
    }

    static String render(ClassResults results, Exercises exercises, boolean hasPages) {
        Names names = exercises.any().names();
        ClassPage page = new ClassPage(results, names, hasPages);
        Derivation derivation = new Derivation(
                Figures.of(new Trace<>(new Rules(names.rules().computation()), Arithmetic.doubles())), names);
        int left = results.others().size() - MOST_PROBLEMS;
        return Templates.render(
                "class.ftlh",
                new Content(
                        Assets.frame(),
                        exercises.any().example().title(),
                        page.summary(),
                        page.points(),
                        page.picture(NetworkPicture.of(derivation).asGiven()),
                        page.quantities(derivation),
                        page.nobody(),
                        page.mistakes(),
                        page.alike(),
                        results.others().stream()
                                .limit(MOST_PROBLEMS)
                                .map(other -> new Problem(other.path(), other.problem()))
                                .toList(),
                        left > 0 ? NumberText.grouped(left) + " more are in " + ClassResults.PROBLEMS + "." : ""));
    }

    private String summary() {
        long perfect = results.counted().stream()
                .filter(sheet -> sheet.counts().wrong() == 0
                        && sheet.counts().right() >= results.asked().size())
                .count();
        return NumberText.grouped(sheets) + (sheets == 1 ? " student has" : " students have") + " handed in, "
                + NumberText.grouped(perfect) + " of them with every answer right."
                + (results.missing().isEmpty()
                        ? ""
                        : " " + NumberText.grouped(results.missing().size())
                                + " have handed in nothing that could be marked.");
    }

    private String points() {
        if (sheets == 0) {
            return "";
        }
        List<BigDecimal> sorted = results.counted().stream()
                .map(MarkedSubmission::points)
                .sorted()
                .toList();
        double mean = sorted.stream().mapToDouble(BigDecimal::doubleValue).sum() / sheets;
        return "Points: " + NumberText.fixed(mean, 1) + " on average, from "
                + ClassResults.text(sorted.get(0)) + " to " + ClassResults.text(sorted.get(sheets - 1))
                + ", half of them "
                + ClassResults.text(sorted.get(sheets / 2)) + " or more. "
                + results.asked().size()
                + " quantities were asked.";
    }

    private long count(Quantity q, Predicate<Verdict> which) {
        return results.counted().stream()
                .map(sheet -> results.index().verdict(sheet.verdicts(), q))
                .filter(verdict -> verdict != null && which.test(verdict))
                .count();
    }

    private static boolean isRight(Verdict verdict) {
        return verdict == Verdict.CORRECT || verdict == Verdict.ROUNDED;
    }

    private String percent(long count) {
        return sheets == 0 ? "–" : NumberText.fixed(100.0 * count / sheets, 0) + " %";
    }

    private List<QuantityRow> quantities(Derivation derivation) {
        List<QuantityRow> rows = new ArrayList<>();
        for (Quantity q : results.asked()) {
            long right = count(q, ClassPage::isRight);
            long follows = count(q, verdict -> verdict == Verdict.FOLLOWS);
            long wrong = count(q, verdict -> verdict == Verdict.WRONG);
            rows.add(new QuantityRow(
                    names.of(q),
                    derivation.covered(q).question(),
                    percent(right),
                    percent(follows),
                    percent(wrong),
                    percent(sheets - right - follows - wrong)));
        }
        return rows;
    }

    private String nobody() {
        List<String> nobody = results.asked().stream()
                .filter(q -> count(q, ClassPage::isRight) == 0)
                .map(names::of)
                .toList();
        return nobody.isEmpty() || sheets == 0 ? "" : "Nobody got these right: " + String.join(", ", nobody) + ".";
    }

    /** What belongs to a part of the picture: right answers, and all. */
    private Picture picture(Shown.Network network) {
        Function<Quantity, Highlight> highlights = Highlight.in(names.rules().computation());
        Map<String, long[]> tallies = new HashMap<>();
        for (Quantity q : results.asked()) {
            long right = count(q, ClassPage::isRight);
            for (String key : highlights.apply(q).now()) {
                long[] tally = tallies.computeIfAbsent(key, any -> new long[2]);
                tally[0] += right;
                tally[1] += sheets;
            }
        }
        return new Picture(
                network.width(),
                network.height(),
                network.edges().stream()
                        .map(edge -> part(edge, edge.key(), tallies))
                        .toList(),
                network.nodes().stream()
                        .map(node -> part(node, node.key(), tallies))
                        .toList());
    }

    private static <T> Part<T> part(T of, String key, Map<String, long[]> tallies) {
        long[] tally = tallies.get(key);
        if (tally == null || tally[1] == 0) {
            return new Part<>(of, "", "");
        }
        long step = Math.min(STEPS - 1, STEPS * tally[0] / tally[1]);
        return new Part<>(of, "got-" + step, NumberText.fixed(100.0 * tally[0] / tally[1], 0) + " %");
    }

    private List<MistakeRow> mistakes() {
        Map<Mistake, List<MarkedSubmission>> makers = new EnumMap<>(Mistake.class);
        for (MarkedSubmission sheet : results.counted()) {
            sheet.mistakes().forEach(mistake -> makers.computeIfAbsent(mistake, any -> new ArrayList<>())
                    .add(sheet));
        }
        return makers.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .map(entry -> new MistakeRow(
                        entry.getKey().id(),
                        entry.getKey().advice(),
                        NumberText.grouped(entry.getValue().size()),
                        entry.getValue().stream()
                                .limit(MOST_EXAMPLES)
                                .map(this::example)
                                .toList()))
                .toList();
    }

    private Example example(MarkedSubmission sheet) {
        Student student = sheet.student();
        String address = hasPages ? ClassMarking.PAGES + ClassMarking.pageName(student) : "";
        return new Example(student.shown(), address, sheet.firstWrong());
    }

    private String alike() {
        int pairs = AnswerPrint.alike(results.counted());
        return pairs == 0
                ? ""
                : NumberText.grouped(pairs) + (pairs == 1 ? " pair of sheets shares" : " pairs of sheets share")
                        + " wrong answers beyond what chance or a known mistake gives. Which ones is not said: there may be"
                        + " good reasons, such as a group that was allowed to work together.";
    }
}
