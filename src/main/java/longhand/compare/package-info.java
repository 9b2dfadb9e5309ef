/**
 * One batch through both engines: the scalar one, which works out every number by its own rule, and the matrices of the trainer. They
 * share no code, and hold the same numbers.
 *
 * <p>May use every package above it. Nothing here computes a quantity of the network: it asks both and holds their answers against
 * each other.
 */
package longhand.compare;
