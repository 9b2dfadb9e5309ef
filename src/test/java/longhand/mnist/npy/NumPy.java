package longhand.mnist.npy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real NumPy, where this machine has it. */
public final class NumPy {
    private static final boolean EXISTS = exists();

    private NumPy() {}

    /** Skips the test, and says why, where there is none. */
    public static void needed() {
        Assumptions.assumeTrue(EXISTS, "skipped: python3 with NumPy is not installed");
    }

    private static boolean exists() {
        try {
            Process process = new ProcessBuilder("python3", "-c", "import numpy")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs lines of Python in a folder, with NumPy as np, and gives what they print. */
    public static String run(Path folder, String... lines) {
        try {
            Process process = new ProcessBuilder("python3", "-c", "import numpy as np\n" + String.join("\n", lines))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(printed);
            }
            return printed.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
