package longhand.example.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import longhand.example.answer.AnswerForm;
import longhand.example.answer.Answers;
import longhand.file.FileProblem;
import longhand.file.GivenPath;
import longhand.file.TextContent;
import longhand.notation.name.Names;

/** Reads a sheet of answers from a file or from standard input, with the bounds of every file that someone gives. */
public final class AnswerFile {
    private AnswerFile() {}

    /**
     * The answers in a file.
     *
     * @param path a file, or {@code -} for the stream, which is text
     * @param names of the example that they are to
     * @throws FileProblem if it cannot be read, or too little of it is answers
     */
    public static Answers read(String path, InputStream standardInput, Names names) {
        if (path.isEmpty()) {
            throw new FileProblem("expected a file with answers, or - for standard input, found ''");
        }
        if (path.equals("-")) {
            String name = "standard input";
            return AnswerForm.answers(name, bytes(name, standardInput), names);
        }
        Path file = GivenPath.of(path);
        GivenPath.expectFile(file);
        try (InputStream in = Files.newInputStream(file)) {
            return AnswerForm.answers(path, bytes(path, in), names);
        } catch (IOException e) {
            throw GivenPath.unreadable(path, e);
        }
    }

    private static byte[] bytes(String name, InputStream in) {
        try {
            byte[] bytes = in.readNBytes(TextContent.MOST_BYTES + 1);
            TextContent.checkSize(name, bytes.length);
            return bytes;
        } catch (IOException e) {
            throw new FileProblem(name, "expected answers, found: " + e.getMessage());
        }
    }
}
