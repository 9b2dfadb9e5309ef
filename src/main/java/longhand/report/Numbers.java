package longhand.report;

import java.math.BigDecimal;
import longhand.calculus.Quantity;
import longhand.notation.Figures;
import longhand.notation.NumberText;

/** Numbers as pages print them: with a true minus sign for reading, and beside it the text that a program would read. */
final class Numbers {
    private Numbers() {}

    static View.Figure of(Figures figures, Quantity quantity) {
        return number(figures.shown(quantity), figures.full(quantity));
    }

    static View.Figure of(BigDecimal value) {
        return number(NumberText.shown(value), NumberText.full(value));
    }

    /** With a true minus sign. */
    static String readable(String number) {
        return number.replace('-', '−');
    }

    private static View.Figure number(String shown, String full) {
        return new View.Figure(readable(shown), readable(full), full, !shown.equals(full));
    }
}
