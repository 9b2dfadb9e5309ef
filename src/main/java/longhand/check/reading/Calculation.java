package longhand.check.reading;

/**
 * What is calculated, as people write it before its result: numbers, names and signs, as in {@code σ(z1[1]) = σ(0.3775)}. No sentence, and
 * no second answer: between two operands there is a sign, and a comma only within brackets or as a decimal sign.
 */
final class Calculation {
    private static final String SIGNS = "+-*/·⋅∙×✕^÷Σ∑√";
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    private static final String OF_NAMES = "_'@~|∂½…";

    private Calculation() {}

    /** Whether a text, without signs of equality, is nothing else. */
    static boolean is(String text) {
        int depth = 0;
        boolean isAfterOperand = false;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == ' ') {
                i++;
            } else if (SIGNS.indexOf(c) >= 0 || (c == ',' && depth > 0)) {
                isAfterOperand = false;
                i++;
            } else if (OPENING.indexOf(c) >= 0) {
                // after an operand too: the argument of a function, an index, a factor without a sign
                depth++;
                isAfterOperand = false;
                i++;
            } else if (CLOSING.indexOf(c) >= 0 && depth > 0) {
                depth--;
                isAfterOperand = true;
                i++;
            } else {
                int end = endOfOperand(text, i);
                if (end == i || (isAfterOperand && !belongs(text, i))) {
                    return false;
                }
                isAfterOperand = true;
                i = end;
            }
        }
        return depth == 0 && isAfterOperand;
    }

    /** Whether an operand goes on here: after the bracket of an index, as in z1[2]@1, or with a group of digits, as in 12 345. */
    private static boolean belongs(String text, int start) {
        char before = text.charAt(start - 1);
        boolean isGroup = before == ' ' && isDigit(text.charAt(start)) && isDigit(text.charAt(start - 2));
        return isGroup || (CLOSING.indexOf(before) >= 0 && OF_NAMES.indexOf(text.charAt(start)) >= 0);
    }

    private static int endOfOperand(String text, int start) {
        int i = start;
        while (i < text.length() && isOfOperand(text, i)) {
            i++;
        }
        return i;
    }

    private static boolean isOfOperand(String text, int i) {
        char c = text.charAt(i);
        if (c == '.' || c == ',') {
            return i + 1 < text.length() && isDigit(text.charAt(i + 1));
        }
        boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '\u00C0' && c <= '\u03FF');
        return isLetter || isDigit(c) || OF_NAMES.indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
