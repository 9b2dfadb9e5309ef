/**
 * A course: who takes part in it. Its packages make a worksheet for each of them, mark what they hand in, and write exercises for
 * the systems that courses run on.
 *
 * <p>Holds no calculus and no marking: it asks {@code check} and {@code example}.
 */
package longhand.course;
