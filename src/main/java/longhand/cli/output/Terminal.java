package longhand.cli.output;

import java.io.Console;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the reader sees our output on: with colour where it shows, and in lines that fit.
 *
 * @param width of prose, in columns
 */
public record Terminal(boolean hasColour, int width) {
    /** What a pipe or a file gets: as wide as terminals used to be, and no colour. */
    public static final Terminal NONE = new Terminal(false, 80);

    /** Longer lines are hard to read. */
    private static final int WIDEST = 100;

    private static final int[] FACTORS = {35, 33, 34, 36, 32, 31};

    /** That of standard output. Colour unless it is a pipe, a dumb terminal, or {@code NO_COLOR} is set. */
    public static Terminal of(CommandSpec spec) {
        boolean hasColour = spec.commandLine().getColorScheme().ansi().enabled();
        int width = isThere() ? Math.min(WIDEST, spec.commandLine().getUsageHelpWidth()) : NONE.width();
        return new Terminal(hasColour, width);
    }

    /** Where escape codes may go: not to a terminal that would print them. */
    public static Ansi ansi() {
        return "dumb".equals(System.getenv("TERM")) ? Ansi.OFF : Ansi.AUTO;
    }

    /** From Java 22 on there is a console also where there is no terminal, and a way to ask. */
    @SuppressWarnings("SystemConsoleNull") // it is asked, where it can be
    public static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    public String factor(String text, int colour) {
        return styled(text, FACTORS[(colour - 1) % FACTORS.length]);
    }

    public String good(String text) {
        return styled(text, 32);
    }

    public String bad(String text) {
        return styled(text, 31);
    }

    public String bold(String text) {
        return styled(text, 1);
    }

    public String quiet(String text) {
        return styled(text, 2);
    }

    private String styled(String text, int code) {
        return hasColour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
