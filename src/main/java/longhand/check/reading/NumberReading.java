package longhand.check.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longhand.notation.text.NumberText;
import longhand.notation.text.PlainText;

/**
 * What a text says as a number: one, or why none. Nothing is guessed: a text with two readings is none, and both are told.
 *
 * @param problem what is wrong, after "this"; empty if there is a number
 */
record NumberReading(Optional<WrittenNumber> number, String problem) {
    /** Powers of ten beyond this are no doubles. */
    private static final int MOST_EXPONENT = 300;

    private static final int MOST_WHOLE_DIGITS = 308;

    /** More than the digits that are read need, with spaces between them and a power of ten; so that no text is looked at for long. */
    private static final int MOST_CHARACTERS = 400;

    private static final String TIMES = "[·⋅∙*×✕xX]";

    /** Sign, whole part, decimals, power of ten; without spaces. */
    private static final Pattern FORM =
            Pattern.compile("([+-]?)(\\d{0,100})(?:[.,](\\d{0,100}))?(?:[eE]\\(?([+-]?\\d{1,4})\\)?)?");
    /** The same of any length. */
    private static final Pattern LONG_FORM =
            Pattern.compile("[+-]?(?:\\d+[.,]?\\d*|[.,]\\d+)(?:[eE]\\(?[+-]?(\\d+)\\)?)?");
    /** Digits with spaces between them only where they make groups of three: 12 345.678 9. */
    private static final Pattern GROUPED = Pattern.compile(
            "[^\\d.,]*(?:\\d{1,3}(?: \\d{3})+|\\d*)(?:[.,](?:(?:\\d{3} )+\\d{1,3}|\\d*))?(?: ?[^\\d .,].*)?");

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SPACED_DIGITS = Pattern.compile("\\d \\d");
    /** 1'000, as Switzerland writes it. */
    private static final Pattern APOSTROPHES = Pattern.compile("([+-]?\\d{1,3}(?:'\\d{3})+)(?:[^'\\d].*)?");

    /** What a formula or a spreadsheet puts before a number. */
    private static final Pattern LEAD = Pattern.compile("^(?: ?[=≈≅≃~$€£])+");

    /** An ellipsis, or the mark of a footnote, as {@code trace} puts it behind a number. */
    private static final Pattern TRAIL = Pattern.compile("(?: ?(?:\\.\\.\\.|…)| [*†])$");

    private static final Pattern EQUALS = Pattern.compile(" ?[=≈≅≃] ?");

    private static final Pattern POWER =
            Pattern.compile(" ?" + TIMES + " ?10 ?(?:\\^|\\*\\*) ?[({]? ?([+-]?) ?(\\d{1,40}) ?[)}]?$");
    /** Times a power of ten that has lost its sign, or times a number that begins with 10. */
    private static final Pattern MAYBE_POWER = Pattern.compile("([+-]?[\\d.,]{1,40})" + TIMES + "10([+-]?)(\\d{1,4})");

    private static final Pattern MAYBE_THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

    /** Thousands that can be nothing else, as another sign or another group follows: 3,356.56 and 1,234,567. */
    private static final Pattern POINT_AFTER_THOUSANDS =
            Pattern.compile("[+-]?[1-9]\\d{0,2}(?:(?:,\\d{3}){2,40}|(?:,\\d{3}){1,40}\\.\\d{1,100})");
    /** The same with the signs the other way round. */
    private static final Pattern COMMA_AFTER_THOUSANDS =
            Pattern.compile("[+-]?[1-9]\\d{0,2}(?:(?:\\.\\d{3}){2,40}|(?:\\.\\d{3}){1,40},\\d{1,100})");

