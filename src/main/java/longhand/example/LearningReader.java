package longhand.example;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longhand.example.yaml.Keyword;
import longhand.example.yaml.Node;
import longhand.formula.quantity.Kind;
import longhand.model.learning.Decay;
import longhand.model.learning.Learning;
import longhand.model.learning.LearningRule;
import longhand.model.learning.Optimiser;
import longhand.model.learning.Optimiser.Method;
import longhand.model.learning.Reduction;
import longhand.notation.name.Setting;
import longhand.notation.text.Words;

/** What an example file says of how the network learns: the rate, the reduction of a batch, a decay and an optimiser. */
final class LearningReader {
    /** Adam with a decay of its own. */
    private static final String ADAMW = "adamw";

    /** The decay of AdamW where none is given, as in PyTorch. */
    private static final String USUAL_DECAY = "0.01";

    static final String RULE = "learning-rule";

    /** Whether the loss with the new parameters is worked out too. */
    static final String LOOK_BACK = "loss-after-update";

    /** What has no meaning where there is no loss. */
    private static final List<String> OF_GRADIENTS =
            List.of("loss", "loss-label", "optimiser", "optimizer", "l2", "weight-decay", "input-gradients");

    private final Node.Mapping example;

    private LearningReader(Node.Mapping example) {
        this.example = example;
    }

    static Learning read(Node.Mapping example) {
        return new LearningReader(example).learning();
    }

    private Learning learning() {
        Optional<Node> rate = example.find("learning-rate");
        LearningRule rule = rule(example);
        if (!rule.hasLoss()) {
            checkAlone(rule);
        }
        Optional<Node> written = optimiser();
        Optimiser optimiser = written.map(LearningReader::optimiser).orElseGet(Method.DESCENT::usual);
        boolean isUpdated = rate.isPresent();
        if (!isUpdated && optimiser.method() != Method.DESCENT) {
            throw written.orElseThrow().place().problem("expected the key learning-rate beside an optimiser");
        }
        Decay decay = decay(written);
        if (!isUpdated && decay.isInUpdate()) {
            throw example.get(Decay.Form.DECOUPLED.key())
                    .place()
                    .problem("expected the key learning-rate beside weight-decay");
        }
        return new Learning(
                example.find("reduction")
                        .map(node -> Keyword.of(node, List.of(Reduction.values()), Reduction::key))
                        .orElse(Reduction.MEAN),
                decay,
                optimiser,
                rate.map(Node::number).orElse(null),
                example.find("update-biases")
                        .map(node -> Keyword.of(node, List.of(true, false), String::valueOf))
                        .orElse(true),
                rule,
                isUpdated
                        && example.find(LOOK_BACK)
                                .map(node -> Keyword.of(node, List.of(true, false), String::valueOf))
                                .orElse(false));
    }

    /** What a network learns from: a loss, unless its file names a rule that has none. */
    static LearningRule rule(Node.Mapping example) {
        return example.find(RULE)
                .map(node -> Keyword.of(node, List.of(LearningRule.PERCEPTRON, LearningRule.DELTA), LearningRule::key))
                .orElse(LearningRule.GRADIENT);
    }

    /** Refuses what belongs to a loss and its gradients beside a rule that has neither; and such a rule that never comes to be used. */
    private void checkAlone(LearningRule rule) {
        for (String key : OF_GRADIENTS) {
            Optional<Node> found = example.find(key);
            if (found.isPresent()) {
                throw found.get()
                        .place()
                        .problem("expected no " + key + " beside " + RULE + ": the " + rule.title()
                                + " has no loss and no gradients, so leave out " + key + ", or the " + RULE);
            }
        }
        if (example.find("learning-rate").isEmpty()) {
            throw example.get(RULE)
                    .place()
                    .problem("expected the key learning-rate beside " + RULE
                            + ", as nothing is learned without one; 1 leaves the corrections as they are");
        }
    }

    private Optional<Node> optimiser() {
        Optional<Node> british = example.find("optimiser");
        Optional<Node> american = example.find("optimizer");
        if (british.isPresent() && american.isPresent()) {
            throw american.get().place().problem("expected the key optimiser or the key optimizer, found both");
        }
        return british.or(() -> american);
    }

