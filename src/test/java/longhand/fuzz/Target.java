package longhand.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.CheckedSheet;
import longhand.check.Marking;
import longhand.check.reading.Answer;
import longhand.example.Example;
import longhand.example.answer.AnswerForm;
import longhand.example.files.AnswerFile;
import longhand.example.files.Examples;
import longhand.file.FileProblem;
import longhand.formula.Arithmetic;
import longhand.live.Engine;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
import longhand.mnist.Settings;
import longhand.mnist.SmallMnist;
import longhand.mnist.TrainedModel;
import longhand.mnist.images.Datasets;
import longhand.model.Batch;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.Sample;
import longhand.model.TrainingStep;
import longhand.model.network.Activation;
import longhand.model.network.Layer;
import longhand.model.network.Loss;
import longhand.model.network.Network;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import org.apache.commons.math3.util.Decimal64;

/** What reads something that comes from others. */
enum Target {
    EXAMPLE(4_000) {
        @Override
        List<byte[]> seeds() throws IOException {
            return List.of(
                    resource("/worked-examples/three-three-two/example.yaml"),
                    resource("/worked-examples/softmax/example.yaml"),
                    resource("/worked-examples/two-epochs/example.yaml"),
                    resource("/worked-examples/mazur/example.yaml"),
                    GRAPH.getBytes(UTF_8));
        }

        @Override
        String read(byte[] input, Path folder) throws IOException {
            Path file = Files.write(folder.resolve("example.yaml"), input);
            return problem(() -> {
                Computation computation = Examples.read(file).computation();
                if (computation instanceof Graph graph && graph.updates() < MOST_UPDATES) {
                    // whatever it is, every number has a value, or does not exist
                    Trace<Decimal64> trace = new Trace<>(new Rules(graph), Arithmetic.doubles());
                    trace.forEach(trace::missing);
                }
            });
        }
    },
    AS_WRITTEN(4_000) {
        @Override
        List<byte[]> seeds() throws IOException {
            return List.of(resource("/worked-examples/mazur/as-written.csv"));
        }

        @Override
        String read(byte[] input, Path folder) throws IOException {
            Path example = folder.resolve("example.yaml");
            if (!Files.exists(example)) {
                Files.write(example, resource("/worked-examples/mazur/example.yaml"));
            }
            Files.write(folder.resolve("as-written.csv"), input);
            return problem(() -> Examples.read(folder).step());
        }
    },
    SHEET(6_000) {
        @Override
        List<byte[]> seeds() throws IOException {
            return List.of(
                    resource("/worked-examples/three-three-two/homework/forgotten-derivative.csv"),
                    "z1[1] = 0.1\nL: 0,35\n\naverage[0].weights[2][1]: 0.106945\ndL/dw2[1,3] 5.9e-1\n".getBytes(UTF_8));
        }

        @Override
        String read(byte[] input, Path folder) throws IOException {
            Path file = Files.write(folder.resolve("sheet.csv"), input);
            return problem(() -> AnswerFile.read(file.toString(), InputStream.nullInputStream(), names()));
        }
    },
    MARKING(500) {
        @Override
        List<byte[]> seeds() throws IOException {
            return List.of(
                    resource("/worked-examples/three-three-two/homework/forgotten-derivative.csv"),
                    "a1[3] = 0,9\nL = -\u221E\ndL/dw2[1,1] = 1,300\nJ11' = 0.1001\nz1[1]@1: nan\n".getBytes(UTF_8));
        }

        @Override
        String read(byte[] input, Path folder) throws IOException {
            Path file = Files.write(folder.resolve("sheet.csv"), input);
            return problem(() -> {
                List<Answer> answers = AnswerFile.read(file.toString(), InputStream.nullInputStream(), names())
                        .all();
                CheckedSheet sheet =
                        CheckedSheet.of("three-three-two", names(), answers, List.of(), Marking.FEWEST_DIGITS, true);
                sheet.headline();
                sheet.sheet().marks().forEach(sheet::message);
            });
        }
    },
    JSON_ANSWERS(4_000) {
        @Override
        List<byte[]> seeds() {
            return List.of("{\"L\": 0.3457, \"dW2\": [[1, 2, 3], [4, 5, 6.5]], \"Z1\": [\"0,1\", -3e-1, null]}"
                    .getBytes(UTF_8));
        }

        @Override
        String read(byte[] input, Path folder) {
            return problem(() -> AnswerForm.answers("answers.json", input, names()));
        }
    },
    SAFETENSORS(4_000) {
        @Override
        List<byte[]> seeds() {
            byte[] header = "{\"db2\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}".getBytes(UTF_8);
            return List.of(ByteBuffer.allocate(8 + header.length + 8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .put(header)
                    .putFloat(0.5f)
                    .putFloat(-2)
                    .array());
        }

        @Override
        byte[] mutated(byte[] seed, Random random) {
            return Mutation.ofBytes(seed, random);
        }

        @Override
        String read(byte[] input, Path folder) {
            return problem(() -> AnswerForm.answers("answers.safetensors", input, names()));
        }
    },
    MODEL(4_000) {
        @Override
        List<byte[]> seeds() throws IOException {
            TrainedModel model = TrainedModel.first(List.of(3, 2, 2), Settings.DEFAULT);
            return List.of(model.bytes(), deflated(model.bytes()));
        }

        @Override
        byte[] mutated(byte[] seed, Random random) {
            return Mutation.ofBytes(seed, random);
        }

        @Override
        String read(byte[] input, Path folder) throws IOException {
            Path file = Files.write(folder.resolve("model.npz"), input);
            return problem(() -> TrainedModel.read(file));
        }
    },
    IMAGES(2_000) {
        @Override
        List<byte[]> seeds() throws IOException {
            return List.of(Files.readAllBytes(images().resolve("train-images-idx3-ubyte")));
        }

        @Override
        byte[] mutated(byte[] seed, Random random) {
            return Mutation.ofBytes(seed, random);
        }

        @Override
        String read(byte[] input, Path folder) throws IOException {
            return images(input, folder, "train-images-idx3-ubyte");
        }
    },
    LABELS(2_000) {
        @Override
        List<byte[]> seeds() throws IOException {
            return List.of(Files.readAllBytes(images().resolve("train-labels-idx1-ubyte")));
        }

        @Override
        byte[] mutated(byte[] seed, Random random) {
            return Mutation.ofBytes(seed, random);
        }

        @Override
        String read(byte[] input, Path folder) throws IOException {
            return images(input, folder, "train-labels-idx1-ubyte");
        }
    },
    LABELLED_CSV(4_000) {
        @Override
        List<byte[]> seeds() {
            return List.of(
                    ("label,pixel0,pixel1,pixel2,pixel3\n" + "1,0,255,7,9\n0,1,2,3,4\n".repeat(7)).getBytes(UTF_8));
        }

        @Override
        String read(byte[] input, Path folder) throws IOException {
            Files.write(folder.resolve("train.csv"), input);
            return problem(() -> Datasets.read(folder));
        }
    },
    ADDRESS(3_000) {
        @Override
        List<byte[]> seeds() {
            return List.of(
                    "w2[1,3]=0.5;update=10".getBytes(UTF_8),
                    "alpha=0.5;x[1]=-3;loss=cross-entropy;update=2;b1[2]=1e-3".getBytes(UTF_8),
                    "activation1=tanh;y[2]=.5;activation2=softmax;w1[2,3]=1,5".getBytes(UTF_8));
        }

        @Override
        String read(byte[] input, Path folder) {
            Example example = Examples.find("three-three-two");
            Engine.open(ExerciseText.write(new Exercise(
                    example.title(), example.source(), example.about(), example.computation(), example.labels())));
            String edits = new String(input, UTF_8);
            Engine.explain(edits.split("[;=]", -1)[0]);
            return Engine.change(edits).contains("\"problem\"") ? "problem" : "";
        }
    },
    DRAWING(2_000) {
        @Override
        List<byte[]> seeds() {
            return List.of(
                    "90,60,190,60,130,140,110,230".getBytes(UTF_8),
                    "140,140".getBytes(UTF_8),
                    "90,50,80,140,195,140/180,45,170,240/0,0,280,280".getBytes(UTF_8));
        }

        @Override
        String read(byte[] input, Path folder) {
            List<BigDecimal> pixels = Collections.nCopies(28 * 28, BigDecimal.ZERO);
            List<BigDecimal> outputs = List.of(BigDecimal.ZERO, BigDecimal.ONE);
            Network network = new Network(List.of(new Layer(Activation.SOFTMAX, List.of(pixels, pixels), outputs)));
            Batch batch = new Batch(List.of(new Sample(pixels, outputs)));
            Engine.open(ExerciseText.write(new Exercise(
                    "Images",
                    null,
                    null,
                    new TrainingStep(network, batch, Loss.CROSS_ENTROPY, BigDecimal.ONE, true),
                    Labels.none(network))));
            return Engine.take("", new String(input, UTF_8), 1).contains("\"problem\"") ? "problem" : "";
        }
    };

    private static final String GRAPH = """
            title: A graph
            graph:
              - total = q*z - ln(1 + x^2)/sigmoid(-y)
              - 'q = max(x + 2.5*y, z^-2, sqrt(abs(x)))'
              - E = (total - t)^2
            given: {x: -2, y: 5, z: -4, t: 1e-1}
            loss: E
            update: [x, z]
            learning-rate: 0.01
            optimiser: {adam: {beta1: 0.8}}
            epochs: 2
            """;

    /** More would take their time. */
    private static final int MOST_UPDATES = 20;

    /** How many changed inputs are read in each build. */
    final int cases;

    Target(int cases) {
        this.cases = cases;
    }

    /** Inputs that are in order. */
    abstract List<byte[]> seeds() throws IOException;

    byte[] mutated(byte[] seed, Random random) {
        return Mutation.ofText(seed, random);
    }

    /**
     * Reads an input.
     *
     * @param folder for files, the same each time
     * @return what is wrong with it; empty if nothing is
     */
    abstract String read(byte[] input, Path folder) throws IOException;

    private static String problem(Runnable reading) {
        try {
            reading.run();
            return "";
        } catch (FileProblem problem) {
            return problem.getMessage();
        }
    }

    private static Names names() {
        Example example = Examples.find("three-three-two");
        return new Names(new Rules(example.computation()), example.labels());
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = Target.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static Path images() throws IOException {
        return SmallMnist.write(Files.createTempDirectory("fuzz"), 20);
    }

    private static String images(byte[] input, Path folder, String name) throws IOException {
        if (!Files.exists(folder.resolve("t10k-images-idx3-ubyte"))) {
            SmallMnist.write(folder, 20);
        }
        Files.write(folder.resolve(name), input);
        return problem(() -> Datasets.read(folder));
    }

    private static byte[] deflated(byte[] archive) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
