/**
 * A page's state in the browser: what it shows of an exercise that somebody edits, and of answers that are marked, all of it as JSON; the
 * exercise itself has rooms of its own, {@code text}, {@code edit} and {@code image}. These classes, and all that they use, are compiled to
 * JavaScript; {@link longhand.live.Engine} is what a page's script may call, and {@link
 * longhand.live.SiteEngine} where that takes any example. They get and give text, with every number written, so that no script formats one.
 *
 * <p>May use {@code example} and what is above it, but nothing there that opens a file or draws a number; commons-math3 and the
 * annotations of the compiler. What a static page shows too belongs to {@code view}. No input or output, no reflection, no {@code String.format}, no clock, no randomness.
 */
package longhand.live;
