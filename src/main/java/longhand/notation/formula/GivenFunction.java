package longhand.notation.formula;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import longhand.formula.Formula;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import longhand.notation.text.GivenDecimal;

/** An activation or a loss as an example gives it: by its name, with a parameter or without, or as a formula. */
public final class GivenFunction {
    private static final Map<String, Formula> OF_SUM = Map.of("z", Formula.the(Activation.Z));
    private static final Map<String, Formula> OF_OUTPUT = Map.of("a", Formula.the(Loss.A), "y", Formula.the(Loss.Y));

    private GivenFunction() {}

    /**
     * The activation that a text names, such as {@code relu} or <code>{leaky-relu: 0.1}</code>, or else a formula of z.
     *
     * @return empty if the text is a name that there is not
     * @throws WrongFormula if it is meant as a formula, and is none
     * @throws GivenDecimal.Refused if a parameter is none
     */
    public static Optional<Activation> activation(String text) {
        for (Activation each : Activation.parameterised()) {
            String start = "{" + each.key() + ": ";
            if (text.startsWith(start) && text.endsWith("}")) {
                return Optional.of(with(each, text.substring(start.length(), text.length() - 1)));
            }
        }
        return given(
                text,
                Activation.named(),
                Activation::key,
                OF_SUM,
                formula -> Activation.of(formula, text, FormulaText.written(formula, quantity -> "z")));
    }

    /**
     * One of the parameterised activations with another parameter.
     *
     * @throws GivenDecimal.Refused if it is no number
     */
    public static Activation with(Activation activation, String parameter) {
        return activation.with(GivenDecimal.read(parameter), parameter);
    }

    /** Likewise a loss, or else a formula of a and y. */
    public static Optional<Loss> loss(String text) {
        return given(
                text,
                Loss.named(),
                Loss::key,
                OF_OUTPUT,
                formula -> Loss.of(
                        formula, text, FormulaText.written(formula, quantity -> quantity.equals(Loss.A) ? "a" : "y")));
    }

    private static <T> Optional<T> given(
            String text, List<T> named, Function<T, String> key, Map<String, Formula> names, Function<Formula, T> of) {
        Optional<T> found =
                named.stream().filter(each -> key.apply(each).equals(text)).findFirst();
        return found.isPresent() || !FormulaReader.isMeant(text, names)
                ? found
                : Optional.of(of.apply(FormulaReader.read(text, names)));
    }

    /** The keys of activations, as a message lists them. */
    public static List<String> keys(Collection<Activation> activations) {
        return activations.stream().map(Activation::key).toList();
    }
}
