package longhand.check;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import longhand.calculus.Rules;
import longhand.calculus.TeachingOrder;
import longhand.calculus.Trace;
import longhand.check.convention.Convention;
import longhand.check.convention.SheetConventions;
import longhand.check.convention.SheetConventions.ReadSheet;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.file.PrintableText;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.model.Computation;
import longhand.notation.Derivation;
import longhand.notation.Working;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.Words;

/** A marked sheet with all that its outputs say of it; every expected value goes through here, so that it can be kept back. */
public final class CheckedSheet {
    /** What a number is worked out with that is too large for a double. */
    private static final int DIGITS = 50;

    private final String example;
    private final Derivation derivation;
    private final MarkedSheet sheet;
    private final boolean showsExpected;
    private final List<Convention> conventions;
    private final Optional<OtherConvention> other;

    /**
     * A convention that is not the example's, and that the sheet follows.
     *
     * @param right how many answers are right by it
     * @param asked of how many
     */
    public record OtherConvention(Convention convention, long right, long asked) {}

    private CheckedSheet(
            String example,
            Derivation derivation,
            MarkedSheet sheet,
            boolean showsExpected,
            List<Convention> conventions,
            Optional<OtherConvention> other) {
        this.conventions = List.copyOf(conventions);
        this.other = other;
        this.example = example;
        this.derivation = derivation;
        this.sheet = sheet;
        this.showsExpected = showsExpected;
    }

    /**
     * Marks a sheet.
     *
     * @param example what it is about is called
     * @param names of the quantities of that
     * @param accepted conventions beside the example's own
     * @param fewestDigits significant digits that an answer needs at least
     * @param showsExpected whether our values may be seen
     */
    public static CheckedSheet of(
            String example,
            Names names,
            List<Answer> answers,
            List<Convention> accepted,
            int fewestDigits,
            boolean showsExpected) {
        return of(example, names, answers, accepted, fewestDigits, showsExpected, CheckedSheet::decimals);
    }

    /** Where a number is too large for a double, or worked out from one that is, all have their values in decimals. */
    public static Figures decimals(Rules rules) {
        return Figures.of(new Trace<>(rules, Arithmetic.digits(DIGITS)), DIGITS);
    }

    /**
     * The same with other decimals.
     *
     * @param decimals what works numbers out that are too large for a double
     */
    public static CheckedSheet of(
            String example,
            Names given,
            List<Answer> answers,
            List<Convention> accepted,
            int fewestDigits,
            boolean showsExpected,
            Function<Rules, Figures> decimals) {
        Names own = asked(given, answers);
        ReadSheet read = SheetConventions.read(answers, own, accepted);
        Names names = read.names();
        Figures figures = Figures.of(new Trace<>(names.rules(), Arithmetic.doubles()));
        MarkedSheet sheet = Marking.of(read.answers(), figures, names, fewestDigits);
        if (sheet.marks().stream()
                .anyMatch(mark -> mark.quantity() != null && figures.decimal(mark.quantity()) == null)) {
            Figures larger = decimals.apply(names.rules());
            return new CheckedSheet(
                    example,
                    new Derivation(larger, names),
                    Marking.of(read.answers(), larger, names, fewestDigits),
                    showsExpected,
                    read.conventions(),
                    Optional.empty());
        }
        Optional<OtherConvention> other = sheet.isAllRight()
                ? Optional.empty()
                : SheetConventions.followed(read.answers(), names, figures)
                        .map(convention -> by(convention, read, fewestDigits))
                        .filter(by -> by.right() > right(sheet));
        return new CheckedSheet(
                example, new Derivation(figures, names), sheet, showsExpected, read.conventions(), other);
    }

    /** With the derivatives by the inputs, if an answer is to one of them. */
    private static Names asked(Names given, List<Answer> answers) {
        List<String> asked =
                answers.stream().filter(Answer::isUnderstood).map(Answer::name).toList();
        Computation computation = given.rules().computation();
        Computation all = Names.asked(computation, given.labels(), asked);
        return all.equals(computation) ? given : new Names(new Rules(all), given.labels());
    }

    /** What a sheet would score by one convention more. */
    private static OtherConvention by(Convention convention, ReadSheet sheet, int fewestDigits) {
        ReadSheet read = SheetConventions.read(sheet.answers(), sheet.names(), List.of(convention));
        MarkedSheet marked = Marking.of(read.answers(), read.names(), fewestDigits);
        return new OtherConvention(convention, right(marked), marked.asked());
    }

    private static long right(MarkedSheet sheet) {
        return sheet.count(Verdict.CORRECT) + sheet.count(Verdict.ROUNDED);
    }

    /** The conventions by which it was read, of those that are accepted beside the example's own. */
    public List<Convention> conventions() {
        return conventions;
    }

    /** The convention that the sheet follows and that is not accepted, if there is one. */
    public Optional<OtherConvention> other() {
        return other;
    }

    /** What the example is called. */
    public String example() {
        return example;
    }

    public MarkedSheet sheet() {
        return sheet;
    }

    public boolean showsExpected() {
        return showsExpected;
    }

