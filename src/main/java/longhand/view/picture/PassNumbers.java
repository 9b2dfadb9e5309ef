package longhand.view.picture;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Unfolded;
import longhand.notation.Derivation;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import longhand.view.html.Numbers;
import longhand.view.html.Shown;

/** The numbers beside the parts of a picture of an unfolded network, in each pass of a sample. */
final class PassNumbers {
    /** Significant digits where there is room for no more. */
    private static final int DIGITS = 4;

    private static final Narrowing NARROWING = new Narrowing(4, 5);
    /** A cell has room for no more: its number then has fewer digits, down to the next. */
    private static final int MOST_IN_CELL = 7;

    private static final int FEWEST_DIGITS = 2;

    private final Figures figures;
    private final Unfolded unfolded;
    private final List<Pass> passes;

    PassNumbers(Derivation derivation, Unfolded unfolded) {
        figures = derivation.figures();
        this.unfolded = unfolded;
        passes = Pass.all(unfolded);
    }

    /** Which of several passes is shown at first, in words. */
    String firstPass() {
        return passes.size() == 1 ? "" : passes.get(0).words(unfolded);
    }

    /** The variable of a pass that takes the place of one of the first. */
    Variable in(Pass pass, Variable ofFirst) {
        boolean isOfSample = ofFirst.kind().isOfSample();
        Variable ofSample = isOfSample ? ofFirst.withSample(pass.sample()) : ofFirst;
        return unfolded.inUpdate(ofSample, pass.update());
    }

    /** A number of the first pass. */
    String first(Variable ofFirst) {
        return brief(in(passes.get(0), ofFirst));
    }

    /** A number of every pass, between bars; empty where there is one pass. */
    String each(Variable ofFirst) {
        return each(pass -> brief(in(pass, ofFirst)));
    }

    private String each(Function<Pass, String> of) {
        return passes.size() == 1 ? "" : Pass.each(passes, of);
    }

    /** How much a variable moves the loss of its sample; null where that is not worked out. */
    private Quantity gradient(Variable ofFirst, Pass pass) {
        Variable loss = Quantity.sampleLoss(pass.sample()).withUpdate(pass.update());
        Derivative gradient = new Derivative(loss, in(pass, ofFirst));
        return figures.rules().has(gradient) ? gradient : null;
    }

    /**
     * A circle or a cell with a number in it.
     *
     * @param label above it; empty for none
     * @param target whose number stands below it; null where that is how much it moves the loss
     */
    Shown.Node node(String key, Variable v, Spot spot, String label, boolean isSquare, Variable target, String title) {
        Pass first = passes.get(0);
        Function<Quantity, String> number = isSquare ? this::inCell : this::brief;
        Function<Pass, String> value = pass -> number.apply(in(pass, v));
        boolean hasGradient = target == null && gradient(v, first) != null;
        Function<Pass, String> below = target != null
                ? pass -> "y = " + brief(in(pass, target))
                : pass -> hasGradient ? number.apply(gradient(v, pass)) : "";
        boolean hasBelow = target != null || hasGradient;
        double edge = isSquare ? spot.y() : spot.y() + spot.radius();
        return new Shown.Node(
                key,
                NumberText.tenths(spot.x()),
                NumberText.tenths(isSquare && hasBelow ? spot.y() - 4 : spot.y()),
                NumberText.tenths(spot.radius()),
                NumberText.tenths(spot.y() - spot.radius() - 6),
                label,
                value.apply(first),
                each(value),
                NARROWING.of(value.apply(first)),
                each(pass -> NARROWING.of(value.apply(pass))),
                isDead(v, first),
                each(pass -> isDead(v, pass) ? "dead" : ""),
                below.apply(first),
                hasBelow ? each(below) : "",
                NumberText.tenths(edge + 14),
                title,
                isSquare
                        ? new Shown.Cell(
                                NumberText.tenths(spot.x() - spot.radius()),
                                NumberText.tenths(spot.y() - spot.radius()),
                                NumberText.tenths(2 * spot.radius()))
                        : null,
                target == null);
    }

    /** Where something stands: its middle, and from there to its edge. */
    record Spot(double x, double y, double radius) {}

    private boolean isDead(Variable v, Pass pass) {
        return v.kind() == Kind.ACTIVATION
                && unfolded.network().layer(v.layer()).activation().isGate()
                && figures.real(in(pass, v)) == 0;
    }

    String brief(Quantity quantity) {
        return brief(quantity, DIGITS);
    }

    private String inCell(Quantity quantity) {
        int digits = DIGITS;
        String text = brief(quantity, digits);
        while (text.length() > MOST_IN_CELL && digits > FEWEST_DIGITS) {
            digits--;
            text = brief(quantity, digits);
        }
        return text;
    }

    private String brief(Quantity quantity, int digits) {
        BigDecimal value = figures.decimal(quantity);
        return Numbers.readable(value == null ? figures.shown(quantity) : NumberText.brief(value, digits));
    }

    /** The same with every digit, in the first pass. */
    String full(Variable ofFirst) {
        return Numbers.readable(figures.full(in(passes.get(0), ofFirst)));
    }

    boolean isOne() {
        return passes.size() == 1;
    }
}
