/**
 * A worked example in the form of other programs: a document for LaTeX, a script for NumPy or PyTorch.
 *
 * <p>Holds no calculus: formulas come from {@code notation}, with the rules that every other reader has. What it makes is text; who asked for it
 * writes that to a file.
 */
package longhand.export;
