package longhand.export;

import static longhand.formula.Formula.product;
import static longhand.formula.Formula.the;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longhand.calculus.Rules;
import longhand.formula.Formula;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.learning.Learning;
import longhand.model.learning.Optimiser.Method;
import longhand.model.network.Layer;
import longhand.model.network.Network;
import longhand.notation.Derivation;
import longhand.notation.formula.FormulaPython;

/**
 * The updates of a network of layers as matrices, one column a sample, as the pages have them. Functions, their slopes and what an optimiser makes of a
 * gradient are the rules of one entry, written with the matrices in the place of its numbers.
 */
final class LayerScript {
    /** Two neurons of a softmax layer, for the entries of its Jacobian. */
    private static final int ONE = 1;

    private static final int OTHER = 2;

    private final TrainingStep step;
    private final Rules rules;
    private final Network network;
    private final Learning learning;
    private final int depth;
    private final MatrixNames names;
    private final PythonScript script;
    /** Of names in the update that is being written. */
    private String ending = "";

    LayerScript(Derivation derivation, PythonScript script) {
        rules = derivation.rules();
        step = rules.step();
        network = step.network();
        learning = step.learning();
        depth = network.depth();
        names = new MatrixNames(step);
        this.script = script;
    }

    void write() {
        defineShow();
        given();
        for (int update = 1; update <= step.updates(); update++) {
            script.line("");
            if (step.updates() > 1) {
                script.line("");
                script.line("# update " + update);
            }
            update(update);
        }
    }

    /** Prints entries under their names. */
    private void defineShow() {
        script.line("def show(name, matrix):");
        script.line("    for j, row in enumerate(matrix, 1):");
        script.line("        for i, value in enumerate(row, 1):");
        script.line("            print(name.format(j=j, i=i), \"=\", float(value))");
        script.line("");
        script.line("");
    }

    private void given() {
        for (int layer = 1; layer <= depth; layer++) {
            Layer own = network.layer(layer);
            script.line(names.w(layer) + " = " + parameter(own.weights()));
            script.line(names.offset(layer) + " = "
                    + parameter(own.biases().stream().map(List::of).toList()));
        }
        for (Kind setting : learning.settings()) {
            script.line(MatrixNames.setting(setting) + " = " + PythonScript.literal(learning.setting(setting)));
        }
        if (step.hasUpdate() && script.isNumpy()) {
            for (Kind state : learning.optimiser().states()) {
                for (String parameter : parameters()) {
                    script.line(MatrixNames.state(state) + parameter + " = np.zeros_like(" + parameter + ")");
                }
            }
        }
        if (step.hasUpdate() && !script.isNumpy()) {
            script.line("optimiser = " + torchOptimiser());
        }
    }

    private String parameter(List<List<BigDecimal>> rows) {
        return script.array(rows) + (script.isNumpy() ? "" : ".requires_grad_()");
    }

    /** All that an update changes. */
    private List<String> parameters() {
        List<String> all = new ArrayList<>();
        for (int layer = 1; layer <= depth; layer++) {
            all.add(names.w(layer));
            if (step.updateBiases()) {
                all.add(names.offset(layer));
            }
        }
        return all;
    }

    private void update(int update) {
        ending = step.updates() > 1 ? "~" + update : "";
        Batch batch = step.batch(update);
        script.line("# one column a sample");
        List<List<BigDecimal>> inputs = columns(batch, Sample::input);
        script.line("X = " + (step.hasInputGradients() ? parameter(inputs) : script.array(inputs)));
        script.line("Y = " + script.array(columns(batch, Sample::target)));
        script.line("");
        script.line("# forward");
        forward(update);
        script.line("");
        script.line("# backward");
        if (script.isNumpy()) {
            backward(update);
            if (step.hasUpdate()) {
                script.line("");
                script.line("# new parameters");
                steps(update);
            }
        } else {
            differentiate(update);
        }
        if (step.hasUpdate()) {
            for (int layer = 1; layer <= depth; layer++) {
                show("w" + layer + "'[{j},{i}]", names.w(layer));
                show(names.letter(layer) + layer + "'[{j}]", names.offset(layer));
            }
        }
    }

    private static List<List<BigDecimal>> columns(
            Batch batch, java.util.function.Function<Sample, List<BigDecimal>> part) {
        int rows = part.apply(batch.sample(1)).size();
        return IntStream.range(0, rows)
                .mapToObj(row -> batch.samples().stream()
                        .map(sample -> part.apply(sample).get(row))
                        .toList())
                .toList();
    }

