/**
 * Numbers that somebody else wrote, compared with ours: a whole sheet of answers, or the figures that a source prints; what agrees, what
 * agrees but for carried rounding, what is a slip and of which sort.
 *
 * <p>May use {@code file}, of which nothing that opens one, and what is above it; of the packages within, each uses only those before it: {@code reading}, {@code
 * judging}, {@code cause}, {@code convention}, and this one. Holds no calculus of its own: it evaluates the rules again, with
 * the writer's own numbers put in. No input or output, no reflection, no clock, no randomness, so that it compiles to JavaScript.
 */
package longhand.check;
