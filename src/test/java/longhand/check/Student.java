package longhand.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import org.apache.commons.math3.special.Erf;

/**
 * Somebody who works a training step out on paper: from the formulas of the textbooks, in plain arrays, with no rule of ours; every
 * number is rounded when it is written down, and the next is made from what is written.
 */
final class Student {
    private final TrainingStep step;
    private final Network network;
    private final int depth;
    /** What is written down for a number that came out: the name, and what came out. */
    private final BiFunction<String, Double, Double> writing;

    private final Map<String, Double> sheet = new LinkedHashMap<>();

    private Student(TrainingStep step, BiFunction<String, Double, Double> writing) {
        this.step = step;
        this.writing = writing;
        network = step.network();
        depth = network.depth();
    }

    /** All that is written down, by name. */
    static Map<String, Double> work(TrainingStep step, BiFunction<String, Double, Double> writing) {
        Student student = new Student(step, writing);
        student.work();
        return student.sheet;
    }

    /** With so many significant digits. */
    static double rounded(double value, int digits) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(digits, RoundingMode.HALF_UP))
                        .doubleValue()
                : value;
    }

    private double write(String name, double value) {
        double written = writing.apply(name, value);
        sheet.put(name, written);
        return written;
    }

    private void work() {
        int samples = step.batch().size();
        Map<String, Double> sums = new LinkedHashMap<>();
        double loss = 0;
        for (int k = 1; k <= samples; k++) {
            String at = samples == 1 ? "" : "@" + k;
            loss += sample(step.batch().sample(k), at, sums);
        }
        if (samples > 1) {
            write("L", loss / samples);
        }
        double rate = step.learningRate().doubleValue();
        Map<String, Double> gradients = new LinkedHashMap<>();
        sums.forEach((parameter, sum) -> gradients.put(
                parameter, samples == 1 ? sheet.get("dL/d" + parameter) : write("dL/d" + parameter, sum / samples)));
        for (int layer = 1; layer <= depth; layer++) {
            Layer given = network.layer(layer);
            for (int j = 1; j <= given.size(); j++) {
                for (int i = 1; i <= given.inputs(); i++) {
                    double gradient = gradients.get("w" + layer + "[" + j + "," + i + "]");
                    write(
                            "w" + layer + "'[" + j + "," + i + "]",
                            given.weight(j, i).doubleValue() - rate * gradient);
                }
                double bias = given.bias(j).doubleValue();
                double gradient = gradients.get("b" + layer + "[" + j + "]");
                write("b" + layer + "'[" + j + "]", step.updateBiases() ? bias - rate * gradient : bias);
            }
        }
    }

    /** One sample: its loss; its gradients are added to the sums. */
    private double sample(Sample sample, String at, Map<String, Double> sums) {
        double[][] z = new double[depth + 1][];
        double[][] a = new double[depth + 1][];
        a[0] = sample.input().stream().mapToDouble(BigDecimal::doubleValue).toArray();
        double[] y =
                sample.target().stream().mapToDouble(BigDecimal::doubleValue).toArray();
        for (int layer = 1; layer <= depth; layer++) {
            Layer given = network.layer(layer);
            z[layer] = new double[given.size()];
            a[layer] = new double[given.size()];
            for (int j = 0; j < given.size(); j++) {
                double sum = given.bias(j + 1).doubleValue();
                for (int i = 0; i < given.inputs(); i++) {
                    sum += given.weight(j + 1, i + 1).doubleValue() * a[layer - 1][i];
                }
                z[layer][j] = write("z" + layer + "[" + (j + 1) + "]" + at, sum);
            }
            for (int j = 0; j < given.size(); j++) {
                a[layer][j] =
                        write("a" + layer + "[" + (j + 1) + "]" + at, activation(given.activation(), z[layer], j));
            }
        }
        double loss = loss(a[depth], y, at);
        double[] error = outputErrors(z[depth], a[depth], y, at);
        for (int layer = depth; layer >= 1; layer--) {
            Layer given = network.layer(layer);
            for (int j = 0; j < given.size(); j++) {
                for (int i = 0; i < given.inputs(); i++) {
                    add(sums, "w" + layer + "[" + (j + 1) + "," + (i + 1) + "]", at, error[j] * a[layer - 1][i]);
                }
                add(sums, "b" + layer + "[" + (j + 1) + "]", at, error[j]);
            }
            if (layer > 1) {
                double[] before = new double[given.inputs()];
                for (int i = 0; i < given.inputs(); i++) {
                    double sum = 0;
                    for (int j = 0; j < given.size(); j++) {
                        sum += given.weight(j + 1, i + 1).doubleValue() * error[j];
                    }
                    String neuron = layer - 1 + "[" + (i + 1) + "]" + at;
                    double outer = write("dL/da" + neuron, sum);
                    double slope = write(
                            local(layer - 1, i, i, at),
                            slope(network.layer(layer - 1).activation(), z[layer - 1][i], a[layer - 1][i]));
                    before[i] = write("dL/dz" + neuron, outer * slope);
                }
                error = before;
            }
        }
        return loss;
    }

    private void add(Map<String, Double> sums, String parameter, String at, double gradient) {
        sums.merge(parameter, write("dL/d" + parameter + at, gradient), Double::sum);
    }

    private double loss(double[] a, double[] y, String at) {
        double loss = 0;
        for (int j = 0; j < a.length; j++) {
            double square = (a[j] - y[j]) * (a[j] - y[j]);
            double share =
                    switch (step.loss().key()) {
                        case "mse" -> square / a.length;
                        case "squared-error" -> square;
                        case "half-squared-error" -> square / 2;
                        case "cross-entropy" -> y[j] == 0 ? 0 : -y[j] * Math.log(a[j]);
                        default -> y[j] == 0 ? -Math.log(1 - a[j]) : -Math.log(a[j]);
                    };
            loss += a.length == 1 ? share : write("L[" + (j + 1) + "]" + at, share);
        }
        return write("L" + at, loss);
    }

    /** ∂L/∂z of the output layer: a − y where that is so, otherwise by the chain rule. */
    private double[] outputErrors(double[] z, double[] a, double[] y, String at) {
        Activation activation = network.outputLayer().activation();
        boolean isShort = (activation.equals(Activation.SOFTMAX) && step.loss().equals(Loss.CROSS_ENTROPY))
                || (activation.equals(Activation.SIGMOID) && step.loss().equals(Loss.BINARY_CROSS_ENTROPY));
        double[] outer = new double[a.length];
        for (int j = 0; !isShort && j < a.length; j++) {
            double difference = a[j] - y[j];
            double slope =
                    switch (step.loss().key()) {
                        case "mse" -> 2 * difference / a.length;
                        case "squared-error" -> 2 * difference;
                        case "half-squared-error" -> difference;
                        case "cross-entropy" -> -y[j] / a[j];
                        default -> y[j] == 0 ? 1 / (1 - a[j]) : -1 / a[j];
                    };
            outer[j] = write("dL/da" + depth + "[" + (j + 1) + "]" + at, slope);
        }
        double[] errors = new double[a.length];
        for (int j = 0; j < a.length; j++) {
            String neuron = depth + "[" + (j + 1) + "]" + at;
            double error = 0;
            if (isShort) {
                error = a[j] - y[j];
            } else if (activation.equals(Activation.SOFTMAX)) {
                for (int i = 0; i < a.length; i++) {
                    error += outer[i] * write(local(depth, i, j, at), i == j ? a[j] * (1 - a[j]) : -a[i] * a[j]);
                }
            } else {
                error = outer[j] * write(local(depth, j, j, at), slope(activation, z[j], a[j]));
            }
            errors[j] = write("dL/dz" + neuron, error);
        }
        return errors;
    }

    private static String local(int layer, int i, int j, String at) {
        return "da" + layer + "[" + (i + 1) + "]/dz" + layer + "[" + (j + 1) + "]" + at;
    }

    private static double activation(Activation activation, double[] z, int j) {
        return switch (activation.key()) {
            case "relu" -> Math.max(0, z[j]);
            case "leaky-relu" -> z[j] > 0 ? z[j] : z[j] / 100;
            case "sigmoid" -> 1 / (1 + Math.exp(-z[j]));
            case "tanh" -> Math.tanh(z[j]);
            case "identity" -> z[j];
            case "elu" -> z[j] > 0 ? z[j] : Math.exp(z[j]) - 1;
            case "softplus" -> Math.log(1 + Math.exp(z[j]));
            case "gelu" -> z[j] * Erf.erfc(-z[j] / Math.sqrt(2)) / 2;
            case "silu" -> z[j] / (1 + Math.exp(-z[j]));
            case "hard-sigmoid" -> Math.min(1, Math.max(0, z[j] / 6 + 0.5));
            case "hard-tanh" -> Math.min(1, Math.max(-1, z[j]));
            case "step" -> z[j] >= 0 ? 1 : 0;
            default -> {
                double sum = 0;
                for (double each : z) {
                    sum += Math.exp(each);
                }
                yield Math.exp(z[j]) / sum;
            }
        };
    }

    private static double slope(Activation activation, double z, double a) {
        return switch (activation.key()) {
            case "relu" -> z > 0 ? 1 : 0;
            case "leaky-relu" -> z > 0 ? 1 : 0.01;
            case "sigmoid" -> a * (1 - a);
            case "tanh" -> 1 - a * a;
            case "identity" -> 1;
            case "elu" -> z > 0 ? 1 : Math.exp(z);
            case "softplus" -> 1 / (1 + Math.exp(-z));
            case "gelu" -> Erf.erfc(-z / Math.sqrt(2)) / 2 + z * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            case "silu" -> (1 + Math.exp(-z) * (1 + z)) / (1 + Math.exp(-z)) / (1 + Math.exp(-z));
            case "hard-sigmoid" -> z > -3 && z < 3 ? 1.0 / 6 : 0;
            case "hard-tanh" -> z > -1 && z < 1 ? 1 : 0;
            case "step" -> 0;
            default -> throw new IllegalArgumentException("softmax has no single slope");
        };
    }

    /** What of it is handed in by somebody who leaves the factors out. */
    static Map<String, Double> withoutFactors(Map<String, Double> sheet) {
        return sheet.entrySet().stream()
                .filter(entry -> !entry.getKey().matches("dL/da.*|da.*/dz.*|L\\[.*"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** One of the numbers of a sheet, at random. */
    static String anyOf(Map<String, Double> sheet, Random random) {
        return sheet.keySet().stream()
                .skip(random.nextInt(sheet.size()))
                .findFirst()
                .orElseThrow();
    }
}
