/**
 * What a person writes down before the first sum: the network, the batch, the loss and the learning rate, as exact decimals.
 *
 * <p>Nothing here computes: no rule, no derivative, no floating point. Everything is immutable and checked when it is made. No input
 * or output, no reflection, no clock, no randomness, so that it compiles to JavaScript.
 */
package longhand.model;
