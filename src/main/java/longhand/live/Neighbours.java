package longhand.live;

import java.util.stream.Stream;
import longhand.calculus.Rules;
import longhand.calculus.TeachingOrder;
import longhand.calculus.TeachingOrder.Stretch;
import longhand.formula.Kind;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.notation.name.Names;
import longhand.notation.text.NumberText;

/** A quantity among the others: its place in teaching order in {@code words}, and where {@code next} leads from it. */
final class Neighbours {
    private final TeachingOrder order;
    private final Names names;

    private Neighbours(Rules rules, Names names) {
        order = rules.order();
        this.names = names;
    }

    static Json of(Quantity q, Rules rules, Names names) {
        return new Neighbours(rules, names).json(q);
    }

    private Json json(Quantity q) {
        int place = order.placeOf(q);
        Stretch here = order.stretchAt(place);
        Json json = new Json()
                .put("name", names.of(q))
                .put("isOfNeuron", q.isOf(Kind.WEIGHTED_SUM) || q.isOf(Kind.ACTIVATION))
                .put("isOfWeight", isOfWeight(q))
                .put("needsAllSamples", needsAllSamples(q))
                .put("sample", q.sample())
                .put("phase", q.phase().key())
                .put("words", words(q, place))
                .put("previous", name(place - 1))
                .put("next", name(place + 1))
                .put("previousNeuron", name(here.first() - 1))
                .put("nextNeuron", name(here.end()));
        int sample = Math.max(1, q.sample());
        for (Phase phase : Phase.values()) {
            json.put(phase.key(), name(first(phase, sample)));
        }
        return json;
    }

    /** Whether it is a weight, a gradient of one, or a new one. */
    private static boolean isOfWeight(Quantity q) {
        return Stream.of(Kind.WEIGHT, Kind.SAMPLE_LOSS.by(Kind.WEIGHT), Kind.BATCH_LOSS.by(Kind.WEIGHT))
                .anyMatch(q::isOf);
    }

    /** Whether what is shown with it is of all samples, so that all of them have to be worked out. */
    private static boolean needsAllSamples(Quantity q) {
        return isOfWeight(q) || q.phase() == Phase.MEAN || q.phase() == Phase.UPDATE;
    }

    /** backward, image 3 · step 1,200 of 1,736,789; what is given is no step. */
    private String words(Quantity q, int place) {
        return q.phase().key()
                + (q.sample() == 0 ? "" : ", image " + q.sample())
                + (q.phase() == Phase.GIVEN
                        ? ""
                        : " · step " + NumberText.grouped(order.stepAt(place)) + " of "
                                + NumberText.grouped(order.steps()));
    }

    /** The place where a phase begins, for that sample where the phase is worked sample by sample; −1 if there is no such phase. */
    private int first(Phase phase, int sample) {
        for (int place = 0; place < order.size(); place = order.stretchAt(place).end()) {
            Stretch stretch = order.stretchAt(place);
            if (stretch.phase() == phase && (stretch.sample() == 0 || stretch.sample() == sample)) {
                return place;
            }
        }
        return -1;
    }

    /** Null where there is nothing more. */
    private String name(int place) {
        return place < 0 || place >= order.size() ? null : names.of(order.at(place));
    }
}
