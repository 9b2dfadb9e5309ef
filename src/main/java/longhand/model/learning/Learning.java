package longhand.model.learning;

import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Quotient;
import longhand.formula.Function;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;

/**
 * How a network learns from a batch.
 *
 * @param reduction what the loss of the batch makes of those of its samples
 * @param decay what draws the weights towards 0
 * @param optimiser what an update takes, times α, from each parameter
 * @param rate α in w′ = w − α·∂L/∂w; null where nothing is updated
 * @param updateBiases false to leave the biases as they are, as some worked examples do
 * @param rule what it learns from; where that is no loss, there is neither decay nor optimiser
 * @param looksBack whether all is worked out forward once more after each update, with the new parameters
 */
public record Learning(
        Reduction reduction,
        Decay decay,
        Optimiser optimiser,
        BigDecimal rate,
        boolean updateBiases,
        LearningRule rule,
        boolean looksBack) {
    public Learning {
        if (rate == null && (decay.isInUpdate() || optimiser.method() != Optimiser.Method.DESCENT)) {
            throw new IllegalArgumentException("without a learning rate nothing is updated");
        }
        boolean isPlain = decay.form() == Decay.Form.NONE && optimiser.method() == Optimiser.Method.DESCENT;
        if (!rule.hasLoss() && (rate == null || !isPlain)) {
            throw new IllegalArgumentException(
                    "the " + rule.title() + " has a learning rate, and neither decay nor optimiser");
        }
    }

    /** By the gradient of a loss. */
    public Learning(Reduction reduction, Decay decay, Optimiser optimiser, BigDecimal rate, boolean updateBiases) {
        this(reduction, decay, optimiser, rate, updateBiases, LearningRule.GRADIENT, false);
    }

    /** Gradient descent on the mean over the batch. */
    public static Learning descent(BigDecimal rate, boolean updateBiases) {
        return new Learning(Reduction.MEAN, Decay.NONE, Optimiser.Method.DESCENT.usual(), rate, updateBiases);
    }

    /** The kinds of the numbers that are given with it. */
    public List<Kind> settings() {
        List<Kind> settings = new ArrayList<>();
        if (rate != null) {
            settings.add(Kind.LEARNING_RATE);
        }
        if (decay.form() != Decay.Form.NONE) {
            settings.add(Kind.LAMBDA);
        }
        settings.addAll(optimiser.method().settings());
        return settings;
    }

    /** The number of one of {@link #settings}. */
    public BigDecimal setting(Kind kind) {
        return switch (kind) {
            case LEARNING_RATE -> rate;
            case LAMBDA -> decay.lambda();
            default -> optimiser.settings().get(kind);
        };
    }

    /** The loss of a batch of so many samples: 1/m Σ L@k or Σ L@k, and λ/2 Σ w² of such weights. */
    public Formula batchLoss(Variable loss, int samples, List<Formula> weights) {
        List<Formula> losses = new ArrayList<>(samples);
        for (int k = 1; k <= samples; k++) {
            losses.add(the(loss.withSample(k).at(Kind.SAMPLE_LOSS)));
        }
        Formula all = sum(losses);
        Formula reduced = reduction == Reduction.SUM || samples == 1 ? all : new Quotient(all, Formula.count(samples));
        if (weights.isEmpty()) {
            return reduced;
        }
        List<Formula> squares = new ArrayList<>(weights.size());
        weights.forEach(w -> squares.add(new Applied(Function.SQUARE, w)));
        Formula half = new Quotient(Formula.number(1), Formula.number(2));
        return sum(List.of(reduced, product(half, the(Quantity.setting(Kind.LAMBDA)), sum(squares))));
    }

    /**
     * The next value of a weight, a bias or a threshold: as {@link #updated}, unless it is kept.
     *
     * @param gradient of that parameter
     */
    public Formula next(Variable old, java.util.function.Function<Variable, Formula> gradient) {
        boolean isKept = old.kind().isOffset() && !updateBiases;
        return isKept ? the(old) : updated(old, gradient.apply(old));
    }

    /**
     * The next value of a parameter: w′ = w − α·g, or with what an optimiser makes of g; a decay of its own before it, − α·λ·w.
     *
     * @param gradient g
     */
    public Formula updated(Variable old, Formula gradient) {
        Formula alpha = the(Quantity.learningRate());
        List<Formula> terms = new ArrayList<>(List.of(the(old)));
        if (!old.kind().isOffset() && decay.isInUpdate()) {
            terms.add(new Negative(product(alpha, the(Quantity.setting(Kind.LAMBDA)), the(old))));
        }
        terms.add(new Negative(product(alpha, optimiser.step(old, gradient))));
        return sum(terms);
    }

    /** The same with another number for one of {@link #settings}. */
    public Learning with(Kind setting, BigDecimal value) {
        return switch (setting) {
            case LEARNING_RATE -> withRate(value);
            case LAMBDA -> withDecay(new Decay(decay.form(), value));
            default -> withOptimiser(optimiser.with(setting, value));
        };
    }

    public Learning withReduction(Reduction other) {
        return new Learning(other, decay, optimiser, rate, updateBiases, rule, looksBack);
    }

    public Learning withDecay(Decay other) {
        return new Learning(reduction, other, optimiser, rate, updateBiases, rule, looksBack);
    }

    public Learning withOptimiser(Optimiser other) {
        return new Learning(reduction, decay, other, rate, updateBiases, rule, looksBack);
    }

    public Learning withRate(BigDecimal other) {
        return new Learning(reduction, decay, optimiser, other, updateBiases, rule, looksBack);
    }

    /** The same with all worked out forward once more after each update. */
    public Learning lookingBack() {
        return new Learning(reduction, decay, optimiser, rate, updateBiases, rule, true);
    }
}
