/**
 * The page of a training: curves, confusion, weights as pictures, and the recipe with its shapes.
 *
 * <p>Apart from the pages of examples because it shows none: it knows {@code mnist}, and no quantity, rule or name. May use {@code html},
 * XChart and Batik.
 */
package longhand.report.training;