    private void forward(int update) {
        for (int layer = 1; layer <= depth; layer++) {
            String sign = network.layer(layer).hasThresholds() ? " - " : " + ";
            script.line(
                    names.z(layer) + " = " + names.w(layer) + " @ " + names.a(layer - 1) + sign + names.offset(layer));
            script.line(names.a(layer) + " = " + activation(layer, update));
            showSamples("z" + layer + "[{j}]", names.z(layer));
            showSamples("a" + layer + "[{j}]", names.a(layer));
        }
        Variable share = sample(Kind.SAMPLE_LOSS, update);
        int outputs = network.width(depth);
        if (outputs == 1) {
            script.line("losses = " + entry(share));
        } else {
            script.line("shares = " + entry(new Variable(Kind.OUTPUT_LOSS, 0, 1, 0, 1, update)));
            showSamples("L[{j}]", "shares");
            script.line("losses = shares.sum(axis=0, keepdims=True)");
        }
        showSamples("L", "losses");
        if (step.hasBatchLoss(update)) {
            String mean = step.isSummed() ? "losses.sum()" : "losses.sum() / " + samples(update);
            script.line("L = " + mean + (learning.decay().isInLoss() ? " + lambda_ / 2 * (" + squares() + ")" : ""));
            script.line("print(\"L" + ending + " =\", float(L))");
        } else {
            script.line("L = losses.sum()");
        }
    }

    private String squares() {
        return IntStream.rangeClosed(1, depth)
                .mapToObj(layer -> "(" + names.w(layer) + "**2).sum()")
                .collect(Collectors.joining(" + "));
    }

    private String activation(int layer, int update) {
        return isElementwise(layer) ? entry(neuron(Kind.ACTIVATION, layer, update)) : "softmax(" + names.z(layer) + ")";
    }

    private void backward(int update) {
        for (int layer = depth; layer >= 1; layer--) {
            String da = "d" + names.a(layer);
            String dz = "d" + names.z(layer);
            script.line(da + " = "
                    + (layer == depth
                            ? entry(new Derivative(
                                    sample(Kind.SAMPLE_LOSS, update), neuron(Kind.ACTIVATION, layer, update)))
                            : names.w(layer + 1) + ".T @ d" + names.z(layer + 1)));
            if (isElementwise(layer)) {
                Formula slope = rules.of(new Derivative(
                        neuron(Kind.ACTIVATION, layer, update), neuron(Kind.WEIGHTED_SUM, layer, update)));
                Formula byActivation = the(Quantity.lossBy(neuron(Kind.ACTIVATION, layer, update)));
                script.line(dz + " = " + written(product(byActivation, slope), names::of));
            } else {
                jacobian(layer, update);
                script.line(dz + " = np.einsum(\"ijk,ik->jk\", J, " + da + ")");
            }
            String mean = learning.reduction() == longhand.model.learning.Reduction.SUM || samples(update) == 1
                    ? ""
                    : " / " + samples(update);
            String decay = learning.decay().isInLoss() ? " + lambda_ * " + names.w(layer) : "";
            String sign = network.layer(layer).hasThresholds() ? "-" : "";
            script.line("d" + names.w(layer) + " = " + dz + " @ " + names.a(layer - 1) + ".T" + mean + decay);
            script.line("d" + names.offset(layer) + " = " + sign + dz + ".sum(axis=1, keepdims=True)" + mean);
            showGradients(layer, update);
        }
        if (step.hasInputGradients()) {
            script.line("dX = W1.T @ dZ1");
        }
        showInputGradients();
    }

    private void showInputGradients() {
        if (step.hasInputGradients()) {
            showSamples("dL/dx[{j}]", "dX");
        }
    }

    /** J[i, j] is ∂a[i]/∂z[j], a matrix for each sample. */
    private void jacobian(int layer, int update) {
        Variable one = neuron(Kind.ACTIVATION, layer, update);
        Variable other = one.at(Kind.WEIGHTED_SUM, layer, OTHER);
        String a = names.a(layer);
        java.util.function.Function<Quantity, String> pair = q -> q.to() == ONE ? a + "[:, None]" : a + "[None, :]";
        script.line("J = np.where(np.eye(len(" + a + "), dtype=bool)[:, :, None], "
                + written(rules.of(new Derivative(one, one.at(Kind.WEIGHTED_SUM))), pair) + ", "
                + written(rules.of(new Derivative(one, other)), pair) + ")");
    }

