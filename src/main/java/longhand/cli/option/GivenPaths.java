package longhand.cli.option;

import java.nio.file.Path;
import longhand.file.FileProblem;
import longhand.file.GivenPath;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The path that an option takes. */
public class GivenPaths implements ITypeConverter<Path> {
    @Override
    public Path convert(String given) {
        try {
            return GivenPath.of(given);
        } catch (FileProblem problem) {
            throw new TypeConversionException(problem.getMessage());
        }
    }

    /** The path of a folder to write into. */
    public static final class Folder extends GivenPaths {
        @Override
        public Path convert(String given) {
            if (given.equals("-")) {
                throw new TypeConversionException(
                        "expected a folder, found '-', which stands for standard output; ./- is a folder of that name");
            }
            return super.convert(given);
        }
    }
}
