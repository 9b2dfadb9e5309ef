package longhand.check.convention;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import longhand.calculus.Change;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.cause.LocalChange;
import longhand.check.convention.Reading.OfNames;
import longhand.check.convention.Reading.OfRules;
import longhand.check.judging.AffectedQuantities;
import longhand.check.judging.InformativeDigits;
import longhand.check.reading.Answer;
import longhand.check.reading.PrintedFigure;
import longhand.check.reading.WrittenNumber;
import longhand.formula.Arithmetic;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.notation.Figures;
import longhand.notation.Names;
import longhand.notation.UnknownName;
import org.apache.commons.math3.util.Decimal64;

/**
 * Which conventions a sheet of answers follows, and how it reads by them.
 *
 * <p>A convention is followed throughout or not at all: it is seen where hardly an answer speaks against it. A mistake that gives the
 * same numbers in part, such as a wrong sign that the update then takes uphill, does not.
 */
public final class SheetConventions {
    /** Of the answers that say something, at most this part may be other than a convention gives: there may be a slip among them. */
    private static final double MOST_AMISS = 0.1;

    /** An answer has rounding in it that was carried along, of about this part. */
    private static final double CARRIED = 2e-3;

    /** Fewer digits of a value, or of the change of a parameter, are near many numbers. */
    private static final int FEWEST_DIGITS = 2;

    /** More of the answers would tell no more. */
    private static final int MOST_ANSWERS = 500;

    /**
     * A sheet as it reads by conventions that are accepted.
     *
     * @param names of quantities whose rules are those of the conventions
     * @param conventions those of them that it follows
     */
    public record ReadSheet(List<Answer> answers, Names names, List<Convention> conventions) {
        public ReadSheet {
            answers = List.copyOf(answers);
            conventions = List.copyOf(conventions);
        }
    }

    /**
     * What a reading makes of the answers that say something.
     *
     * @param won how many it makes right that were not
     * @param lost how many it makes wrong that were right
     * @param amiss how many are not right by it
     * @param isShown whether one of those that are right tells it from a mistake
     */
    private record Fit(Convention convention, Reading reading, int won, int lost, int amiss, boolean isShown) {
        int gain() {
            return won - lost;
        }

        boolean isFollowed() {
            return isShown && won >= 2 && amiss <= MOST_AMISS * won;
        }
    }

    private SheetConventions() {}

    /** The sheet as it reads by those of the conventions that make more of it right, whatever their order. */
    public static ReadSheet read(List<Answer> answers, Names names, List<Convention> accepted) {
        ReadSheet sheet = new ReadSheet(answers, names, List.of());
        List<Convention> left = new ArrayList<>(accepted);
        while (true) {
            ReadSheet before = sheet;
            Figures figures = figures(before.names());
            Optional<Fit> best = left.stream()
                    .flatMap(convention -> best(convention, before, figures).stream())
                    .filter(fit -> fit.gain() > 0)
                    .max(Comparator.comparingInt(Fit::gain));
            if (best.isEmpty()) {
                return sheet;
            }
            left.remove(best.get().convention());
            sheet = read(sheet, best.get());
        }
    }

    private static ReadSheet read(ReadSheet sheet, Fit fit) {
        List<Convention> conventions = new ArrayList<>(sheet.conventions());
        conventions.add(fit.convention());
        Reading reading = fit.reading();
        return new ReadSheet(
                reading instanceof OfNames renamed ? renamed(sheet.answers(), renamed.ours()) : sheet.answers(),
                reading instanceof OfRules rules
                        ? new Names(
                                sheet.names().rules().with(rules.change()),
                                sheet.names().labels())
                        : sheet.names(),
                conventions);
    }

    /**
     * The convention that a sheet follows throughout, and that is none of ours.
     *
     * @param figures the right values of what the names are of
     */
    public static Optional<Convention> followed(List<Answer> answers, Names names, Figures figures) {
        ReadSheet sheet = new ReadSheet(answers, names, List.of());
        List<Fit> fits = new ArrayList<>();
        for (Convention convention : Convention.values()) {
            best(convention, sheet, figures).filter(Fit::isFollowed).ifPresent(fits::add);
        }
        return fits.stream().max(Comparator.comparingInt(Fit::won)).map(Fit::convention);
    }

    /**
     * The rules by which a source prints its figures, if it follows another convention throughout.
     *
     * @param figures the right values
     */
    public static Optional<FollowedRules> followed(List<PrintedFigure> printed, Figures figures) {
        List<Said> said = printed.stream()
                .map(figure -> new Said(figure.quantity(), figure.quantity(), figure.number()))
                .toList();
        List<Fit> fits = new ArrayList<>();
        for (Convention convention : Convention.values()) {
            convention.readings(figures).stream()
                    .filter(OfRules.class::isInstance)
                    .map(reading -> fit(convention, reading, said, figures))
                    .filter(Fit::isFollowed)
                    .forEach(fits::add);
        }
        return fits.stream()
                .max(Comparator.comparingInt(Fit::won))
                .map(fit ->
                        new FollowedRules(fit.convention(), figures.rules().with(((OfRules) fit.reading()).change())));
    }

