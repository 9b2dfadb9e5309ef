package longhand.check;

/**
 * One line of an answer sheet, as written.
 *
 * @param line counted from 1
 * @param given what stands where the number should; may be blank
 */
public record Answer(int line, String name, String given) {}
