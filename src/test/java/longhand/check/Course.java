package longhand.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.example.Example;
import longhand.example.OnPaper;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.Batch;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;

/** An exercise with its right values, and what it takes to hand sheets in for it. */
final class Course {
    final Names names;
    final Rules rules;
    final Figures figures;

    private Course(Names names) {
        this.names = names;
        rules = names.rules();
        figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
    }

    /** A bundled example, or one of those that are for tests alone. */
    static Course of(String example) {
        URL own = Course.class.getResource("examples/" + example + ".yaml");
        Example read = own == null ? Examples.find(example) : Examples.read(Path.of(URI.create(own.toString())));
        return of(read);
    }

    /** One of the graphs that {@code mistaken_graphs.py} writes, or of the networks of {@code mistaken_unfolded.py}, by folder and name. */
    static Course in(String folder, String name) {
        return of(Examples.read(Path.of(URI.create(
                Course.class.getResource(folder + "/" + name + ".yaml").toString()))));
    }

    static Course of(Example example) {
        return new Course(new Names(new Rules(example.computation()), example.labels()));
    }

    static List<Course> ofAll() {
        return OnPaper.NAMES.stream().map(Course::of).toList();
    }

    /** A small network of any kind, with decimals of one or two places. */
    static Course random(Random random) {
        int depth = 1 + random.nextInt(3);
        int width = 1 + random.nextInt(3);
        int inputs = width;
        List<Layer> layers = new ArrayList<>();
        for (int layer = 1; layer <= depth; layer++) {
            int before = width;
            width = 1 + random.nextInt(3);
            List<Activation> all = Activation.named();
            Activation activation = all.get(random.nextInt(all.size()));
            if (activation.equals(Activation.SOFTMAX) && (layer < depth || width < 2)) {
                activation = Activation.SIGMOID;
            }
            layers.add(new Layer(
                    activation,
                    IntStream.range(0, width)
                            .mapToObj(j -> decimals(random, before))
                            .toList(),
                    decimals(random, width)));
        }
        Network network = new Network(layers);
        int outputs = width;
        List<Sample> samples = IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(k -> new Sample(decimals(random, inputs), target(random, outputs)))
                .toList();
        List<Loss> losses = Loss.named();
        Loss loss = losses.get(random.nextInt(losses.size()));
        if (loss.isLogarithmic() && !network.outputLayer().activation().isBetweenZeroAndOne()) {
            loss = Loss.MSE;
        }
        BigDecimal rate = new BigDecimal(random.nextBoolean() ? "0.5" : "0.1");
        TrainingStep step = new TrainingStep(network, new Batch(samples), loss, rate, random.nextInt(4) > 0);
        return new Course(new Names(new Rules(step), Labels.none(network)));
    }

    /** A single neuron whose weighted sum is this number. */
    static Course ofSum(BigDecimal sum) {
        Network network =
                new Network(List.of(new Layer(Activation.IDENTITY, List.of(List.of(sum)), List.of(BigDecimal.ZERO))));
        Batch batch = new Batch(List.of(new Sample(List.of(BigDecimal.ONE), List.of(BigDecimal.ONE))));
        TrainingStep step = new TrainingStep(network, batch, Loss.MSE, BigDecimal.ONE, true);
        return new Course(new Names(new Rules(step), Labels.none(network)));
    }

    /** The same exercise with something else in it. */
    Course with(TrainingStep other) {
        return new Course(new Names(new Rules(other), Labels.none(other.network())));
    }

    private static List<BigDecimal> decimals(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> BigDecimal.valueOf(random.nextInt(301) - 150, 2))
                .toList();
    }

    private static List<BigDecimal> target(Random random, int count) {
        int hot = random.nextInt(count);
        return IntStream.range(0, count)
                .mapToObj(i -> i == hot ? BigDecimal.ONE : BigDecimal.ZERO)
                .toList();
    }

    /** All that is to be worked out, in teaching order. */
    List<Quantity> asked() {
        List<Quantity> asked = new ArrayList<>();
        rules.forEach(q -> {
            if (q.phase() != Phase.GIVEN) {
                asked.add(q);
            }
        });
        return asked;
    }

    MarkedSheet mark(List<Answer> answers) {
        return Marking.of(answers, names, Marking.FEWEST_DIGITS);
    }

    MarkedSheet mark(String sheet) {
        return mark(AnswerSheet.read(sheet));
    }

    Answer answer(Quantity q, String given) {
        return new Answer(1, names.of(q), given);
    }

    /** So many significant digits. */
    static String written(BigDecimal value, int digits, RoundingMode rounding) {
        return value.round(new MathContext(digits, rounding)).toPlainString();
    }

    static String resource(String name) {
        try (InputStream in = Course.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
