package longhand.example.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import longhand.example.Example;
import longhand.example.ExampleReader;
import longhand.example.WrittenFigure;
import longhand.file.FileProblem;
import longhand.file.GivenPath;
import longhand.file.PrintableText;
import longhand.file.TextFile;
import longhand.notation.text.Words;

/** Where examples come from: the bundled ones, on the class path, and any YAML file or folder of a user's own. */
public final class Examples {
    private static final String BUNDLED = "worked-examples/";
    private static final String EXAMPLE = "example.yaml";
    private static final String AS_WRITTEN = "as-written.csv";

    private Examples() {}

    /** Bundled examples that are about the same, easiest first. */
    public record Subject(String title, List<String> names) {
        public Subject {
            names = List.copyOf(names);
        }
    }

    /** The subjects of {@code worked-examples/list.txt}, each with the names of its examples. */
    public static List<Subject> subjects() {
        return subjects(fromClassPath(BUNDLED + "list.txt").text());
    }

    /** In the form of that list: a line with {@code #} is the title of the subject whose names stand below it. */
    static List<Subject> subjects(String list) {
        List<Subject> subjects = new ArrayList<>();
        for (String line : list.lines().map(String::strip).toList()) {
            if (line.startsWith("#")) {
                subjects.add(new Subject(line.substring(1).strip(), List.of()));
            } else if (!line.isEmpty()) {
                if (subjects.isEmpty()) {
                    throw new IllegalStateException(line + " has no subject");
                }
                Subject last = subjects.remove(subjects.size() - 1);
                subjects.add(new Subject(
                        last.title(),
                        Stream.concat(last.names().stream(), Stream.of(line)).toList()));
            }
        }
        return List.copyOf(subjects);
    }

    /** The names of the bundled examples, subject by subject. */
    public static List<String> names() {
        return subjects().stream().flatMap(subject -> subject.names().stream()).toList();
    }

    /** The title of a bundled example, without working on the rest of it. */
    public static String title(String name) {
        TextFile file = fromClassPath(BUNDLED + name + "/" + EXAMPLE);
        return ExampleReader.title(file.name(), file.text());
    }

    /** The bundled examples, in that order. */
    public static List<Example> bundled() {
        return names().stream().map(Examples::bundled).toList();
    }

    /**
     * The example of that name, or at that path. A bundled name always means the bundled example, whatever lies in the
     * working folder; {@code ./mazur} is the folder.
     *
     * @throws FileProblem if there is none, or it cannot be read
     */
    public static Example find(String nameOrPath) {
        if (names().contains(nameOrPath)) {
            return bundled(nameOrPath);
        }
        if (nameOrPath.isEmpty()) {
            throw new FileProblem("expected an example, found ''. " + whatThereIs());
        }
        Path path = GivenPath.of(nameOrPath);
        if (isPath(nameOrPath, path)) {
            return read(path);
        }
        String meant = Words.nearest(nameOrPath, names())
                .map(near -> ": did you mean " + near + "?")
                .orElse(".");
        throw new FileProblem("no example called " + FileProblem.quoted(nameOrPath) + meant + " " + whatThereIs());
    }

    private static String whatThereIs() {
        return "Bundled: " + String.join(", ", names()) + "; or give a YAML file, or a folder that holds " + EXAMPLE;
    }

    /**
     * The example in a YAML file, or in a folder that holds {@code example.yaml}, with the {@code as-written.csv}
     * beside it, if any.
     *
     * @throws FileProblem if it cannot be read
     */
    public static Example read(Path fileOrFolder) {
        Path file = Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve(EXAMPLE) : fileOrFolder;
        TextFile yaml = TextFile.read(file);
        Path asWritten = file.resolveSibling(AS_WRITTEN);
        return ExampleReader.read(
                name(file),
                yaml.name(),
                yaml.text(),
                new FromFiles(file.toAbsolutePath().getParent()),
                Files.exists(asWritten) ? AsWrittenReader.read(TextFile.read(asWritten)) : List.of());
    }

    private static Example bundled(String name) {
        String folder = BUNDLED + name + "/";
        List<WrittenFigure> asWritten = Examples.class.getResource("/" + folder + AS_WRITTEN) == null
                ? List.of()
                : AsWrittenReader.read(fromClassPath(folder + AS_WRITTEN));
        TextFile yaml = fromClassPath(folder + EXAMPLE);
        return ExampleReader.read(name, yaml.name(), yaml.text(), new FromFiles(null), asWritten);
    }

    private static boolean isPath(String given, Path path) {
        return path.getNameCount() > 1 || given.endsWith(".yaml") || given.endsWith(".yml") || Files.exists(path);
    }

    /** The name of the file without its ending; an {@code example.yaml} goes by the name of its folder. */
    private static String name(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        boolean inFolder = whole.endsWith(EXAMPLE) && whole.getNameCount() > 1;
        return PrintableText.of(
                inFolder
                        ? whole.getParent().getFileName().toString()
                        : whole.getFileName().toString().replaceFirst("\\.ya?ml$", ""));
    }

    /** A file that stands beside the bundled examples. */
    static TextFile bundledFile(String name) {
        return fromClassPath(BUNDLED + name);
    }

    private static TextFile fromClassPath(String name) {
        try (InputStream bytes = Examples.class.getResourceAsStream("/" + name)) {
            if (bytes == null) {
                throw new IllegalStateException(name + " is missing from this build");
            }
            return TextFile.read(name, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " of this build cannot be read", e);
        }
    }
}
