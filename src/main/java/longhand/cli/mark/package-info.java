/**
 * The command {@code mark}.
 *
 * <p>What a mark is, is said by {@code longhand.check}, and how a class is counted by {@code longhand.course.marking}.
 */
package longhand.cli.mark;
