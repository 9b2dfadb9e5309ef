package longhand.example.files;

import java.nio.file.Path;
import longhand.example.yaml.Node;
import longhand.file.FileProblem;
import longhand.file.GivenPath;

/** A file or folder that an example file names: its path starts where the example file is. */
final class RelativePath {
    private RelativePath() {}

    /**
     * The path written at a node.
     *
     * @param folder of the example file; null for a bundled example, which has none
     * @param what is expected there: "a model file"
     */
    static Path path(Node node, Path folder, String what) {
        String written = node.text("the path of " + what);
        if (folder == null) {
            throw node.expected("a bundled example to name no files");
        }
        try {
            return GivenPath.in(folder, written);
        } catch (FileProblem problem) {
            throw node.place().problem(problem.getMessage());
        }
    }
}
