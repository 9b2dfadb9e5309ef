package longhand.live.edit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.Unfolded;
import longhand.model.network.UnfoldedNetwork;
import longhand.notation.name.Names;

/** An unfolded network with one given number changed. */
final class EditedUnfolded {
    private EditedUnfolded() {}

    /** @throws Edit.Refused if the edit cannot be made */
    static Unfolded withNumber(Unfolded unfolded, Names names, Edit edit) {
        Quantity q = edit.given(names);
        BigDecimal value = edit.number();
        Variable v = q.variable();
        UnfoldedNetwork network = unfolded.network();
        return switch (v.kind()) {
            case INPUT -> withSample(unfolded, v, network.shape(0).number(v.to(), v.place()), value);
            case TARGET -> withSample(unfolded, v, network.judged().number(v.to(), v.place()), value);
            case WEIGHT, BIAS, THRESHOLD, INITIAL ->
                unfolded.withNetwork(network.with(each ->
                        each.equals(v) ? value : network.layer(each.layer()).given(each)));
            default ->
                edit.fitting(() -> unfolded.withLearning(unfolded.learning().with(v.kind(), value)));
        };
    }

    /** @param number of the input or target, counted from 1 */
    private static Unfolded withSample(Unfolded unfolded, Variable v, int number, BigDecimal value) {
        List<Sample> samples = new ArrayList<>(unfolded.batch(v.update()).samples());
        Sample old = samples.get(v.sample() - 1);
        List<BigDecimal> input = new ArrayList<>(old.input());
        List<BigDecimal> target = new ArrayList<>(old.target());
        (v.kind() == Kind.TARGET ? target : input).set(number - 1, value);
        samples.set(v.sample() - 1, new Sample(input, target));
        return unfolded.withBatch(v.update(), new Batch(samples));
    }
}
