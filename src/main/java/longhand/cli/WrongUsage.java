package longhand.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import longhand.cli.option.Choices;
import longhand.file.PrintableText;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said to somebody who did not write a command as it is understood: what was expected, what was found, and what is near. */
final class WrongUsage implements IParameterExceptionHandler {
    /** An exit code. */
    static final int CODE = 2;

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("longhand: " + PrintableText.of(message(problem)));
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return CODE;
    }

    private static String message(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched(), problem.getCommandLine().getCommandSpec());
        }
        if (problem.getArgSpec() != null && problem.getCause() instanceof TypeConversionException conversion) {
            String expected = problem.getArgSpec().type().isEnum()
                    ? Choices.expected(keys(problem.getArgSpec().type()), problem.getValue())
                    : conversion.getMessage();
            return name(problem.getArgSpec()) + ": " + expected;
        }
        return beginning(problem.getMessage());
    }

    private static List<String> keys(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> each.toString().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String unmatched(List<String> arguments, CommandSpec command) {
        for (String argument : arguments) {
            if (argument.startsWith("-") && argument.length() > 1) {
                String name = argument.replaceFirst("=.*", "");
                return "there is no option '" + name + "'"
                        + Choices.near(
                                name,
                                command.optionsMap().keySet().stream()
                                        .filter(each -> each.startsWith("--"))
                                        .toList());
            }
        }
        String first = arguments.get(0);
        return command.subcommands().isEmpty()
                ? "expected nothing more, found '" + first + "'"
                : "there is no command '" + first + "'"
                        + Choices.near(first, List.copyOf(command.subcommands().keySet()));
    }

    /** Our lines begin with the program's name, and so go on in small letters. */
    private static String beginning(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
