package longhand.export;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import longhand.calculus.Rules;
import longhand.example.Example;
import longhand.model.TrainingStep;
import longhand.notation.Derivation;
import longhand.notation.formula.FormulaPython.Library;
import longhand.notation.text.NumberText;

/**
 * A worked example as a script in Python, which prints the same numbers under the same names: of a network of layers with its matrices, of anything else
 * number by number.
 *
 * <p>With NumPy every step is written out; with PyTorch only the way forward, and its own gradients and optimisers do the rest.
 */
public final class PythonScript {
    /** Beyond so many given numbers a script would be no use to anybody. */
    private static final int MOST_GIVEN = 100_000;

    /** Functions that neither library has under this name, each with what it needs; {@code LIB} is the library. */
    private static final Map<String, String> FUNCTIONS = functions();

    private final StringBuilder text = new StringBuilder();
    private final Library library;

    PythonScript(Library library) {
        this.library = library;
    }

    private static Map<String, String> functions() {
        Map<String, String> functions = new LinkedHashMap<>();
        functions.put("sigmoid", """
                def sigmoid(x):
                    return 1 / (1 + LIB.exp(-x))
                """);
        functions.put("softplus", """
                def softplus(x):
                    return LIB.log1p(LIB.exp(-LIB.abs(x))) + where(x > 0, x, 0)
                """);
        functions.put("relu_slope", """
                def relu_slope(x):
                    return where(is_greater(x, 0), 1, 0)
                """);
        functions.put("normal_density", """
                def normal_density(x):
                    return LIB.exp(-x**2 / 2) / math.sqrt(2 * math.pi)
                """);
        functions.put("normal_share", """
                def normal_share(x):
                    return (1 + erf(x / math.sqrt(2))) / 2
                """);
        functions.put("largest", """
                def largest(*numbers):
                    return functools.reduce(lambda a, b: LIB.maximum(number(a), number(b)), numbers)
                """);
        functions.put("smallest", """
                def smallest(*numbers):
                    return functools.reduce(lambda a, b: LIB.minimum(number(a), number(b)), numbers)
                """);
        functions.put("largest_place", """
                def largest_place(numbers):
                    return max(range(len(numbers)), key=lambda place: float(numbers[place]))
                """);
        functions.put("first_largest", """
                def first_largest(*numbers):
                    return 1 * numbers[largest_place(numbers)]
                """);
        functions.put("taken", """
                def taken(place, *numbers):
                    return number(float(largest_place(numbers) == place))
                """);
        functions.put("where", """
                def where(condition, one, other):
                    return LIB.where(condition, number(one), number(other))
                """);
        functions.put("is_greater", """
                def is_greater(a, b):
                    return a - b > 1e-12  # what is equal on paper may differ by rounding here
                """);
        functions.put("is_at_least", """
                def is_at_least(a, b):
                    return a - b >= -1e-12  # what is equal on paper may differ by rounding here
                """);
        functions.put("is_at_most", """
                def is_at_most(a, b):
                    return a - b <= 1e-12  # what is equal on paper may differ by rounding here
                """);
        functions.put("softmax", """
                def softmax(z):
                    powers = LIB.exp(z - z.max())
                    return powers / powers.sum(axis=0)
                """);
        return functions;
    }

    /** Whether there is one: what has no matrices is written number by number, and of those people read only so many. */
    public static boolean isFor(Rules rules) {
        return hasMatrices(rules)
                ? rules.order().size() - rules.order().steps() <= MOST_GIVEN
                : Example.isOnPaper(rules);
    }

    private static boolean hasMatrices(Rules rules) {
        return rules.computation() instanceof TrainingStep step && step.hasLoss() && !step.looksBack();
    }

    /** The whole script of an example. */
    public static String of(Example example, Derivation derivation, Library library) {
        PythonScript script = new PythonScript(library);
        PythonScript body = new PythonScript(library);
        if (hasMatrices(derivation.rules())) {
            new LayerScript(derivation, body).write();
        } else {
            new NumberScript(derivation, body).write();
        }
        script.head(example, body.toString());
        return script + body.toString();
    }

    private void head(Example example, String body) {
        line("# " + oneLine(example.title()));
        if (example.source() != null) {
            line("# " + oneLine(example.source()));
        }
        line("# Prints the numbers that `longhand trace " + oneLine(example.name()) + "` shows, under the same names.");
        line("");
        List<String> used = FUNCTIONS.keySet().stream()
                .filter(name -> uses(body, name)
                        || FUNCTIONS.entrySet().stream()
                                .anyMatch(other -> uses(body, other.getKey()) && uses(other.getValue(), name)))
                .toList();
        String all = used.stream().map(FUNCTIONS::get).collect(Collectors.joining()) + body;
        boolean hasErf = uses(all, "erf");
        if (all.contains("functools.")) {
            line("import functools");
        }
        if (all.contains("math.") || (isNumpy() && hasErf)) {
            line("import math");
        }
        line(isNumpy() ? "import numpy as np" : "import torch");
        line("");
        if (!isNumpy()) {
            line("torch.set_default_dtype(torch.float64)");
            line("");
        }
        line("");
        if (uses(all, "number")) {
            define(library == Library.NUMPY ? "number = np.asarray\n" : """
                      def number(x):
                          return torch.as_tensor(x, dtype=torch.float64)
                      """);
        }
        if (hasErf) {
            define(isNumpy() ? "erf = np.vectorize(math.erf)\n" : "erf = torch.erf\n");
        }
        used.forEach(name -> define(FUNCTIONS.get(name).replace("LIB", library.prefix())));
    }

    private static boolean uses(String code, String function) {
        return code.contains(function + "(") && !code.startsWith("def " + function + "(");
    }

    private void define(String code) {
        text.append(code).append("\n\n");
    }

    /** A comment ends with its line. */
    private static String oneLine(String comment) {
        return comment.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ");
    }

    /** A line of the script. */
    void line(String line) {
        text.append(line).append('\n');
    }

    Library library() {
        return library;
    }

    boolean isNumpy() {
        return library == Library.NUMPY;
    }

    /** An array of these numbers, as an expression. */
    String array(List<List<BigDecimal>> rows) {
        List<String> lists = rows.stream()
                .map(row -> row.stream().map(PythonScript::literal).collect(Collectors.joining(", ", "[", "]")))
                .toList();
        String numbers = lists.size() == 1
                ? "[" + lists.get(0) + "]"
                : lists.stream().map(list -> "    " + list + ",\n").collect(Collectors.joining("", "[\n", "]"));
        return (isNumpy() ? "np.array(" : "torch.tensor(") + numbers + ")";
    }

    /** A number that is no integer in Python. */
    static String literal(BigDecimal number) {
        String text = NumberText.full(number);
        return text.contains(".") || text.contains("e") ? text : text + ".0";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
