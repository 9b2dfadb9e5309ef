package longhand.export;

import java.util.Map;

/** Plain text as LaTeX: what has a meaning there is escaped, and signs that its fonts lack are set as mathematics. */
final class LatexText {
    /** The last letter that the fonts of every LaTeX have; up to it are those of Latin alphabets. */
    private static final int LAST_LATIN = 0x17f;

    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            sign('\\', "\\textbackslash{}"),
            sign('{', "\\{"),
            sign('}', "\\}"),
            sign('$', "\\$"),
            sign('&', "\\&"),
            sign('#', "\\#"),
            sign('%', "\\%"),
            sign('_', "\\_"),
            sign('^', "\\textasciicircum{}"),
            sign('~', "\\textasciitilde{}"),
            sign('<', "\\textless{}"),
            sign('>', "\\textgreater{}"),
            sign('|', "\\textbar{}"),
            sign('"', "\\textquotedbl{}"),
            sign('\'', "'"),
            sign('`', "\\textasciigrave{}"),
            sign('\u00a0', "~"),
            sign('²', "$^2$"),
            sign('³', "$^3$"),
            sign('½', "$\\frac12$"),
            sign('·', "$\\cdot$"),
            sign('×', "$\\times$"),
            sign('±', "$\\pm$"),
            sign('–', "--"),
            sign('—', "---"),
            sign('“', "``"),
            sign('”', "''"),
            sign('‘', "`"),
            sign('’', "'"),
            sign('…', "\\ldots{}"),
            sign('−', "$-$"),
            sign('′', "$'$"),
            sign('∂', "$\\partial$"),
            sign('Σ', "$\\Sigma$"),
            sign('√', "$\\surd$"),
            sign('∞', "$\\infty$"),
            sign('≥', "$\\ge$"),
            sign('≤', "$\\le$"),
            sign('≠', "$\\ne$"),
            sign('≈', "$\\approx$"),
            sign('→', "$\\to$"),
            sign('⊙', "$\\odot$"),
            sign('ᵀ', "$^{T}$"),
            sign('₁', "$_1$"),
            sign('₂', "$_2$"),
            sign('α', "$\\alpha$"),
            sign('β', "$\\beta$"),
            sign('γ', "$\\gamma$"),
            sign('δ', "$\\delta$"),
            sign('ε', "$\\varepsilon$"),
            sign('η', "$\\eta$"),
            sign('θ', "$\\theta$"),
            sign('λ', "$\\lambda$"),
            sign('μ', "$\\mu$"),
            sign('ρ', "$\\rho$"),
            sign('σ', "$\\sigma$"),
            sign('φ', "$\\varphi$"),
            sign('Φ', "$\\Phi$"));

    private LatexText() {}

    private static Map.Entry<Integer, String> sign(char sign, String latex) {
        return Map.entry((int) sign, latex);
    }

    /** The text in one paragraph; a sign of another alphabet by its number, as not every LaTeX has it. */
    static String of(String text) {
        StringBuilder latex = new StringBuilder();
        text.codePoints().forEach(c -> latex.append(of(c)));
        return latex.toString();
    }

    private static String of(int c) {
        if (SIGNS.containsKey(c)) {
            return SIGNS.get(c);
        }
        if (Character.isWhitespace(c) || Character.isISOControl(c)) {
            return " ";
        }
        boolean isThere = c < 0x7f || (c >= 0xa1 && c <= LAST_LATIN);
        return isThere
                ? Character.toString(c)
                : "[U+" + Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT) + "]";
    }
}
