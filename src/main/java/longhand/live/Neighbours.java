package longhand.live;

import java.util.Locale;
import longhand.calculus.Rules;
import longhand.calculus.TeachingOrder;
import longhand.calculus.TeachingOrder.Stretch;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.notation.Names;
import longhand.notation.NumberText;

/** A quantity among the others: its indices, its place in teaching order, and where {@code next} leads from it. */
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
                .put("kind", q.kind().name())
                .put("layer", q.layer())
                .put("to", q.to())
                .put("from", q.from())
                .put("sample", q.sample())
                .put("phase", q.phase().name().toLowerCase(Locale.ROOT))
                .put("step", q.phase() == Phase.GIVEN ? null : NumberText.grouped(order.stepAt(place)))
                .put("steps", NumberText.grouped(order.steps()))
                .put("previous", name(place - 1))
                .put("next", name(place + 1))
                .put("previousNeuron", name(here.first() - 1))
                .put("nextNeuron", name(here.end()));
        int sample = Math.max(1, q.sample());
        for (Phase phase : Phase.values()) {
            json.put(phase.name().toLowerCase(Locale.ROOT), name(first(phase, sample)));
        }
        return json;
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
