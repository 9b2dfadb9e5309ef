/**
 * What a page draws: a network or a graph, which of it belongs to a step, gradients and losses as bars. Places and texts, of which a page makes its drawing.
 *
 * <p>May use {@code html} beside it.
 */
package longhand.view.picture;
