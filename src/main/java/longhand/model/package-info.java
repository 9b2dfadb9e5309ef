/**
 * What a person writes down before the first sum (network, batch, loss, learning rate, as exact decimals), and how each number of a
 * step is made from others: the definitions, forward only. What a network is made of, and how it learns, have rooms of their own: {@code
 * network} and {@code learning}.
 *
 * <p>No derivative is written here: backward follows from the definitions, in {@code calculus}. May use {@code formula}. Nothing is
 * worked out. Everything is immutable and checked when it is made. No input or output, no reflection, no clock, no randomness, so that
 * it compiles to JavaScript.
 */
package longhand.model;
