package longhand.live.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.live.text.Exercise;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.Supervised;
import longhand.model.TrainingStep;
import longhand.model.Unfolded;
import longhand.model.learning.Optimiser;
import longhand.notation.Derivation;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;

/**
 * An exercise that somebody changes: edits and updates, one after another, always from the exercise as it was given, so that the list of
 * them is all that a link has to hold. What stays the same of a new list is not worked out again.
 */
public final class EditedExercise {
    private static final int MOST_CHANGES = 2000;
    private static final int MOST_DECIMALS = 20_000;
    private static final Edit ONE_UPDATE = new Edit("update", "1");

    /**
     * @param edit what led here, one update at a time; null at the start
     * @param updates how many so far
     */
    private record State(Edit edit, Computation computation, int updates) {
        State after(Edit next, Computation changed) {
            return new State(next, changed, updates + (next.equals(ONE_UPDATE) ? 1 : 0));
        }
    }

    private final Exercise given;
    private final List<State> states = new ArrayList<>();
    private final List<LossHistory.Point> losses = new ArrayList<>();
    /** Most values are the same after a change as before it. */
    private final Map<Double, Figures.Decimal> decimals = new HashMap<>();

    private Derivation derivation;

    public EditedExercise(Exercise given) {
        this.given = given;
        states.add(new State(null, given.computation(), 0));
        show();
    }

    /** As it is now; once it is changed, what was said about it as it was given need not hold, nor is it the source's any more. */
    public Exercise exercise() {
        if (states.size() == 1) {
            return given;
        }
        String source = given.source() == null ? null : given.source() + ", with changes";
        return new Exercise(given.title(), source, null, last().computation(), labels());
    }

    private Labels labels() {
        if (last().computation() instanceof TrainingStep step) {
            return given.labels()
                    .with(step.network().layers(), given.step().network().layers());
        }
        return last().computation() instanceof Unfolded now && given.computation() instanceof Unfolded before
                ? given.labels().with(now.network().layers(), before.network().layers())
                : given.labels();
    }

    public Derivation derivation() {
        return derivation;
    }

    public Names names() {
        return derivation.names();
    }

    public Figures figures() {
        return derivation.figures();
    }

    public LossHistory history() {
        begin();
        return new LossHistory(losses);
    }

    public int updates() {
        return last().updates();
    }

    /**
     * Goes from what was given to where these edits lead.
     *
     * @throws Edit.Refused if one of them cannot be made; then nothing is changed
     */
    public void change(List<Edit> edits) {
        List<Edit> single = singly(edits);
        begin();
        int same = 0;
        while (same < single.size()
                && same + 1 < states.size()
                && single.get(same).equals(states.get(same + 1).edit())) {
            same++;
        }
        List<State> dropped = List.copyOf(states.subList(same + 1, states.size()));
        List<LossHistory.Point> droppedLosses = List.copyOf(losses.subList(same + 1, losses.size()));
        try {
            goBackTo(same);
            for (Edit edit : single.subList(same, single.size())) {
                states.add(last().after(edit, edited(edit)));
                show();
                losses.add(LossHistory.point(last().updates(), figures()));
            }
        } catch (Edit.Refused refused) {
            goBackTo(same);
            states.addAll(dropped);
            losses.addAll(droppedLosses);
            show();
            throw refused;
        }
    }

    /** The loss at the start is not worked out before anybody asks: of a batch of images that takes a while. */
    private void begin() {
        if (losses.isEmpty()) {
            losses.add(LossHistory.point(0, figures()));
        }
    }

    private void goBackTo(int changes) {
        if (states.size() == changes + 1) {
            return;
        }
        states.subList(changes + 1, states.size()).clear();
        losses.subList(changes + 1, losses.size()).clear();
        show();
    }

    private Computation edited(Edit edit) {
        if (edit.equals(ONE_UPDATE) && !last().computation().hasUpdate()) {
            throw new Edit.Refused("update", "There is no learning rate here, so nothing is updated.");
        }
        Optimiser optimiser = last().computation().learning().optimiser();
        if (edit.equals(ONE_UPDATE) && !optimiser.states().isEmpty()) {
            throw new Edit.Refused(
                    "update",
                    "A further update goes on with what " + optimiser.method().title()
                            + " has carried over: for that, give the example file more epochs.");
        }
        return edit.equals(ONE_UPDATE)
                ? figures()
                        .next()
                        .orElseThrow(() -> new Edit.Refused(
                                "update",
                                (last().computation() instanceof Graph ? "A new value " : "A new weight ")
                                        + (!last().computation().hasLoss()
                                                        || figures()
                                                                        .missing(figures()
                                                                                .rules()
                                                                                .loss(last().computation()
                                                                                        .updates()))
                                                                == null
                                                ? "is too large for a double"
                                                : "does not exist")
                                        + ", so there is no further update."))
                : last().computation() instanceof Graph graph
                        ? EditedGraph.of(graph, names(), edit)
                        : EditedStep.of((Supervised) last().computation(), names(), edit);
    }

    private State last() {
        return states.get(states.size() - 1);
    }

    private void show() {
        Rules rules = new Rules(last().computation());
        if (decimals.size() > MOST_DECIMALS) {
            decimals.clear();
        }
        derivation = new Derivation(
                Figures.kept(new Trace<>(rules, Arithmetic.doubles()), decimals), new Names(rules, labels()));
    }

    private static List<Edit> singly(List<Edit> edits) {
        List<Edit> single = new ArrayList<>();
        for (Edit edit : edits) {
            if (edit.key().equals("update")) {
                for (int i = 0; i < count(edit); i++) {
                    single.add(ONE_UPDATE);
                }
            } else {
                single.add(edit);
            }
        }
        if (single.size() > MOST_CHANGES) {
            throw new Edit.Refused("update", "A page allows at most " + MOST_CHANGES + " changes and updates.");
        }
        return single;
    }

    private static int count(Edit edit) {
        try {
            int count = Integer.parseInt(edit.value());
            if (count >= 1 && count <= MOST_CHANGES) {
                return count;
            }
        } catch (NumberFormatException e) {
            // refused below, as any other text
        }
        throw new Edit.Refused("update", "Expected a number of updates from 1 to " + MOST_CHANGES + ".");
    }
}
