/**
 * Exercises for the systems that courses run on: a question for each number, with a tolerance by the decimals that are asked for, and each
 * known mistake as a wrong answer with feedback of its own.
 *
 * <p>What a mistake gives is asked of {@code course.worksheet}, and so of {@code check}.
 */
package longhand.course.export;
