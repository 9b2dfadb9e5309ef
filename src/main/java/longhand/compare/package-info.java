/**
 * Every number a second time, by a way that shares no code with its rule. {@link longhand.compare.Comparison} puts one batch through both
 * engines, the scalar one and the matrices of the trainer; {@link longhand.compare.Proof} takes derivatives from numbers that carry their
 * own gradient, and values at 50 digits.
 *
 * <p>May use every package above it. Nothing here computes a quantity of the network: it asks both and holds their answers against
 * each other.
 */
package longhand.compare;
