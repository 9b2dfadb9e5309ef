package longhand.cli;

import picocli.CommandLine.Help.Ansi;

/** Colour where the reader's terminal shows it, plain text everywhere else. */
record Terminal(boolean hasColour) {
    private static final int[] FACTORS = {35, 33, 34, 36, 32, 31};

    /** Colour unless the output is a pipe or {@code NO_COLOR} is set. */
    static Terminal of(Ansi ansi) {
        return new Terminal(ansi.enabled());
    }

    String factor(String text, int colour) {
        return styled(text, FACTORS[(colour - 1) % FACTORS.length]);
    }

    String good(String text) {
        return styled(text, 32);
    }

    String bad(String text) {
        return styled(text, 31);
    }

    String bold(String text) {
        return styled(text, 1);
    }

    String quiet(String text) {
        return styled(text, 2);
    }

    private String styled(String text, int code) {
        return hasColour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
