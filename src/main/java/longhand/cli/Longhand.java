package longhand.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longhand.cli.check.CheckCommand;
import longhand.cli.compare.CompareCommand;
import longhand.cli.mark.MarkCommand;
import longhand.cli.option.GivenPaths;
import longhand.cli.output.Program;
import longhand.cli.output.StandardOutput;
import longhand.cli.output.StandardOutput.ReaderGone;
import longhand.cli.output.Terminal;
import longhand.cli.output.UnwritableOutput;
import longhand.cli.step.StepCommand;
import longhand.cli.trace.TraceCommand;
import longhand.cli.train.TrainCommand;
import longhand.cli.worksheet.WorksheetCommand;
import longhand.file.FileProblem;
import longhand.file.PrintableText;
import longhand.notation.name.UnknownName;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program. */
@Command(
        name = "longhand",
        description = {
            "Works out a neural network the way a person does on paper: one number at a time, each with its rule,"
                    + " its numbers and its value.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  longhand examples",
            "  longhand trace three-three-two --only 'dL/d*'",
            "  longhand explain three-three-two 'dL/dw2[1,3]'",
            "  longhand step three-three-two",
            "  longhand check three-three-two answers.csv",
            "  longhand report my-example.yaml -o my-example.html",
            "  longhand train --network 784-16-16-10 -o run",
            "",
            "Exit codes: 0 done; 1 some answers not right (check), or the engines differ (compare); 2 wrong usage or"
                    + " a bad file; 3 a fault in this program, or too little memory; 130 stopped by Ctrl-C (train);"
                    + " 141 the reader of the output closed it."
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false)
public final class Longhand implements Program {
    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "If this program has a fault, show where it happened.")
    boolean debug;

    private final boolean isOnTerminal;

    /** @param isOnTerminal whether this process is itself what somebody started, so that a terminal may be taken over */
    private Longhand(boolean isOnTerminal) {
        this.isOnTerminal = isOnTerminal;
    }

    @Override
    public boolean isOnTerminal() {
        return isOnTerminal;
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        int exitCode = Fault.CODE;
        OutputStream bareErr = new FileOutputStream(FileDescriptor.err);
        try {
            Fault.prepare();
            PrintWriter err = writer(bareErr);
            Thread.setDefaultUncaughtExceptionHandler(
                    (thread, fault) -> Runtime.getRuntime().halt(Fault.say(fault, isDebug(arguments), err)));
            // not System.out, which keeps a full disk to itself
            exitCode = run(true, writer(new StandardOutput()), err, arguments);
            err.flush();
        } catch (Throwable e) { // not even memory for a sentence of its own
            Fault.end(bareErr);
        }
        // not on success: the build runs this inside its own process
        if (exitCode != 0) {
            end(exitCode);
        }
    }

    private static void end(int exitCode) {
        try {
            System.exit(exitCode);
        } catch (OutOfMemoryError e) { // it takes some to end in an orderly way
            Runtime.getRuntime().halt(exitCode);
        }
    }

    private static boolean isDebug(String... arguments) {
        return Arrays.asList(arguments).contains("--debug");
    }

    /** Runs a command whose output goes to these writers and nowhere else. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(false, out, err, arguments);
    }

    private static int run(boolean isOnTerminal, PrintWriter out, PrintWriter err, String... arguments) {
        try {
            return execute(isOnTerminal, out, err, arguments);
        } catch (ReaderGone e) {
            return StandardOutput.READER_GONE;
        } catch (Throwable e) { // an error, which no handler of a command is told of
            return Fault.say(e, isDebug(arguments), err);
        }
    }

    private static int execute(boolean isOnTerminal, PrintWriter out, PrintWriter err, String... given) {
        String[] arguments = withoutHelpFirst(given);
        CommandLine line = new CommandLine(new Longhand(isOnTerminal));
        commands(arguments).forEach(line::addSubcommand);
        line.setOut(out);
        line.setErr(err);
        line.setExecutionExceptionHandler(handler(isDebug(arguments)));
        line.setParameterExceptionHandler(new WrongUsage());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.ansi()));
        line.setUsageHelpAutoWidth(true);
        line.setHelpFactory(HelpPage::new);
        line.setExpandAtFiles(false);
        line.registerConverter(Path.class, new GivenPaths());
        if (arguments.length == 0) {
            line.usage(out);
            out.flush();
            return 0;
        }
        int exitCode = line.execute(arguments);
        if (out.checkError()) { // and what it still holds is written
            err.println("longhand: the output could not be written completely");
            return WrongUsage.CODE;
        }
        return exitCode;
    }

    /** All that there is, for what describes it: manual pages. */
    public static CommandLine all() {
        CommandLine line = new CommandLine(new Longhand(false));
        allCommands().forEach(line::addSubcommand);
        return line;
    }

    /** {@code help check} is another way to say {@code check --help}. */
    private static String[] withoutHelpFirst(String... given) {
        if (given.length == 0 || !given[0].equals("help")) {
            return given;
        }
        String[] rest = Arrays.copyOfRange(given, 1, given.length);
        boolean isUnknown = rest.length > 0 && named(rest[0]).isEmpty();
        return isUnknown
                ? rest
                : Stream.concat(Arrays.stream(rest), Stream.of("--help")).toArray(String[]::new);
    }

    /** The command that is asked for by its name; otherwise all of them, as for help and what is told of them. Each takes its time to set up. */
    private static List<Class<?>> commands(String... arguments) {
        Optional<Class<?>> one = arguments.length == 0 ? Optional.empty() : named(arguments[0]);
        return one.filter(command -> command != CompletionCommand.class)
                .<List<Class<?>>>map(List::of)
                .orElseGet(Longhand::allCommands);
    }

    private static Optional<Class<?>> named(String name) {
        return allCommands().stream()
                .filter(command -> command.getAnnotation(Command.class).name().equals(name))
                .findFirst();
    }

    /** In the order of the help. */
    private static List<Class<?>> allCommands() {
        return List.of(
                ExamplesCommand.class,
                TraceCommand.class,
                ExplainCommand.class,
                StepCommand.class,
                CheckCommand.class,
                WorksheetCommand.class,
                MarkCommand.class,
                CompareCommand.class,
                ReportCommand.class,
                ExportCommand.class,
                SiteCommand.class,
                TrainCommand.class,
                CompletionCommand.class);
    }

    private static IExecutionExceptionHandler handler(boolean debug) {
        return (exception, line, parsed) -> {
            PrintWriter err = line.getErr();
            if (exception instanceof ReaderGone) {
                return StandardOutput.READER_GONE;
            }
            if (exception instanceof FileProblem
                    || exception instanceof UnknownName
                    || exception instanceof UnwritableOutput) {
                err.println("longhand: " + PrintableText.of(exception.getMessage()));
                if (exception instanceof UnknownName) {
                    String example = line.getParseResult().matchedPositionalValue(0, "EXAMPLE");
                    err.println("See 'longhand trace " + PrintableText.of(example) + "' for all names.");
                }
                return WrongUsage.CODE;
            }
            return Fault.say(exception, debug, err);
        };
    }

    private static PrintWriter writer(OutputStream out) {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), false);
    }
}
