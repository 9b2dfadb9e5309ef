package longhand.check.reading;

import java.util.Optional;

/**
 * One line of an answer sheet, as written.
 *
 * @param line counted from 1
 * @param name what stands where the name should; of a line that is no answer, the line
 * @param given what stands where the number should; may be blank
 * @param problem why the line is no answer, in a sentence; empty if it is one
 * @param isDecimalComma whether the other numbers of the sheet show that a comma is a decimal sign, so that 1,300 has one reading
 */
public record Answer(int line, String name, String given, String problem, boolean isDecimalComma) {
    public Answer(int line, String name, String given) {
        this(line, name, given, "");
    }

    public Answer(int line, String name, String given, String problem) {
        this(line, name, given, problem, false);
    }

    /** The same answer to what is called otherwise. */
    public Answer withName(String other) {
        return new Answer(line, other, given, problem, isDecimalComma);
    }

    Answer withDecimalComma() {
        return new Answer(line, name, given, problem, true);
    }

    /** Whether it has a name and a value, whatever they are. */
    public boolean isUnderstood() {
        return problem.isEmpty();
    }

    /** What was written as a number: empty if it is none, or could be two. */
    public Optional<WrittenNumber> number() {
        return NumberReading.of(given, isDecimalComma).number();
    }

    /** Why there is no {@link #number}; empty if there is one. */
    public Optional<String> problemOfNumber() {
        return WrittenNumber.problem(NumberReading.of(given, isDecimalComma));
    }

    /** What says that there is no number; empty if nothing does. */
    public Optional<NoNumber> noNumber() {
        return NumberReading.noNumber(given);
    }
}
