package longhand.live;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longhand.calculus.Rules;
import longhand.calculus.TeachingOrder;
import longhand.calculus.TeachingOrder.Stretch;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.live.text.Json;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;

/** A quantity among the others: its place in teaching order in {@code words}, and where {@code next} leads from it. */
final class Neighbours {
    private final Figures figures;
    private final Rules rules;
    private final TeachingOrder order;
    private final Names names;

    private Neighbours(Figures figures, Names names) {
        this.figures = figures;
        rules = figures.rules();
        order = rules.order();
        this.names = names;
    }

    static Json of(Quantity q, Figures figures, Names names) {
        return new Neighbours(figures, names).json(q);
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
        for (Phase phase : Phase.values()) {
            Quantity landing = landing(phase, q);
            json.put(phase.key(), landing == null || landing.phase() != phase ? null : names.of(landing));
        }
        return json.texts("ofSamples", ofSamples(q));
    }

    /** The same of each image, in their order; none of what belongs to no image. */
    private List<String> ofSamples(Quantity q) {
        int samples = q.sample() == 0 ? 0 : rules.step().batch().size();
        return IntStream.rangeClosed(1, samples)
                .mapToObj(k -> names.of(q.withSample(k)))
                .toList();
    }

    /**
     * Where somebody goes on with a phase: with the same image, or with the same weight. Backward begins with the output for the label, as
     * what is before it may be 0 and mean nothing. Null where there is no such place, as of a phase of the whole batch.
     */
    private Quantity landing(Phase phase, Quantity q) {
        int sample = Math.max(1, q.sample());
        Landmarks landmarks = new Landmarks(figures, sample);
        return switch (phase) {
            case FORWARD -> Quantity.weightedSum(1, 1, sample);
            case LOSS -> Quantity.sampleLoss(sample);
            case BACKWARD ->
                landmarks.label() == 0
                        ? null
                        : Quantity.lossBy(
                                Quantity.weightedSum(rules.step().network().depth(), landmarks.label(), sample));
            case MEAN -> isOfWeight(q) ? rules.gradient(weight(q)) : null;
            case UPDATE -> {
                boolean isOne = rules.step().batch().size() == 1 && landmarks.label() > 0;
                yield isOfWeight(q)
                        ? weight(q).withUpdate(2)
                        : isOne ? landmarks.weight().withUpdate(2) : null;
            }
            default -> null;
        };
    }

    private static Variable weight(Quantity q) {
        return Quantity.weight(q.layer(), q.to(), q.from());
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

    /** Null where there is nothing more. */
    private String name(int place) {
        return place < 0 || place >= order.size() ? null : names.of(order.at(place));
    }
}
