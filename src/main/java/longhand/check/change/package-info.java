/**
 * The known mistakes, each as a change of the one right rule: no rule is written a second time here.
 *
 * <p>May use {@code judging} and {@code reading}. Whether somebody has made a mistake is for {@code cause}.
 */
package longhand.check.change;
