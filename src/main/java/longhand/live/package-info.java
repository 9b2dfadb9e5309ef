/**
 * A page's state in the browser: an exercise that somebody edits, its updates, answers that are marked, all of it as JSON. These classes,
 * and all that they use, are compiled to JavaScript; {@link longhand.live.Engine} is what a page's script may call, and {@link
 * longhand.live.SiteEngine} where that takes any example. They get and give text, with every number written, so that no script formats one.
 *
 * <p>May use {@code example} and what is above it, but nothing there that opens a file or draws a number; commons-math3 and the
 * annotations of the compiler. What a static page shows too belongs to {@code view}. No input or output, no reflection, no {@code String.format}, no clock, no randomness.
 */
package longhand.live;
