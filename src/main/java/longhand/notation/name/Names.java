package longhand.notation.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longhand.calculus.Rules;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.Supervised;
import longhand.model.network.UnfoldedNetwork;
import longhand.notation.text.Nearest;
import longhand.notation.text.PlainText;

/**
 * The names of quantities: as this program writes them ({@code dL/dw2[1,3]@2}) and as a reader may type them, in our names or in the
 * example's own labels.
 */
public final class Names {
    /** What an optimiser makes of a parameter: m(w1[1,2]), also mw1[1,2] and m_w1[1,2]. */
    private static final Pattern STATE = Pattern.compile("(mhat|vhat|m|v)(?:\\((.*)\\)|_?(.*))");

    private static final Pattern BY_INPUT = Pattern.compile("d(?:L|z1.*)/dx.*|dL/da\\d+\\[\\d+\\|0].*|d(?:L/d)?X.*");
    private static final Pattern AFTERWARDS = Pattern.compile("[Le]|[za][\\d*?]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Rules rules;
    private final Computation computation;
    private final Labels labels;
    private final Symbols symbols;
    private final boolean oneSample;
    private final boolean oneUpdate;

    public Names(Rules rules, Labels labels) {
        this.rules = rules;
        this.labels = labels;
        computation = rules.computation();
        symbols = Symbols.of(computation, labels);
        oneSample = !computation.namesSamples();
        oneUpdate = computation.updates() == 1;
    }

    /** The name of a quantity as this program writes it. */
    public String of(Quantity q) {
        String name = q instanceof Derivative d
                ? "d" + symbol(d.numerator()) + "/d" + symbol(d.denominator().withUpdate(1))
                : symbol((Variable) q);
        String ofSample = q.sample() == 0 || oneSample ? name : name + "@" + q.sample();
        int update = updateOf(q);
        return update == 0 || oneUpdate ? ofSample : ofSample + "~" + update;
    }

    /** The update that stands in a name; 0 for what is given for all of them. */
    private static int updateOf(Quantity q) {
        boolean isForAll = q.phase() == Phase.GIVEN && q.sample() == 0;
        return isForAll ? 0 : q.partOfUpdate();
    }

    /** The source's own name of a quantity, such as J12 or dL/dJ12, or null where it gives none. */
    public String label(Quantity q) {
        if (q instanceof Variable variable) {
            return symbols.label(variable);
        }
        Derivative derivative = (Derivative) q.withUpdate(1);
        String above = symbols.label(derivative.numerator());
        String below = symbols.label(derivative.denominator());
        if (below == null) {
            return null;
        }
        return "d" + (above == null ? symbol(derivative.numerator()) : above) + "/d" + below;
    }

    /** The rules of the quantities that these are the names of. */
    public Rules rules() {
        return rules;
    }

    public Labels labels() {
        return labels;
    }

    /** What a reader calls the neurons, where these are the names of a network of layers. */
    public NeuronNames neurons() {
        return new NeuronNames(rules.step().network(), labels);
    }

    /** What a reader calls the neurons of an unfolded network. */
    public UnfoldedNames ofUnfolded(UnfoldedNetwork network) {
        return new UnfoldedNames(network, labels);
    }

    /**
     * The quantity of that name.
     *
     * @throws UnknownName if there is none, or if the name fits more than one
     */
    public Quantity find(String text) {
        return find(text, true);
    }

    /**
     * The same.
     *
     * @param suggests whether the names nearest to an unknown one are looked for, which takes as long as there are names
     */
    public Quantity find(String text, boolean suggests) {
        String whole = tidy(text);
        Numbered inUpdate = Numbered.of(whole, '~');
        if (inUpdate.isZero()) {
            throw UnknownName.because(text, "updates count from 1");
        }
        int update = inUpdate.number() == 0 ? 1 : inUpdate.number();
        String given = inUpdate.bare();
        String ours = symbols.ours(given);
        String name = ours.equals(given) || !matches(given, 0, update).isEmpty() ? given : ours;
        Numbered ofSample = Numbered.of(name, '@');
        int sample = ofSample.number();
        String bare = ofSample.bare();

        Set<Quantity> found = ofSample.isZero() ? Set.of() : spelled(bare, sample, update);
        if (found.size() == 1) {
            return found.iterator().next();
        }
        if (found.size() > 1) {
            // its own name is meant before another way to write something else
            Optional<Quantity> named =
                    found.stream().filter(q -> of(q).equals(whole)).findFirst();
            if (named.isPresent()) {
                return named.get();
            }
            throw UnknownName.ambiguous(text, found.stream().map(this::of).toList());
        }
        String reason = ofSample.isZero() ? "samples count from 1" : symbols.reason(bare);
        if (!reason.isEmpty()) {
            throw UnknownName.because(text, reason);
        }
        if (!suggests) {
            throw UnknownName.none(text, List.of());
        }
        List<String> ofFirstSample =
                sample == 0 ? matches(bare, 1, update).stream().map(this::of).toList() : List.of();
        String bracketed = symbols.meant(bare);
        Set<Quantity> written = bracketed.equals(bare) ? Set.of() : matches(bracketed, sample, update);
        List<String> meant =
                ofFirstSample.isEmpty() ? written.stream().map(this::of).toList() : ofFirstSample;
        throw UnknownName.none(
                text, meant.isEmpty() ? Nearest.to(name, visit -> eachName(sample, update, visit), 3) : meant);
    }

    /**
     * A name with a number at its end, behind a mark.
     *
     * @param number 0 where there is none
     * @param isZero whether there is one, and it is 0
     */
    private record Numbered(String bare, int number, boolean isZero) {
        private static final int MOST_DIGITS = 9;

        static Numbered of(String name, char mark) {
            int at = name.lastIndexOf(mark);
            int digits = name.length() - at - 1;
            if (at < 0 || digits == 0 || digits > MOST_DIGITS) {
                return new Numbered(name, 0, false);
            }
            int number = 0;
            for (int i = at + 1; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c < '0' || c > '9') {
                    return new Numbered(name, 0, false);
                }
                number = 10 * number + c - '0';
            }
            return new Numbered(name.substring(0, at), number, number == 0);
        }
    }

