package longhand.export;

import java.util.ArrayList;
import java.util.List;
import longhand.formula.Derivative;
import longhand.formula.Formula;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.formula.Variable;
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
                if (derivative.numerator().equals(derivation.rules().loss(q.update()))) {
                    gradients.add(derivative);
                }
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

    private void differentiate(List<Derivative> gradients) {
        String of = key(gradients.get(0).numerator());
        script.line("for name, x in {");
        gradients.forEach(
                gradient -> script.line("    " + quoted(gradient) + ": " + key(gradient.denominator()) + ","));
        script.line("}.items():");
        script.line("    v[name] = torch.autograd.grad(" + of + ", x, retain_graph=True)[0]");
        gradients.clear();
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
