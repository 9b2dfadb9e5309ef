package longhand.view.picture;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import longhand.formula.Derivative;
import longhand.formula.Kind;
import longhand.formula.Quantity;
import longhand.formula.Variable;
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
    /** A number of more characters than this has to be set narrower to fit, and of more than the next narrower still. */
    private static final int LONG = 5;

    private static final int LONGER = 7;

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

    /** How much a variable moves the loss of its sample, in the first pass; empty where that is not worked out. */
    String firstGradient(Variable ofFirst) {
        return gradient(ofFirst, passes.get(0));
    }

    String eachGradient(Variable ofFirst) {
        return firstGradient(ofFirst).isEmpty() ? "" : each(pass -> gradient(ofFirst, pass));
    }

    private String gradient(Variable ofFirst, Pass pass) {
        Variable loss = Quantity.sampleLoss(pass.sample()).withUpdate(pass.update());
        Derivative gradient = new Derivative(loss, in(pass, ofFirst));
        return figures.rules().has(gradient) ? brief(gradient) : "";
    }

    /**
     * A circle or a cell with a number in it.
     *
     * @param label above it; empty for none
     * @param target whose number stands below it; null where that is how much it moves the loss
     */
    Shown.Node node(String key, Variable v, Spot spot, String label, boolean isSquare, Variable target, String title) {
        String value = first(v);
        String gate = each(pass -> isDead(v, pass) ? "dead" : "");
        double below = isSquare ? spot.y() + 14 : spot.y() + spot.radius() + 14;
        return new Shown.Node(
                key,
                NumberText.tenths(spot.x()),
                NumberText.tenths(isSquare && hasAside(v, target) ? spot.y() - 4 : spot.y()),
                NumberText.tenths(spot.radius()),
                NumberText.tenths(spot.y() - spot.radius() - 6),
                label,
                value,
                each(v),
                narrowing(value),
                each(pass -> narrowing(brief(in(pass, v)))),
                isDead(v, passes.get(0)),
                gate,
                target == null ? firstGradient(v) : "y = " + first(target),
                target == null ? eachGradient(v) : each(pass -> "y = " + brief(in(pass, target))),
                NumberText.tenths(below),
                title,
                isSquare
                        ? new Shown.Cell(
                                NumberText.tenths(spot.x() - spot.radius()),
                                NumberText.tenths(spot.y() - spot.radius()),
                                NumberText.tenths(2 * spot.radius()))
                        : null,
                target == null);
    }

    private boolean hasAside(Variable v, Variable target) {
        return target != null || !firstGradient(v).isEmpty();
    }

    /** Where something stands: its middle, and from there to its edge. */
    record Spot(double x, double y, double radius) {}

    private boolean isDead(Variable v, Pass pass) {
        return v.kind() == Kind.ACTIVATION
                && unfolded.network().layer(v.layer()).activation().isGate()
                && figures.real(in(pass, v)) == 0;
    }

    private static String narrowing(String value) {
        return value.length() > LONGER ? "long longer" : value.length() > LONG ? "long" : "";
    }

    String brief(Quantity quantity) {
        BigDecimal value = figures.decimal(quantity);
        return Numbers.readable(value == null ? figures.shown(quantity) : NumberText.brief(value, DIGITS));
    }

    /** The same with every digit, in the first pass. */
    String full(Variable ofFirst) {
        return Numbers.readable(figures.full(in(passes.get(0), ofFirst)));
    }

    boolean isOne() {
        return passes.size() == 1;
    }
}
