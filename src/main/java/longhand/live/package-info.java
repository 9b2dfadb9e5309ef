/**
 * A page's state in the browser: an exercise that somebody edits, its updates, answers that are marked, all of it as JSON. These classes,
 * and all above them, are compiled to JavaScript; {@link longhand.live.Engine} is what a page's script may call. It gets and gives text,
 * with every number written, so that no script formats one.
 *
 * <p>May use {@code view} and what is above it, commons-math3 and the annotations of the compiler. What a static page shows too belongs
 * to {@code view}. No input or output, no reflection, no {@code String.format}, no clock, no randomness.
 */
package longhand.live;
