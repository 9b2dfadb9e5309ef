package longhand.view.html;

import java.math.BigDecimal;
import longhand.formula.quantity.Quantity;
import longhand.notation.Working;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;

/** Numbers as pages print them: with a true minus sign for reading, and beside it the text that a program would read. */
public final class Numbers {
    private Numbers() {}

    public static Shown.Figure of(Working working) {
        return number(working.shown(), working.full());
    }

    public static Shown.Figure of(Figures figures, Quantity quantity) {
        return number(figures.shown(quantity), figures.full(quantity));
    }

    public static Shown.Figure of(double value) {
        return number(NumberText.shown(value), NumberText.full(value));
    }

    public static Shown.Figure of(BigDecimal value) {
        return number(NumberText.shown(value), NumberText.full(value));
    }

    /** With a true minus sign. */
    public static String readable(String number) {
        return number.replace('-', '−');
    }

    private static Shown.Figure number(String shown, String full) {
        return new Shown.Figure(readable(shown), readable(full), full, !shown.equals(full));
    }
}
