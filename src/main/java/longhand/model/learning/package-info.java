/**
 * How parameters are changed: the learning rate and how it decays, optimisers, rules of learning without a loss, and whether the losses of a
 * batch are added or averaged.
 *
 * <p>A new parameter is a formula of the old one and a gradient, which whoever asks hands in: nothing here knows what the parameter belongs to,
 * or takes a derivative.
 */
package longhand.model.learning;
