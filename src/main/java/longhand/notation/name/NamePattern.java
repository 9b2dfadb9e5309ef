package longhand.notation.name;

import longhand.formula.quantity.Quantity;

/** A pattern over names: {@code *} stands for any characters, {@code ?} for one; brackets stand for themselves. */
public record NamePattern(String pattern) {
    /** A pattern as somebody typed it. */
    public static NamePattern typed(String text) {
        return new NamePattern(text.replaceAll("\\s", ""));
    }

    /** Whether the name of a quantity matches, or what the example calls it. */
    public boolean fits(Quantity quantity, Names names) {
        String label = names.label(quantity);
        return matches(names.of(quantity)) || (label != null && matches(label));
    }

    /** In time with the product of the lengths, whatever the pattern: only the last {@code *} so far is ever gone back to. */
    public boolean matches(String name) {
        int at = 0;
        int inName = 0;
        int afterStar = -1;
        int starTakesTo = 0;
        while (inName < name.length()) {
            char wanted = at < pattern.length() ? pattern.charAt(at) : '\0';
            if (at < pattern.length() && wanted == '*') {
                at++;
                afterStar = at;
                starTakesTo = inName;
            } else if (at < pattern.length() && (wanted == '?' || wanted == name.charAt(inName))) {
                at++;
                inName++;
            } else if (afterStar >= 0) {
                at = afterStar;
                starTakesTo++;
                inName = starTakesTo;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