    /** Whether a name without its sample is that of a quantity of this sample. */
    boolean has(String bare, int sample) {
        return !matches(bare, sample, 1).isEmpty();
    }

    /** As this program spells it; if that is none, as others do. */
    private Set<Quantity> spelled(String bare, int sample, int update) {
        Set<Quantity> found = matches(bare, sample, update);
        String ours = found.isEmpty() ? OtherSpelling.ours(bare) : bare;
        return ours.equals(bare) ? found : matches(ours, sample, update);
    }

    private Set<Quantity> matches(String bare, int sample, int update) {
        Set<Quantity> found = new LinkedHashSet<>();
        List<Quantity> written = written(bare);
        written.forEach(q -> add(found, later(q, update - 1).withSample(sample)));
        boolean mayBeOnly = sample == 0 && (update > computation.updates() || computation.samples(update) == 1);
        if (found.isEmpty() && mayBeOnly) {
            written.forEach(q -> add(found, later(q, update - 1).withSample(1)));
        }
        return found;
    }

    /** What a name without its sample may stand for, be there such a quantity or not. */
    private List<Quantity> written(String bare) {
        int stroke = bare.indexOf("/d");
        if (!bare.startsWith("d") || stroke <= 0) {
            return List.copyOf(read(bare));
        }
        List<Quantity> all = new ArrayList<>();
        for (Variable above : read(bare.substring(1, stroke))) {
            for (Variable below : read(bare.substring(stroke + 2))) {
                all.add(new Derivative(above, below));
            }
        }
        return all;
    }

    /** The names and labels of what belongs to a sample, or to none: those of other samples differ only in its number. */
    private void eachName(int sample, int update, Consumer<String> visit) {
        int nearestUpdate = Math.min(update, computation.updates());
        int nearest = Math.max(1, Math.min(sample, computation.samples(nearestUpdate)));
        rules.order().forEachOfSample(nearest, nearestUpdate, q -> {
            visit.accept(of(q));
            String label = label(q);
            if (label != null) {
                visit.accept(label);
            }
        });
    }

