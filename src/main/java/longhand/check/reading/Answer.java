package longhand.check.reading;

/**
 * One line of an answer sheet, as written.
 *
 * @param line counted from 1
 * @param name what stands where the name should; of a line that is no answer, the line
 * @param given what stands where the number should; may be blank
 * @param problem why the line is no answer, in a sentence; empty if it is one
 */
public record Answer(int line, String name, String given, String problem) {
    public Answer(int line, String name, String given) {
        this(line, name, given, "");
    }

    /** Whether it has a name and a value, whatever they are. */
    public boolean isUnderstood() {
        return problem.isEmpty();
    }
}