    /** Our value of what was asked, with every digit; empty where it is to be kept back, or the name is unknown. */
    public Optional<String> expected(Mark mark) {
        return showsExpected && mark.quantity() != null
                ? Optional.of(derivation.figures().full(mark.quantity()))
                : Optional.empty();
    }

    /** The quantity's name in our form; what was written, if it is unknown. */
    public String name(Mark mark) {
        return mark.quantity() == null ? PrintableText.of(mark.answer().name()) : name(mark.quantity());
    }

    /** What was written, as it can be shown. */
    public String given(Mark mark) {
        return PrintableText.of(mark.answer().given());
    }

    /** What is to be said of an answer, as it can be shown: it may quote a name that was written. */
    public String message(Mark mark) {
        return PrintableText.of(mark.message());
    }

    public String name(Quantity quantity) {
        return derivation.names().of(quantity);
    }

    /** The outcome in one sentence: "15 of 20 right (1 of them by rounding), 2 follow, 1 wrong, 1 blank." */
    public String summary() {
        StringBuilder text = new StringBuilder(right(sheet) + " of " + sheet.asked() + " right");
        if (sheet.count(Verdict.ROUNDED) > 0) {
            text.append(" (").append(sheet.count(Verdict.ROUNDED)).append(" of them but for rounding)");
        }
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.CORRECT && verdict != Verdict.ROUNDED && sheet.count(verdict) > 0) {
                text.append(", ").append(sheet.count(verdict)).append(' ').append(word(verdict));
            }
        }
        text.append('.');
        if (!conventions.isEmpty()) {
            text.append(" Read ")
                    .append(conventions.stream().map(Convention::words).collect(Collectors.joining(" and ")))
                    .append('.');
        }
        return text.toString();
    }

    /** The convention that it follows; or what went wrong first, and why; empty if nothing is wrong. */
    public Optional<String> headline() {
        return other.map(CheckedSheet::said).or(this::firstWrong);
    }

    private static String said(OtherConvention other) {
        return "This sheet follows another convention: read "
                + other.convention().words() + ", " + other.right()
                + " of " + other.asked() + " are right. (" + other.convention().id()
                + ": whoever marks can accept it with --convention.)";
    }

    private Optional<String> firstWrong() {
        String would = sheet.tellsApart()
                .map(q -> "; your value of " + name(q) + " would")
                .orElse("");
        return sheet.firstWrong().map(first -> {
            StringBuilder headline = new StringBuilder("First wrong: " + place(first) + ". " + message(first));
            headline.append(named(first, would));
            // the first may be an oddity of its own, before a mistake that explains the others; or there are two
            // mistakes
            Set<Mistake> told = EnumSet.noneOf(Mistake.class);
            told.addAll(first.causes());
            for (Mark mark : inTeachingOrder()) {
                boolean isTold = mark.isByAllCauses()
                        ? told.containsAll(mark.causes())
                        : !Collections.disjoint(told, mark.causes());
                if (!isTold && !mark.causes().isEmpty()) {
                    headline.append(" After it, ")
                            .append(place(mark))
                            .append(": ")
                            .append(message(mark))
                            .append(named(mark, told.isEmpty() ? would : ""));
                    told.addAll(mark.causes());
                }
            }
            return headline.toString();
        });
    }

    private String place(Mark mark) {
        return name(mark) + ", on line " + mark.answer().line();
    }

    /** What is to be said of an answer, with the ids of the known mistakes that may have led to it. */
    public String explanation(Mark mark) {
        return message(mark) + named(mark, "");
    }

    private static String named(Mark mark, String would) {
        List<String> causes = mark.causes().stream().map(Mistake::id).toList();
        if (mark.isByAllCauses()) {
            return " (" + String.join(" and ", causes) + ")";
        }
        String ids = Words.or(causes);
        return switch (causes.size()) {
            case 0 -> "";
            case 1 -> " (" + ids + ")";
            default -> " (" + ids + ": these answers cannot tell which" + would + ".)";
        };
    }

    /** The answers in teaching order; those that are to no known quantity last. */
    public List<Mark> inTeachingOrder() {
        TeachingOrder order = derivation.rules().order();
        return sheet.marks().stream()
                .sorted(Comparator.comparingInt(
                        mark -> mark.quantity() == null ? order.size() : order.placeOf(mark.quantity())))
                .toList();
    }

    /** The sheet as JSON, as the {@code check} command gives it. */
    public String json() {
        return SheetJson.of(this);
    }

    /** How a quantity is worked out; without any value where these are kept back. */
    public Working working(Quantity quantity) {
        return showsExpected ? derivation.of(quantity) : derivation.covered(quantity);
    }

    /** The whole derivation; of that too nothing may be seen where expected values are kept back. */
    public Derivation derivation() {
        return derivation;
    }

    /** "right from your earlier answers", "wrong": a verdict after a number of answers. */
    public static String word(Verdict verdict) {
        return switch (verdict) {
            case FOLLOWS -> "right from your earlier answers";
            case ROUNDED -> "right but for rounding";
            case COARSE -> "with too few digits";
            default -> verdict.key();
        };
    }
}