    /**
     * What is worked out with what is worked out only when somebody asks for it, if one of these names or patterns is of such: derivatives by the
     * inputs, {@code dL/dx[1]} or an entry of {@code dX}, which a graph has anyway; and what comes out with the new parameters, such as {@code L'}.
     */
    public static Computation asked(Computation computation, Labels labels, Collection<String> asked) {
        List<String> tidy = asked.stream().map(Names::tidy).toList();
        Computation inputs = computation instanceof Supervised step
                        && step.hasLoss()
                        && tidy.stream().anyMatch(name -> BY_INPUT.matcher(name).matches())
                ? step.withInputGradients()
                : computation;
        boolean looksBack =
                computation.hasUpdate() && tidy.stream().anyMatch(name -> isAfterwards(name, computation, labels));
        return looksBack ? inputs.withLearning(computation.learning().lookingBack()) : inputs;
    }

    private static boolean isAfterwards(String name, Computation computation, Labels labels) {
        int stroke = name.indexOf('\'');
        if (stroke < 0) {
            return false;
        }
        String before = name.substring(0, stroke);
        return computation instanceof Graph graph
                ? graph.variables().stream()
                        .anyMatch(v -> !v.kind().isParameter() && graph.name(v).equals(before))
                : before.equals(labels.loss()) || AFTERWARDS.matcher(before).matches();
    }

    /** A name as somebody types it, without blanks and in the characters of this program. */
    public static String tidy(String text) {
        return isTidy(text) // as most are, which saves looking closely
                ? text
                : raised(BLANKS.matcher(PlainText.ofKeyboard(text))
                        .replaceAll("")
                        .replace('∂', 'd'));
    }

    /** With lowered digits on the line: z₁[2] is z1[2]. */
    private static String raised(String text) {
        StringBuilder raised = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '₀';
            if (digit >= 0 && digit <= 9) {
                raised.setCharAt(i, (char) ('0' + digit));
            }
        }
        return raised.toString();
    }

    private static boolean isTidy(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private void add(Set<Quantity> found, Quantity q) {
        if (rules.has(q)) {
            found.add(q);
        }
    }

    /** The same so many updates later. */
    private Quantity later(Quantity q, int updates) {
        return q instanceof Derivative d
                ? new Derivative((Variable) later(d.numerator(), updates), (Variable) later(d.denominator(), updates))
                : computation.inUpdate(q.variable(), q.update() + updates);
    }

    /** What a symbol such as w2[1,3] or J12 may stand for; without its sample. */
    private List<Variable> read(String text) {
        List<Variable> found = new ArrayList<>();
        Setting.named(text).ifPresent(setting -> found.add(setting.quantity().variable()));
        found.addAll(symbols.read(text));
        boolean mayBeState = text.startsWith("m") || text.startsWith("v");
        Matcher state = mayBeState ? STATE.matcher(text) : null;
        if (mayBeState && state.matches()) {
            String parameter = state.group(2) == null ? state.group(3) : state.group(2);
            read(parameter).stream()
                    .filter(q -> q.kind().isParameter() && q.update() == 1 && rules.has(q))
                    .forEach(q -> found.add(q.with(state(state.group(1)))));
        }
        return found;
    }

    private static Kind state(String letter) {
        return switch (letter) {
            case "m" -> Kind.FIRST_MOMENT;
            case "v" -> Kind.SECOND_MOMENT;
            case "mhat" -> Kind.CORRECTED_FIRST_MOMENT;
            default -> Kind.CORRECTED_SECOND_MOMENT;
        };
    }

    /** A quantity that is no derivative, without its sample. */
    private String symbol(Variable q) {
        return switch (q.kind()) {
            case LEARNING_RATE, LAMBDA, MU, BETA1, BETA2, RHO, EPSILON ->
                Setting.of(q.kind()).typed();
            case FIRST_MOMENT -> "m(" + symbol(computation.parameter(q).withUpdate(1)) + ")";
            case SECOND_MOMENT -> "v(" + symbol(computation.parameter(q).withUpdate(1)) + ")";
            case CORRECTED_FIRST_MOMENT ->
                "mhat(" + symbol(computation.parameter(q).withUpdate(1)) + ")";
            case CORRECTED_SECOND_MOMENT ->
                "vhat(" + symbol(computation.parameter(q).withUpdate(1)) + ")";
            default -> symbols.of(q);
        };
    }
}
