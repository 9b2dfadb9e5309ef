/**
 * Worksheets: for each student numbers of their own, chosen so that known mistakes show and can be told apart, with a sheet to fill in
 * and a key.
 *
 * <p>What a mistake makes of the numbers is asked of {@code check.change} and {@code check.cause}; no mistake is listed
 * here. The same seed and id give the same numbers on every machine.
 */
package longhand.course.worksheet;