    private static final Pattern FRACTION = Pattern.compile("[+-]?[\\d.,]{1,40} ?/ ?[\\d.,]{1,40}");
    private static final Pattern INFINITE =
            Pattern.compile("[+-]?(?:inf|infinity|infinite|∞|\\\\infty)", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNDEFINED =
            Pattern.compile("[+-]?(?:nan|undefined|not defined|does not exist)", Pattern.CASE_INSENSITIVE);

    private static final Pattern AND_MORE = Pattern.compile("[+-]?(?:\\d+[.,]?\\d*|[.,]\\d+) ?[^\\d.,eE·⋅∙*×✕xX]");

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";

    /** @param isDecimalComma whether a comma is surely a decimal sign, and separates no thousands */
    static NumberReading of(String text, boolean isDecimalComma) {
        if (isTooLong(text)) {
            return none("has " + NumberText.grouped(text.strip().length()) + " characters: write a number of at most "
                    + MOST_CHARACTERS);
        }
        String[] parts = EQUALS.split(withoutCases(bare(text)), -1);
        NumberReading last = ofOne(parts[parts.length - 1], isDecimalComma);
        for (int i = 0; i < parts.length - 1; i++) {
            String part = parts[i];
            // what is worked out may stand before its result, but not another number
            if (!Calculation.is(part)) {
                return none("is not a number" + hint(tidy(bare(text))));
            }
            Optional<WrittenNumber> other = ofOne(part, isDecimalComma).number();
            boolean isSame = other.isEmpty()
                    || last.number().isEmpty()
                    || other.get().value().compareTo(last.number().get().value()) == 0;
            if (!isSame) {
                return none("could be " + part + " or " + parts[parts.length - 1] + ": write one number");
            }
        }
        return last;
    }

    /** Of 1 if z > 0, otherwise 0 = 1 what stands behind the cases, as conditions may hold signs of equality. */
    private static String withoutCases(String text) {
        Matcher equals = EQUALS.matcher(text);
        int last = text.lastIndexOf(", otherwise ");
        return text.contains(" if ") && last >= 0 && equals.find(last) ? text.substring(equals.end()) : text;
    }

    /**
     * Whether these are the two sides of a decimal comma: together a number, though it may be one with too many digits, or with two
     * readings.
     */
    static boolean isSplitByComma(String whole, String decimals) {
        String digits = bare(whole.length() > MOST_CHARACTERS ? whole.substring(0, MOST_CHARACTERS) : whole);
        if (digits.isEmpty() || decimals.isEmpty() || !Character.isDigit(decimals.charAt(0))) {
            return false;
        }
        String both = whole + "," + decimals;
        if (isTooLong(both)) {
            return true;
        }
        String tidy = tidy(bare(both));
        return LONG_FORM.matcher(tidy).matches() || MAYBE_POWER.matcher(tidy).matches();
    }

    /** What a program prints where there is no number to print. */
    static Optional<NoNumber> noNumber(String text) {
        String tidy = isTooLong(text) ? "" : tidy(bare(text));
        if (INFINITE.matcher(tidy).matches()) {
            return Optional.of(tidy.startsWith("-") ? NoNumber.NEGATIVE_INFINITE : NoNumber.INFINITE);
        }
        return UNDEFINED.matcher(tidy).matches() ? Optional.of(NoNumber.UNDEFINED) : Optional.empty();
    }

    private static NumberReading none(String problem) {
        return new NumberReading(Optional.empty(), problem);
    }

    private static boolean isTooLong(String text) {
        return text.strip().length() > MOST_CHARACTERS;
    }

    private static NumberReading ofOne(String text, boolean isDecimalComma) {
        String tidy = tidy(text);
        if (!isDecimalComma && MAYBE_THOUSANDS.matcher(tidy).matches()) {
            return none("could be " + tidy.replace(',', '.') + " or " + tidy.replace(",", "")
                    + ": write the first with a point, the second without a comma");
        }
        Matcher power = MAYBE_POWER.matcher(tidy);
        if (power.matches()) {
            String sign = power.group(2);
            String digits = power.group(3);
            String product = power.group(1) + "·10" + (sign.isEmpty() ? digits : " " + sign + " " + digits);
            return none("could be " + power.group(1) + "·10^" + sign + digits + " or " + product
                    + ": write the first as " + power.group(1) + "e" + sign + digits);
        }
        Matcher form = FORM.matcher(withoutThousands(tidy));
        Optional<WrittenNumber> number = form.matches() ? number(form) : Optional.empty();
        return number.isPresent() ? new NumberReading(number, "") : none("is not a number" + hint(tidy));
    }

    private static String withoutThousands(String tidy) {
        return POINT_AFTER_THOUSANDS.matcher(tidy).matches()
                ? tidy.replace(",", "")
                : COMMA_AFTER_THOUSANDS.matcher(tidy).matches() ? tidy.replace(".", "") : tidy;
    }

    private static Optional<WrittenNumber> number(Matcher form) {
        String whole = form.group(2);
        String fraction = form.group(3) == null ? "" : form.group(3);
        int exponent = form.group(4) == null ? 0 : Integer.parseInt(form.group(4));
        if (whole.isEmpty() && fraction.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal size = new BigDecimal((whole.isEmpty() ? "0" : whole) + "." + (fraction.isEmpty() ? "0" : fraction))
                .setScale(fraction.length(), RoundingMode.UNNECESSARY)
                .scaleByPowerOfTen(exponent);
        if (Math.abs(exponent) > MOST_EXPONENT || size.precision() - size.scale() > MOST_WHOLE_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(
                new WrittenNumber(form.group(1).equals("-") ? size.negate() : size, fraction.length() - exponent));
    }

    /** What to do about a text that is no number, with a colon before it; or empty. */
    private static String hint(String text) {
        if (text.contains(".") && text.contains(",")) {
            return ": write one decimal sign and no other point or comma";
        }
        if (FRACTION.matcher(text).matches()) {
            return ": write the fraction as a decimal number";
        }
        if (text.endsWith("%")) {
            return ": write a decimal number, not a percentage";
        }
        if (INFINITE.matcher(text).matches()) {
            return ": a program prints this when a number gets too large or is divided by 0";
        }
        if (text.equalsIgnoreCase("nan")) {
            return ": a program prints this when there is no result, as for 0/0";
        }
        Matcher form = LONG_FORM.matcher(text);
        if (form.matches()) {
            return form.group(1) != null
                    ? ": its power of ten is beyond " + MOST_EXPONENT
                    : ": write at most 100 digits before the decimal sign, and as many after it";
        }
        return AND_MORE.matcher(text).lookingAt() ? ": write nothing after the digits" : "";
    }

    /** In signs of the keyboard, without what stands around a formula. */
    private static String bare(String text) {
        String even = SPACE.matcher(lowered(withoutLatex(PlainText.ofKeyboard(text))))
                .replaceAll(" ")
                .strip();
        Matcher lead = LEAD.matcher(even);
        String led = lead.find() ? even.substring(lead.end()).strip() : even;
        // the second sign of a formula in LaTeX; without a first one it is money
        boolean isFormula = led.endsWith("$") && even.lastIndexOf('$', even.length() - led.length() - 1) >= 0;
        String inner = isFormula ? led.substring(0, led.length() - 1).strip() : led;
        return TRAIL.matcher(inner).replaceFirst("").strip();
    }

    private static String withoutLatex(String text) {
        return text.indexOf('\\') < 0 && text.indexOf('{') < 0
                ? text
                : text.replace("\\(", "")
                        .replace("\\)", "")
                        .replace("\\cdot", "·")
                        .replace("\\times", "×")
                        .replace("\\approx", "≈")
                        .replace("\\dots", "…")
                        .replace("\\ldots", "…")
                        .replace("\\,", " ")
                        .replace("{,}", ",");
    }

    /** Raised digits after a sign for power: 10⁻¹ is 10^-1. */
    private static String lowered(String text) {
        StringBuilder lowered = new StringBuilder();
        boolean wasRaised = false;
        for (int i = 0; i < text.length(); i++) {
            int place = RAISED.indexOf(text.charAt(i));
            lowered.append(place < 0 || wasRaised ? "" : "^")
                    .append(place < 0 ? text.charAt(i) : "0123456789+-".charAt(place));
            wasRaised = place >= 0;
        }
        return lowered.toString();
    }

    /** With a power of ten as e, and without spaces; but these stay where they do not make groups, so that two numbers are not one. */
    private static String tidy(String text) {
        String brief = POWER.matcher(text).replaceFirst("e$1$2");
        boolean isOne =
                !SPACED_DIGITS.matcher(brief).find() || GROUPED.matcher(brief).matches();
        String tidy = isOne ? brief.replace(" ", "") : brief;
        Matcher apostrophes = APOSTROPHES.matcher(tidy);
        return apostrophes.matches()
                ? apostrophes.group(1).replace("'", "") + tidy.substring(apostrophes.end(1))
                : tidy;
    }
}
