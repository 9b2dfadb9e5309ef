package longhand.example;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.check.reading.UnreadableSheet;
import longhand.file.FileProblem;
import longhand.file.GivenPath;
import longhand.file.TextFile;

/** Reads a sheet of answers from a file or from standard input, with the bounds of every file that someone gives. */
public final class AnswerFile {
    private AnswerFile() {}

    /**
     * The answers in a file.
     *
     * @param path a file, or {@code -} for the stream
     * @throws FileProblem if it cannot be read, or a line of it is no answer
     */
    public static List<Answer> read(String path, InputStream standardInput) {
        if (path.isEmpty()) {
            throw new FileProblem("expected a file with answers, or - for standard input, found ''");
        }
        TextFile file = path.equals("-") ? fromStream(standardInput) : TextFile.read(GivenPath.of(path));
        try {
            List<Answer> answers = AnswerSheet.read(file.text());
            if (answers.isEmpty()) {
                throw new FileProblem(file.name(), "expected answers, found none");
            }
            return answers;
        } catch (UnreadableSheet problem) {
            throw new FileProblem(file.name(), problem.line(), problem.getMessage());
        }
    }

    private static TextFile fromStream(InputStream bytes) {
        String name = "standard input";
        try {
            return TextFile.read(name, bytes);
        } catch (IOException e) {
            throw new FileProblem(name, "expected answers, found: " + e.getMessage());
        }
    }
}
