package longhand.check.convention;

import static longhand.formula.Formula.number;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longhand.check.change.ChangedErrorRules;
import longhand.check.change.ChangedLayerRules;
import longhand.check.change.OtherReduction;
import longhand.check.convention.Reading.OfNames;
import longhand.check.convention.Reading.OfRules;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Quotient;
import longhand.formula.Function;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Batch;
import longhand.model.TrainingStep;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.notation.text.Figures;

/** A way to define or to write numbers that is as good as ours, and that other books and courses have. */
public enum Convention {
    HALF_IN_LOSS("with ½ in the loss"),
    NO_HALF_IN_LOSS("without ½ in the loss"),
    MEAN_OVER_OUTPUTS("with the loss a mean over the outputs"),
    SUM_OVER_OUTPUTS("with the loss a sum over the outputs"),
    SUM_OVER_BATCH("with the samples of the batch summed"),
    MEAN_OVER_BATCH("with the mean over the samples of the batch"),
    MEAN_IN_SAMPLES("with the 1/m of the batch inside the gradients of each sample"),
    ERROR_NEGATED("with the error as target − output, the negative of our derivative"),
    THRESHOLDS("with thresholds that are subtracted, the negative of our biases"),
    SOURCE_FIRST("with the neuron that a weight comes from written first"),
    NEURONS_FROM_0("with neurons counted from 0"),
    SAMPLES_FROM_0("with samples counted from 0"),
    LOG_BASE_2("with logarithms to base 2"),
    LOG_BASE_10("with logarithms to base 10");

    private static final Pattern INDICES = Pattern.compile("\\[\\s*(\\d{1,6})\\s*(?:,\\s*(\\d{1,6})\\s*)?]");
    private static final Pattern WEIGHT_INDICES =
            Pattern.compile("([wW]\\d{1,4}['′’]?)\\[\\s*(\\d{1,6})\\s*,\\s*(\\d{1,6})\\s*]");
    private static final Pattern SAMPLE = Pattern.compile("@\\s*(\\d{1,9})");
    /** The column of an entry of a matrix that has one for each sample: Z1[3,0]. */
    private static final Pattern COLUMN = Pattern.compile("((?:[XY]|[ZA]\\d{1,4})\\[\\s*\\d{1,6}\\s*,\\s*)(\\d{1,6})");

    private final String words;

    Convention(String words) {
        this.words = words;
    }

    /** As it is written in output and after {@code --convention}: {@code half-in-loss}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How a sheet is read by it, after "read": {@code with ½ in the loss}. */
    public String words() {
        return words;
    }

    /** The convention of that id. */
    public static Optional<Convention> of(String id) {
        return Arrays.stream(values())
                .filter(convention -> convention.id().equals(id))
                .findFirst();
    }

    /** The ways in which this convention is followed in an exercise; none where it makes no difference. */
    List<Reading> readings(Figures figures) {
        if (!(figures.rules().computation() instanceof TrainingStep step)) {
            return List.of(); // conventions of layers and losses
        }
        if (!step.hasLoss()) {
            return ofErrors(figures, step);
        }
        ChangedLayerRules rules = new ChangedLayerRules(figures);
        int outputs = step.network().outputLayer().size();
        int samples = step.batches().stream().mapToInt(Batch::size).max().orElseThrow();
        Loss loss = step.loss();
        return switch (this) {
            case HALF_IN_LOSS ->
                when(loss.isSquared() && !loss.equals(Loss.HALF_SQUARED_ERROR), scaled(rules, oneOver(2)));
            case NO_HALF_IN_LOSS -> when(loss.equals(Loss.HALF_SQUARED_ERROR), scaled(rules, number(2)));
            case MEAN_OVER_OUTPUTS -> when(outputs > 1 && !loss.isMeanOverOutputs(), scaled(rules, oneOver(outputs)));
            case SUM_OVER_OUTPUTS -> when(outputs > 1 && loss.isMeanOverOutputs(), scaled(rules, number(outputs)));
            case SUM_OVER_BATCH ->
                when(
                        samples > 1 && !step.isSummed(),
                        new OfRules(OtherReduction.of(step, true), q -> q.isOf(Kind.BATCH_LOSS)));
            case MEAN_OVER_BATCH ->
                when(
                        samples > 1 && step.isSummed(),
                        new OfRules(OtherReduction.of(step, true), q -> q.isOf(Kind.BATCH_LOSS)));
            case MEAN_IN_SAMPLES ->
                when(
                        samples > 1 && !step.isSummed(),
                        new OfRules(
                                rules.scaledGradient(oneOver(samples)).and(OtherReduction.of(step, false)),
                                q -> q.isUpdate() || isMeanGradient(q)));
            case ERROR_NEGATED ->
                List.of(
                        new OfRules(ChangedLayerRules.negatedErrors(), q -> q.isUpdate() || isGradient(q)),
                        new OfRules(ChangedLayerRules.negatedSignals(), q -> q.isUpdate() || isGradient(q)),
                        new OfRules(rules.negatedDerivatives(), Quantity::isUpdate));
            case THRESHOLDS ->
                when(
                        step.network().layers().stream().noneMatch(Layer::hasThresholds) && step.hasUpdate(),
                        new OfRules(ChangedLayerRules.thresholds(), q -> q.isUpdate() && q.isOf(Kind.BIAS)));
            case SOURCE_FIRST, NEURONS_FROM_0, SAMPLES_FROM_0 -> ofNames(samples);
            case LOG_BASE_2 -> logarithms(rules, loss, 2);
            case LOG_BASE_10 -> logarithms(rules, loss, 10);
        };
    }

