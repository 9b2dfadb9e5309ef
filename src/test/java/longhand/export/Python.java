package longhand.export;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longhand.notation.formula.FormulaPython.Library;

/** Runs scripts by the real Python, all in one process, as its libraries take long to load. */
final class Python {
    private static final String RUN_ALL = """
            import contextlib, io, pathlib, sys
            for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
                printed = io.StringIO()
                with contextlib.redirect_stdout(printed):
                    exec(compile(path.read_text("utf-8"), path.name, "exec"), {"__name__": "__main__"})
                path.with_suffix(".txt").write_text(printed.getvalue())
            """;

    private Python() {}

    /** What each script prints: a number by its name; skips the test where there is no such library. */
    static Map<String, Map<String, Double>> run(Library library, Path folder, Map<String, String> scripts)
            throws IOException, InterruptedException {
        String python = having(library);
        for (Map.Entry<String, String> script : scripts.entrySet()) {
            Files.writeString(folder.resolve(script.getKey() + ".py"), script.getValue());
        }
        Process process = new ProcessBuilder(python, "-c", RUN_ALL, folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
        Map<String, Map<String, Double>> printed = new LinkedHashMap<>();
        for (String name : scripts.keySet()) {
            printed.put(name, numbers(Files.readAllLines(folder.resolve(name + ".txt"))));
        }
        return printed;
    }

    private static Map<String, Double> numbers(List<String> lines) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(" = ", 2);
            if (numbers.put(parts[0], Double.valueOf(parts[1])) != null) {
                throw new AssertionError(parts[0] + " is printed twice");
            }
        }
        return numbers;
    }

    private static String having(Library library) throws InterruptedException {
        String module = library == Library.NUMPY ? "numpy" : "torch";
        String found = Stream.of("python3", "/usr/bin/python3")
                .filter(python -> has(python, module))
                .findFirst()
                .orElse(null);
        assumeTrue(found != null, "skipped: python3 with " + module + " is not installed");
        return found;
    }

    private static boolean has(String python, String module) {
        try {
            Process process = new ProcessBuilder(python, "-c", "import " + module)
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
