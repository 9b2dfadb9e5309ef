/**
 * The command {@code worksheet}.
 *
 * <p>What a worksheet is, is said by {@code longhand.course.worksheet}.
 */
package longhand.cli.worksheet;
