package longhand.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import longhand.formula.Formula;
import longhand.formula.Formula.Constant;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.notation.Derivation;
import longhand.notation.formula.FormulaPython;

/** A calculation number by number, each under its name in a dictionary. */
final class NumberScript {
    private final Derivation derivation;
    private final PythonScript script;

    NumberScript(Derivation derivation, PythonScript script) {
        this.derivation = derivation;
        this.script = script;
    }

    void write() {
        script.line("v = {}");
        if (script.isNumpy()) {
            derivation.rules().forEach(q -> script.line(key(q) + " = " + rule(q)));
            script.line("");
            script.line("for name, value in v.items():");
            script.line("    print(name, \"=\", float(value))");
        } else {
            forwardOnly();
        }
    }

    /** The definitions; and after those of each update the gradients that PyTorch finds of its loss. */
    private void forwardOnly() {
        List<Derivative> gradients = new ArrayList<>();
        derivation.rules().forEach(q -> {
            if (q instanceof Derivative derivative) {
                addGradient(derivative, gradients);
                return;
            }
            if (q.phase() == Phase.UPDATE && !gradients.isEmpty()) {
                differentiate(gradients);
            }
            script.line(key(q) + " = " + forward((Variable) q));
        });
        if (!gradients.isEmpty()) {
            differentiate(gradients);
        }
        script.line("");
        script.line("for name, value in v.items():");
        script.line("    print(name, \"=\", value.item())");
    }

    /** What goes into nothing has none in PyTorch: that is written as it is. */
    private void addGradient(Derivative derivative, List<Derivative> gradients) {
        if (derivative.isLocal()) {
            return;
        }
        if (derivation.rules().of(derivative) instanceof Constant) {
            script.line(key(derivative) + " = number(" + rule(derivative) + ")");
        } else {
            gradients.add(derivative);
        }
    }

    /** Of a loss by all that it is differentiated by, one loss after the other; 0 where the largest of a window is another. */
    private void differentiate(List<Derivative> gradients) {
        gradients.stream()
                .collect(Collectors.groupingBy(Derivative::numerator, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::differentiate);
        gradients.clear();
    }

    private void differentiate(Variable loss, List<Derivative> gradients) {
        String of = key(loss);
        script.line("for name, x in {");
        gradients.forEach(
                gradient -> script.line("    " + quoted(gradient) + ": " + key(gradient.denominator()) + ","));
        script.line("}.items():");
        script.line("    slope = torch.autograd.grad(" + of + ", x, retain_graph=True, allow_unused=True)[0]");
        script.line("    v[name] = number(0.0) if slope is None else slope");
    }

    /** A given number, and a parameter after an update, is where gradients begin. */
    private String forward(Variable v) {
        boolean isStart = v.phase() == Phase.GIVEN || v.isUpdate();
        return isStart ? "number(float(" + rule(v) + ")).requires_grad_()" : "number(" + rule(v) + ")";
    }

    private String rule(Quantity q) {
        Formula rule = derivation.rules().of(q);
        return FormulaPython.of(rule, script.library(), this::key);
    }

    private String key(Quantity q) {
        return "v[" + quoted(q) + "]";
    }

    /** Names have no quotation mark but ', that of an update. */
    private String quoted(Quantity q) {
        return "\"" + derivation.names().of(q) + "\"";
    }
}