    /** A convention, and the rules of an exercise by it. */
    public record FollowedRules(Convention convention, Rules rules) {}

    private static Optional<Fit> best(Convention convention, ReadSheet sheet, Figures figures) {
        return convention.readings(figures).stream()
                .map(reading -> fit(convention, reading, said(reading, sheet), figures))
                .max(Comparator.comparing(Fit::isFollowed).thenComparingInt(Fit::gain));
    }

    /**
     * A number on a sheet.
     *
     * @param plain of which quantity as it stands; null if there is none of this name
     * @param read of which quantity by a reading; null if there is none
     */
    private record Said(Quantity plain, Quantity read, WrittenNumber number) {
        Quantity any() {
            return read == null ? plain : read;
        }
    }

    private static List<Said> said(Reading reading, ReadSheet sheet) {
        UnaryOperator<String> ours = reading instanceof OfNames renamed ? renamed.ours() : UnaryOperator.identity();
        List<Said> said = new ArrayList<>();
        for (Answer answer : sheet.answers().subList(0, Math.min(sheet.answers().size(), MOST_ANSWERS))) {
            Optional<WrittenNumber> number = WrittenNumber.parse(answer.given());
            if (number.isPresent()) {
                said.add(new Said(
                        quantity(answer.name(), sheet.names()),
                        quantity(ours.apply(answer.name()), sheet.names()),
                        number.get()));
            }
        }
        return said;
    }

    private static Fit fit(Convention convention, Reading reading, List<Said> all, Figures figures) {
        ToDoubleFunction<Quantity> values =
                reading instanceof OfRules rules ? values(rules.change(), figures) : figures::real;
        int won = 0;
        int lost = 0;
        int amiss = 0;
        boolean isShown = false;
        for (Said said : all) {
            boolean isAsked = said.any() != null && said.any().phase() != Phase.GIVEN;
            if (!isAsked || !says(said.any(), said.number(), figures)) {
                continue;
            }
            boolean isNear = said.read() != null
                    && isNear(said.read(), said.number(), values.applyAsDouble(said.read()), figures);
            boolean wasNear =
                    said.plain() != null && isNear(said.plain(), said.number(), figures.real(said.plain()), figures);
            won += isNear && !wasNear ? 1 : 0;
            lost += wasNear && !isNear ? 1 : 0;
            amiss += isNear ? 0 : 1;
            isShown |= isNear && isShown(reading, said);
        }
        return new Fit(convention, reading, won, lost, amiss, isShown);
    }

    /** Whether an answer that is right by a reading tells the convention from a mistake. */
    private static boolean isShown(Reading reading, Said said) {
        return reading instanceof OfRules rules
                ? rules.shown().test(said.read())
                : said.plain() == null
                        || (said.read().isUpdate() && !said.plain().equals(said.read()));
    }

    /** The values by changed rules; what the change does not reach is as it was. */
    private static ToDoubleFunction<Quantity> values(LocalChange change, Figures figures) {
        Change written = (q, right) -> change.of(q, right.plain());
        AffectedQuantities affected = AffectedQuantities.ofRules(figures.rules(), written, change.where());
        Trace<Decimal64> trace = new Trace<>(
                figures.rules(),
                Arithmetic.doubles(),
                q -> affected.has(q) ? null : new Decimal64(figures.real(q)),
                written);
        return q -> trace.of(q).getReal();
    }

    /** Whether enough digits of an answer say something. */
    private static boolean says(Quantity q, WrittenNumber number, Figures figures) {
        return number.value().signum() != 0 && InformativeDigits.of(figures, q, number) >= FEWEST_DIGITS;
    }

    /** Whether an answer is a value but for rounding, be it carried along; of an updated parameter its change. */
    private static boolean isNear(Quantity q, WrittenNumber number, double value, Figures figures) {
        BigDecimal old = q.isUpdate() ? InformativeDigits.old(figures, q) : BigDecimal.ZERO;
        double size = Math.abs(value - old.doubleValue());
        double off = Math.abs(number.value().doubleValue() - value);
        return off <= number.unit().doubleValue() + CARRIED * size;
    }

    private static Quantity quantity(String name, Names names) {
        try {
            return names.find(name, false);
        } catch (UnknownName unknown) {
            return null;
        }
    }

    private static List<Answer> renamed(List<Answer> answers, UnaryOperator<String> ours) {
        return answers.stream()
                .map(answer -> answer.isUnderstood()
                        ? new Answer(answer.line(), ours.apply(answer.name()), answer.given())
                        : answer)
                .toList();
    }

    private static Figures figures(Names names) {
        return Figures.of(new Trace<>(names.rules(), Arithmetic.doubles()));
    }
}
