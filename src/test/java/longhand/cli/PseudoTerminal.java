package longhand.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jline.utils.ScreenTerminal;

/** The real program in a real pseudo-terminal, which Python's standard library opens, and what would be on its screen. */
public final class PseudoTerminal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Writer orders;
    private final StringBuilder raw = new StringBuilder();
    private final Thread listener;
    private ScreenTerminal screen;
    private boolean isAsBefore;
    private Integer exitCode;

    private PseudoTerminal(Process process, int columns, int rows) {
        this.process = process;
        orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        screen = new ScreenTerminal(columns, rows);
        listener = new Thread(this::listen);
        listener.start();
    }

    /** A Python that can open one; empty where there is none. */
    public static Optional<String> python() {
        return Stream.of("python3", "/usr/bin/python3")
                .filter(python -> {
                    try {
                        Process check = new ProcessBuilder(python, "-c", "import pty, termios").start();
                        return check.waitFor() == 0;
                    } catch (IOException none) {
                        return false;
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                        return false;
                    }
                })
                .findFirst();
    }

    /** Starts the program with these arguments. */
    public static PseudoTerminal start(
            String python, Map<String, String> environment, int columns, int rows, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                python,
                Path.of("src/test/resources/longhand/cli/pseudo-terminal.py").toString(),
                Integer.toString(rows),
                Integer.toString(columns),
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (Runtime.version().feature() >= 22) {
            // as the manifest of the jar does
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "longhand.cli.Longhand"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().remove("NO_COLOR");
        builder.environment().putAll(environment);
        Path complaints = Files.createTempFile("pseudo-terminal", ".txt");
        complaints.toFile().deleteOnExit();
        return new PseudoTerminal(builder.redirectError(complaints.toFile()).start(), columns, rows);
    }

    public void type(String keys) throws IOException {
        order("keys " + HexFormat.of().formatHex(keys.getBytes(StandardCharsets.UTF_8)));
    }

    public void resize(int columns, int rows) throws IOException {
        synchronized (this) {
            screen = new ScreenTerminal(columns, rows);
        }
        order("size " + rows + " " + columns);
    }

    public void signal(int number) throws IOException {
        order("signal " + number);
    }

    private void order(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    /** The screen as soon as it is as wanted; fails if it does not become so. */
    public String await(Predicate<String> asWanted) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            String now = screen();
            if (asWanted.test(now)) {
                return now;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the screen did not become as wanted; it is\n" + screen());
    }

    public String awaitText(String text) throws InterruptedException {
        return await(now -> now.contains(text));
    }

    /** Waits for the program to end by itself. */
    public int awaitEnd() throws InterruptedException {
        listener.join(PATIENCE.toMillis());
        synchronized (this) {
            if (exitCode == null) {
                throw new AssertionError("the program did not end; the screen is\n" + screen());
            }
            return exitCode;
        }
    }

    /** Whether the terminal's settings were at the end what they were at the start. */
    public synchronized boolean isAsBefore() {
        return isAsBefore;
    }

    /** All that was written, with its control sequences. */
    public synchronized String raw() {
        return raw.toString();
    }

    public synchronized String screen() {
        int columns = screen.getColumns();
        int rows = screen.getRows();
        long[] cells = new long[columns * rows];
        screen.dump(cells, new int[2]);
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(0, columns)
                        .map(column -> ScreenTerminal.cellCodePoint(cells[row * columns + column]))
                        .map(character -> character == 0 ? ' ' : character)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            while (line != null) {
                hear(line);
                line = reader.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void hear(String line) {
        int space = line.indexOf(' ');
        String rest = line.substring(space + 1);
        switch (line.substring(0, space)) {
            case "out" -> {
                String text = new String(HexFormat.of().parseHex(rest), StandardCharsets.UTF_8);
                raw.append(text);
                screen.write(text);
            }
            case "settings" -> isAsBefore = rest.equals("same");
            default -> exitCode = Integer.valueOf(rest);
        }
    }

    @Override
    public void close() throws IOException {
        // its input ends, and with it whatever still runs there
        orders.close();
    }
}