    /** Where a network learns by a rule without a loss. */
    private List<Reading> ofErrors(Figures figures, TrainingStep step) {
        int samples = step.batches().stream().mapToInt(Batch::size).max().orElseThrow();
        boolean hasBiases = !step.network().outputLayer().hasThresholds();
        return switch (this) {
            case SUM_OVER_BATCH, MEAN_OVER_BATCH ->
                when(
                        samples > 1 && step.isSummed() == (this == MEAN_OVER_BATCH),
                        new OfRules(new ChangedErrorRules(figures.rules()).otherReduction(), Quantity::isUpdate));
            case ERROR_NEGATED -> List.of(new OfRules(ChangedErrorRules.negatedErrors(), Quantity::isUpdate));
            case THRESHOLDS ->
                when(
                        hasBiases && step.updateBiases(),
                        new OfRules(ChangedErrorRules.thresholds(), q -> q.isUpdate() && q.isOf(Kind.BIAS)));
            case SOURCE_FIRST, NEURONS_FROM_0, SAMPLES_FROM_0 -> ofNames(samples);
            default -> List.of();
        };
    }

    /** Conventions about names alone. */
    private List<Reading> ofNames(int samples) {
        return switch (this) {
            case SOURCE_FIRST ->
                List.of(new OfNames(
                        named(WEIGHT_INDICES, m -> m.group(1) + "[" + m.group(3) + "," + m.group(2) + "]")));
            case NEURONS_FROM_0 -> List.of(new OfNames(named(INDICES, Convention::plusOne)));
            default ->
                when(samples > 1, new OfNames(name -> named(COLUMN, m -> m.group(1) + next(m.group(2)))
                        .apply(named(SAMPLE, m -> "@" + next(m.group(1))).apply(name))));
        };
    }

    /** In the loss alone, whose derivative is as always; or throughout. */
    private static List<Reading> logarithms(ChangedLayerRules rules, Loss loss, int base) {
        Formula factor = new Quotient(number(1), new Applied(Function.LN, number(base)));
        return loss.isLogarithmic()
                ? List.of(new OfRules(rules.scaledShares(factor), Convention::isLoss), scaled(rules, factor))
                : List.of();
    }

    private static Reading scaled(ChangedLayerRules rules, Formula factor) {
        return new OfRules(rules.scaledLoss(factor), Convention::isLoss);
    }

    private static Formula oneOver(int count) {
        return new Quotient(number(1), number(count));
    }

    private static boolean isLoss(Quantity q) {
        return q instanceof Variable variable && variable.kind().isLoss();
    }

    /** Of the loss by a parameter. */
    private static boolean isGradient(Quantity q) {
        return isMeanGradient(q)
                || q.isOf(Kind.SAMPLE_LOSS.by(Kind.WEIGHT))
                || q.isOf(Kind.SAMPLE_LOSS.by(Kind.BIAS))
                || q.isOf(Kind.SAMPLE_LOSS.by(Kind.THRESHOLD));
    }

    private static boolean isMeanGradient(Quantity q) {
        return q.isDerivative() && q.phase() == Phase.MEAN;
    }

    private static List<Reading> when(boolean possible, Reading reading) {
        return possible ? List.of(reading) : List.of();
    }

    /** Our name for a name with something else in the place of what a pattern finds; not as the C program prints them. */
    private static UnaryOperator<String> named(Pattern pattern, java.util.function.Function<MatchResult, String> ours) {
        return name -> name.startsWith("average") ? name : replaced(name, pattern, ours);
    }

    /** By hand, since the regular expressions of a page replace by a text alone. */
    private static String replaced(
            String name, Pattern pattern, java.util.function.Function<MatchResult, String> replacement) {
        StringBuilder replaced = new StringBuilder();
        Matcher found = pattern.matcher(name);
        int end = 0;
        while (found.find()) {
            replaced.append(name, end, found.start()).append(replacement.apply(found));
            end = found.end();
        }
        return replaced.append(name.substring(end)).toString();
    }

    private static String plusOne(MatchResult indices) {
        return "[" + next(indices.group(1)) + (indices.group(2) == null ? "" : "," + next(indices.group(2))) + "]";
    }

    private static String next(String index) {
        return Integer.toString(Integer.parseInt(index) + 1);
    }
}
