package longhand.check.convention;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import longhand.calculus.Rules;
import longhand.calculus.TeachingOrder;
import longhand.calculus.Trace;
import longhand.check.cause.RightDerivation;
import longhand.check.change.LocalChange;
import longhand.check.convention.Reading.OfNames;
import longhand.check.convention.Reading.OfRules;
import longhand.check.judging.InformativeDigits;
import longhand.check.reading.Answer;
import longhand.check.reading.PrintedFigure;
import longhand.check.reading.WrittenNumber;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.Names;
import longhand.notation.name.UnknownName;
import longhand.notation.text.Figures;
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

    /** A single answer that it makes right does not tell it from a mistake. */
    private static final int FEWEST_WON = 2;

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
            return isShown && won >= FEWEST_WON && amiss <= MOST_AMISS * won;
        }
    }

    private SheetConventions() {}

    /** The sheet as it reads by those of the conventions that make more of it right, whatever their order. */
    public static ReadSheet read(List<Answer> answers, Names names, List<Convention> accepted) {
        ReadSheet sheet = new ReadSheet(answers, names, List.of());
        List<Convention> left = new ArrayList<>(accepted);
        while (true) {
            ReadSheet before = sheet;
            Numbers numbers = Numbers.on(before.answers(), before.names(), figures(before.names()));
            Optional<Fit> best = left.stream()
                    .flatMap(convention -> numbers.best(convention).stream())
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
        Numbers numbers = Numbers.on(answers, names, figures);
        List<Fit> fits = new ArrayList<>();
        for (Convention convention : Convention.values()) {
            numbers.followed(convention.readings(figures), convention)
                    .max(Comparator.comparingInt(Fit::gain))
                    .ifPresent(fits::add);
        }
        return fits.stream().max(Comparator.comparingInt(Fit::won)).map(Fit::convention);
    }

    /**
     * The rules by which a source prints its figures, if it follows another convention throughout.
     *
     * @param figures the right values
     */
    public static Optional<FollowedRules> followed(List<PrintedFigure> printed, Figures figures) {
        Numbers numbers = Numbers.of(printed, figures);
        List<Fit> fits = new ArrayList<>();
        for (Convention convention : Convention.values()) {
            List<Reading> readings = convention.readings(figures).stream()
                    .filter(OfRules.class::isInstance)
                    .toList();
            numbers.followed(readings, convention).forEach(fits::add);
        }
        return fits.stream()
                .max(Comparator.comparingInt(Fit::won))
                .map(fit ->
                        new FollowedRules(fit.convention(), figures.rules().with(((OfRules) fit.reading()).change())));
    }

    /** A convention, and the rules of an exercise by it. */
    public record FollowedRules(Convention convention, Rules rules) {}

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

    /**
     * The numbers on a sheet beside the right ones.
     *
     * @param asWritten as they read without any convention
     * @param renamed as they read under other names
     */
    private record Numbers(
            List<Said> asWritten,
            java.util.function.Function<OfNames, List<Said>> renamed,
            Figures figures,
            RightDerivation right) {
        static Numbers on(List<Answer> answers, Names names, Figures figures) {
            return new Numbers(
                    said(UnaryOperator.identity(), answers, names),
                    reading -> said(reading.ours(), answers, names),
                    figures,
                    RightDerivation.of(figures));
        }

        static Numbers of(List<PrintedFigure> printed, Figures figures) {
            List<Said> said = printed.stream()
                    .map(figure -> new Said(figure.quantity(), figure.quantity(), figure.number()))
                    .toList();
            return new Numbers(said, reading -> said, figures, RightDerivation.of(figures));
        }

        private static List<Said> said(UnaryOperator<String> ours, List<Answer> answers, Names names) {
            List<Said> said = new ArrayList<>();
            for (Answer answer : answers.subList(0, Math.min(answers.size(), MOST_ANSWERS))) {
                Optional<WrittenNumber> number = answer.number();
                if (number.isPresent()) {
                    Quantity plain = quantity(answer.name(), names);
                    String name = ours.apply(answer.name());
                    said.add(new Said(plain, name.equals(answer.name()) ? plain : quantity(name, names), number.get()));
                }
            }
            return said;
        }

        /** What the reading makes of them that gains most, of those that are followed if there are any. */
        Optional<Fit> best(Convention convention) {
            return convention.readings(figures).stream()
                    .map(reading -> fit(convention, reading, telling(reading), Double.POSITIVE_INFINITY))
                    .max(Comparator.comparing(Fit::isFollowed).thenComparingInt(Fit::gain));
        }

        /** What those of the readings make of them that are followed; it is looked no further than until one is not. */
        Stream<Fit> followed(List<Reading> readings, Convention convention) {
            return readings.stream().flatMap(reading -> {
                List<Said> telling = telling(reading);
                long open = telling.stream().filter(said -> !wasNear(said)).count();
                boolean canBe = open >= FEWEST_WON
                        && telling.stream()
                                .anyMatch(said ->
                                        said.read() != null && (isShown(reading, said) || isSwapped(reading, said)));
                return canBe
                        ? Stream.of(fit(convention, reading, telling, MOST_AMISS * open))
                                .filter(Fit::isFollowed)
                        : Stream.empty();
            });
        }

        /** The numbers by a reading that are asked for and say something, in teaching order: the later take longer. */
        private List<Said> telling(Reading reading) {
            List<Said> all = reading instanceof OfNames names ? renamed.apply(names) : asWritten;
            TeachingOrder order = figures.rules().order();
            return all.stream()
                    .filter(said -> said.any() != null
                            && said.any().phase() != Phase.GIVEN
                            && (says(said.any(), said.number(), figures) || isExactly(said, figures)))
                    .sorted(Comparator.comparingInt(said -> order.placeOf(said.any())))
                    .toList();
        }

        /** @param mostAmiss with more than these amiss, the others are not looked at */
        private Fit fit(Convention convention, Reading reading, List<Said> telling, double mostAmiss) {
            ToDoubleFunction<Quantity> values =
                    reading instanceof OfRules rules ? values(rules.change(), right) : figures::real;
            int won = 0;
            int lost = 0;
            int amiss = 0;
            boolean isShown = false;
            Set<Integer> swappedLayers = new HashSet<>();
            for (Said said : telling) {
                boolean isNear = said.read() != null
                        && isNear(said.read(), said.number(), values.applyAsDouble(said.read()), figures);
                boolean wasNear = wasNear(said);
                won += isNear && !wasNear ? 1 : 0;
                lost += wasNear && !isNear ? 1 : 0;
                amiss += isNear ? 0 : 1;
                isShown |= isNear && isShown(reading, said);
                if (isNear && !wasNear && isSwapped(reading, said)) {
                    swappedLayers.add(said.read().layer());
                }
                if (amiss > mostAmiss) {
                    break;
                }
            }
            return new Fit(convention, reading, won, lost, amiss, isShown || swappedLayers.size() > 1);
        }

        private boolean wasNear(Said said) {
            return said.plain() != null && isNear(said.plain(), said.number(), figures.real(said.plain()), figures);
        }
    }

    /** Whether an answer that is right by a reading tells the convention from a mistake. */
    private static boolean isShown(Reading reading, Said said) {
        return reading instanceof OfRules rules
                ? rules.shown().test(said.read())
                : said.plain() == null
                        || (said.read().isUpdate() && !said.plain().equals(said.read()));
    }

    /** Whether it is a gradient of another weight by other names: in one layer that may be a mistake, in several it is how they are named. */
    private static boolean isSwapped(Reading reading, Said said) {
        return reading instanceof OfNames
                && said.read().isDerivative()
                && said.read().variable().kind() == Kind.WEIGHT
                && !said.read().equals(said.plain());
    }

    /** Whether an answer has another name, and is just that number, in however few digits. */
    private static boolean isExactly(Said said, Figures figures) {
        BigDecimal exact = said.plain() == null && said.read() != null ? figures.decimal(said.read()) : null;
        return exact != null
                && exact.signum() != 0
                && exact.compareTo(said.number().value()) == 0;
    }

    /** The values by changed rules; what the change does not reach is as it was. */
    private static ToDoubleFunction<Quantity> values(LocalChange change, RightDerivation right) {
        Trace<Decimal64> trace = right.with(change, right.affectedBy(change));
        return q -> trace.of(q).getReal();
    }

    /** Whether enough digits of an answer say something; an error of 1 or −1 has no more than that one. */
    private static boolean says(Quantity q, WrittenNumber number, Figures figures) {
        return number.value().signum() != 0
                && (q.isOf(Kind.ERROR) || InformativeDigits.of(figures, q, number) >= FEWEST_DIGITS);
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
                .map(answer -> answer.isUnderstood() ? answer.withName(ours.apply(answer.name())) : answer)
                .toList();
    }

    private static Figures figures(Names names) {
        return Figures.of(new Trace<>(names.rules(), Arithmetic.doubles()));
    }
}
