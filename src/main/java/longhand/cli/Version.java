package longhand.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version and the commit that the build has written beside the classes. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (InputStream in = Version.class.getResourceAsStream("/longhand/version.txt")) {
            String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
            // built from sources that lie in no checkout, the name of the property still stands there
            String commit = lines[1].startsWith("$") ? "" : " (" + lines[1].strip() + ")";
            return new String[] {"longhand " + lines[0].strip() + commit, "Java " + System.getProperty("java.version")};
        }
    }
}
