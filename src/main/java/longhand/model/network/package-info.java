/**
 * A network as it is given, layer by layer, with the activation of each and the loss of what comes out: its sizes, its parameters, and how its
 * layers are joined.
 *
 * <p>Knows no sample and no update: what is done with a network stands in {@code longhand.model}, how it learns in {@code
 * longhand.model.learning}.
 */
package longhand.model.network;
