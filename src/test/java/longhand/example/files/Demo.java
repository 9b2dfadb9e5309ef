package longhand.example.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import longhand.example.Example;
import longhand.example.ExampleReader;
import longhand.file.FileProblem;
import longhand.file.TextFile;

/** A small example file, {@code demo.yaml}, and what comes of it once something in it is changed. */
public final class Demo {
    public static final String YAML = """
            title: Demo
            learning-rate: 0.1
            loss: mse
            layers:
              - activation: relu
                weights: [[0.3, -0.1], [0.2, 0.4]]
                biases: [0, 0.5]
              - activation: sigmoid
                weights: [[0.5, -0.3]]
                biases: [-0.20]
            batch:
              - {input: [1, 2], target: [1]}
            """;

    private Demo() {}

    public static Example read(String yaml) {
        return read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    public static Example read(byte[] yaml) {
        TextFile file = file("demo.yaml", yaml);
        return ExampleReader.read("demo", file.name(), file.text(), new FromFiles(null), List.of());
    }

    static TextFile file(String name, byte[] bytes) {
        try {
            return TextFile.read(name, new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file with one part of it, which is there once, replaced. */
    public static String with(String part, String replacement) {
        assertThat(YAML.split(Pattern.quote(part), -1)).as(part).hasSize(2);
        return YAML.replace(part, replacement);
    }

    /** What is said of a file, which must have a problem. */
    public static String problem(String yaml) {
        return problem(yaml.getBytes(StandardCharsets.UTF_8));
    }

    public static String problem(byte[] yaml) {
        FileProblem problem = catchThrowableOfType(FileProblem.class, () -> read(yaml));
        assertThat(problem).as("a problem").isNotNull();
        return problem.getMessage();
    }

    /** What is said of the file with one part of it replaced. */
    public static String problemWith(String part, String replacement) {
        return problem(with(part, replacement));
    }
}