    private void showGradients(int layer, int update) {
        showSamples("dL/da" + layer + "[{j}]", "d" + names.a(layer));
        showSamples("dL/dz" + layer + "[{j}]", "d" + names.z(layer));
        // the loss of a single sample is called by it
        String sample = step.namesSamples() && !step.hasBatchLoss(update) ? "@1" : "";
        show("dL/dw" + layer + "[{j},{i}]" + sample, "d" + names.w(layer));
        show("dL/d" + names.letter(layer) + layer + "[{j}]" + sample, "d" + names.offset(layer));
    }

    /** What the optimiser carries over, and the new parameters: the rule of the first entry, of all of them. */
    private void steps(int update) {
        for (int layer = 1; layer <= depth; layer++) {
            step(Quantity.weight(layer, 1, 1).withUpdate(update));
            if (step.updateBiases()) {
                step(network.offset(layer, 1).withUpdate(update));
            }
        }
    }

    private void step(Variable parameter) {
        for (Kind state : learning.optimiser().states()) {
            Variable q = parameter.with(state);
            script.line(names.of(q) + " = " + entry(q));
        }
        Variable next = parameter.withUpdate(parameter.update() + 1);
        script.line(names.of(parameter) + " = " + entry(next));
    }

    /** The gradients that PyTorch finds: of the losses of the samples, and of that of the batch; and its step. */
    private void differentiate(int update) {
        List<String> inner = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (int layer = depth; layer >= 1; layer--) {
            inner.add(names.a(layer));
            inner.add(names.z(layer));
            all.add(names.w(layer));
            all.add(names.offset(layer));
        }
        if (step.hasInputGradients()) {
            inner.add("X");
        }
        script.line(d(inner) + " = torch.autograd.grad(losses.sum(), [" + String.join(", ", inner)
                + "], retain_graph=True)");
        script.line(d(all) + " = torch.autograd.grad(L, [" + String.join(", ", all) + "], retain_graph=True)");
        for (int layer = depth; layer >= 1; layer--) {
            showGradients(layer, update);
        }
        showInputGradients();
        if (step.hasUpdate()) {
            script.line("");
            script.line("# new parameters");
            script.line("optimiser.zero_grad()");
            script.line("L.backward()");
            script.line("optimiser.step()");
        }
    }

    private static String d(List<String> names) {
        return names.stream().map(name -> "d" + name).collect(Collectors.joining(", "));
    }

    private String torchOptimiser() {
        Method method = learning.optimiser().method();
        String settings =
                switch (method) {
                    case DESCENT -> "";
                    case MOMENTUM -> ", momentum=mu";
                    case NESTEROV -> ", momentum=mu, nesterov=True";
                    case ADAGRAD -> ", eps=epsilon";
                    case RMSPROP -> ", alpha=rho, eps=epsilon";
                    case ADAM -> ", betas=(beta1, beta2), eps=epsilon";
                };
        boolean isDecoupled = learning.decay().isInUpdate();
        String name =
                switch (method) {
                    case DESCENT, MOMENTUM, NESTEROV -> "SGD";
                    case ADAGRAD -> "Adagrad";
                    case RMSPROP -> "RMSprop";
                    case ADAM -> isDecoupled ? "AdamW" : "Adam";
                };
        String weights = IntStream.rangeClosed(1, depth).mapToObj(names::w).collect(Collectors.joining(", "));
        String offsets = IntStream.rangeClosed(1, depth).mapToObj(names::offset).collect(Collectors.joining(", "));
        String decay = isDecoupled ? ", \"weight_decay\": lambda_" : "";
        String groups = "{\"params\": [" + weights + "]" + decay + "}"
                + (step.updateBiases()
                        ? ", {\"params\": [" + offsets + "]" + (isDecoupled ? ", \"weight_decay\": 0" : "") + "}"
                        : "");
        return "torch.optim." + name + "([" + groups + "], lr=alpha" + settings + ")";
    }

    /** One column a sample. */
    private void showSamples(String name, String matrix) {
        show(name + (step.namesSamples() ? "@{i}" : ""), matrix);
    }

    private void show(String name, String matrix) {
        script.line("show(\"" + name + ending + "\", " + matrix + ")");
    }

    /** The rule of one entry as that of its whole matrix. */
    private String entry(Quantity q) {
        return written(rules.of(q), names::of);
    }

    private String written(Formula rule, java.util.function.Function<Quantity, String> called) {
        return FormulaPython.of(rule, script.library(), called);
    }

    private static Variable sample(Kind kind, int update) {
        return new Variable(kind, 0, 0, 0, 1, update);
    }

    private static Variable neuron(Kind kind, int layer, int update) {
        return new Variable(kind, layer, ONE, 0, 1, update);
    }

    private int samples(int update) {
        return step.samples(update);
    }

    private boolean isElementwise(int layer) {
        return network.layer(layer).activation().isElementwise();
    }
}
