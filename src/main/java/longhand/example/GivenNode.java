package longhand.example;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import longhand.example.yaml.Keyword;
import longhand.example.yaml.Node;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import longhand.notation.formula.GivenFunction;
import longhand.notation.formula.WrongFormula;
import longhand.notation.text.Words;

/** An activation or a loss in an example file: a name, a name with a parameter, or a formula. */
final class GivenNode {
    private GivenNode() {}

    static Activation activation(Node node) {
        if (node instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
            Node.Mapping known = node.keys(List.of(), GivenFunction.keys(Activation.parameterised()));
            String key = known.entries().keySet().iterator().next();
            Node parameter = known.get(key);
            parameter.number(); // or else that is the problem
            return GivenFunction.with(GivenFunction.activation(key).orElseThrow(), parameter.text("a number"));
        }
        return read(node, GivenFunction::activation, GivenFunction.keys(Activation.named()), "a formula of z");
    }

    static Loss loss(Node node) {
        List<String> keys = Loss.named().stream().map(Loss::key).toList();
        return read(node, GivenFunction::loss, keys, "a formula of a and y");
    }

    private static <T> T read(Node node, Function<String, Optional<T>> given, List<String> keys, String formula) {
        String expected = Words.or(keys) + ", or " + formula;
        String written = node.text(expected);
        try {
            return given.apply(written).orElseThrow(() -> Keyword.unknown(node, written, expected, keys));
        } catch (WrongFormula wrong) {
            throw node.place().problem(wrong.getMessage());
        }
    }
}
