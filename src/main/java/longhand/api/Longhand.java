package longhand.api;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import longhand.example.Example;
import longhand.example.ExampleReader;
import longhand.example.files.Examples;
import longhand.file.FileProblem;

/**
 * The way in: an example is read, and all of its numbers can be asked for.
 *
 * <pre>{@code
 * WorkedExample example = Longhand.bundled("three-three-two");
 * WorkedNumber gradient = example.number("dL/dw2[1,3]");
 * System.out.println(gradient.name() + " = " + gradient.rule() + " = " + gradient.numbers() + " = " + gradient.digits());
 * }</pre>
 */
public final class Longhand {
    private Longhand() {}

    /** The names of the bundled examples, subject by subject, easiest first. */
    public static List<String> bundled() {
        return Examples.names();
    }

    /**
     * A bundled example.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static WorkedExample bundled(String name) {
        if (!Examples.names().contains(name)) {
            throw new IllegalArgumentException("no bundled example called " + FileProblem.quoted(name));
        }
        return new WorkedExample(Examples.find(name));
    }

    /**
     * The example in a file, or in a folder that holds {@code example.yaml}. It may name files of images and models, relative to its own folder.
     *
     * @throws IllegalArgumentException if it cannot be read; the message says what was expected, what was found and where
     */
    public static WorkedExample derive(Path fileOrFolder) {
        return derive(() -> Examples.read(fileOrFolder));
    }

    /**
     * The example in a text, in YAML. Nothing is read from any file: one that takes images or a model from elsewhere is refused.
     *
     * @throws IllegalArgumentException if it cannot be read; the message says what was expected, what was found and on which line
     */
    public static WorkedExample derive(String yaml) {
        return derive(() -> ExampleReader.whole("example", "example", yaml));
    }

    private static WorkedExample derive(Supplier<Example> read) {
        try {
            return new WorkedExample(read.get());
        } catch (FileProblem problem) {
            throw new IllegalArgumentException(problem.getMessage(), problem);
        }
    }
}