    /** A name, or a name with its settings: {@code {adam: {beta1: 0.8}}}; of a single one its number: {@code {momentum: 0.9}}. */
    private static Optimiser optimiser(Node node) {
        if (!(node instanceof Node.Mapping)) {
            return method(Keyword.of(node, names(), name -> name)).usual();
        }
        Node.Mapping one = node.keys(List.of(), names());
        String name = name(one);
        Method method = method(name);
        Node settings = one.get(name);
        if (settings instanceof Node.Mapping) {
            List<String> keys = new ArrayList<>(
                    method.settings().stream().map(LearningReader::key).toList());
            if (name.equals(ADAMW)) {
                keys.add(Decay.Form.DECOUPLED.key());
            }
            Node.Mapping given = settings.keys(List.of(), keys);
            Optimiser optimiser = method.usual();
            for (Kind kind : method.settings()) {
                Optional<Node> value = given.find(key(kind));
                if (value.isPresent()) {
                    optimiser = with(optimiser, kind, value.get());
                }
            }
            return optimiser;
        }
        if (method.settings().size() != 1) {
            throw settings.expected("settings of " + name + ", such as {" + key(Kind.EPSILON) + ": 0.001}");
        }
        return with(method.usual(), method.settings().get(0), settings);
    }

    private static String name(Node.Mapping one) {
        if (one.entries().size() != 1) {
            throw one.place()
                    .problem("expected one optimiser, found " + one.entries().size());
        }
        return one.entries().keySet().iterator().next();
    }

    private static Optimiser with(Optimiser optimiser, Kind kind, Node value) {
        if (!Optimiser.isAllowed(kind, value.number())) {
            throw value.expected(Optimiser.allowed(kind));
        }
        return optimiser.with(kind, value.number());
    }

    private static List<String> names() {
        return Stream.concat(Stream.of(Method.values()).map(Method::key), Stream.of(ADAMW))
                .toList();
    }

    private static Method method(String name) {
        return Stream.of(Method.values())
                .filter(method -> method.key().equals(name))
                .findFirst()
                .orElse(Method.ADAM);
    }

    private static String key(Kind kind) {
        return Setting.of(kind).key();
    }

    /** The one that the file gives, by itself or as a setting of AdamW. */
    private Decay decay(Optional<Node> optimiser) {
        List<Decay> given = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (Decay.Form form : List.of(Decay.Form.L2, Decay.Form.DECOUPLED)) {
            example.find(form.key()).ifPresent(node -> {
                given.add(decay(form, node));
                keys.add(form.key());
            });
        }
        boolean isAdamW = optimiser.isPresent() && isAdamW(optimiser.get());
        Optional<Node> ofOptimiser = optimiser.flatMap(LearningReader::decayOfOptimiser);
        if (isAdamW && (ofOptimiser.isPresent() || keys.contains(Decay.Form.L2.key()))) {
            keys.add(ADAMW + " with a decay of its own");
        }
        if (keys.size() > 1) {
            throw example.place().problem("expected one decay, found " + Words.and(keys));
        }
        if (!given.isEmpty()) {
            return given.get(0);
        }
        return ofOptimiser
                .map(node -> decay(Decay.Form.DECOUPLED, node))
                .orElse(isAdamW ? new Decay(Decay.Form.DECOUPLED, new BigDecimal(USUAL_DECAY)) : Decay.NONE);
    }

    private static Decay decay(Decay.Form form, Node node) {
        if (node.number().signum() < 0) {
            throw node.expected("a number of 0 or more");
        }
        return new Decay(form, node.number());
    }

    private static boolean isAdamW(Node optimiser) {
        return optimiser instanceof Node.Mapping mapping
                ? mapping.find(ADAMW).isPresent()
                : optimiser.text(ADAMW).equals(ADAMW);
    }

    private static Optional<Node> decayOfOptimiser(Node optimiser) {
        return optimiser instanceof Node.Mapping mapping
                ? mapping.find(ADAMW)
                        .filter(Node.Mapping.class::isInstance)
                        .flatMap(settings -> ((Node.Mapping) settings).find(Decay.Form.DECOUPLED.key()))
                : Optional.empty();
    }
}
