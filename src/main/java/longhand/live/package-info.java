/**
 * The engine as a page has it: these classes, and all above them, compiled to JavaScript. {@link longhand.live.Engine} is what a
 * page's script may call; it gets and gives text, with every number typeset, so that no script formats one.
 *
 * <p>May use {@code network}, {@code calculus}, {@code notation}, {@code check}, commons-math3 and the annotations of the compiler. No
 * input or output, no reflection, no {@code String.format}, no clock, no randomness, so that it compiles to JavaScript.
 */
package longhand.live;
