package longhand.course.export;

import java.math.BigDecimal;
import longhand.notation.text.NumberText;

/** From where to where an answer counts as a value. */
record Bounds(String lowest, String highest) {
    static Bounds around(String value, Quiz quiz) {
        BigDecimal middle = new BigDecimal(value);
        BigDecimal tolerance = new BigDecimal(quiz.tolerance());
        return new Bounds(text(middle.subtract(tolerance)), text(middle.add(tolerance)));
    }

    private static String text(BigDecimal bound) {
        return bound.signum() == 0 ? "0" : NumberText.full(bound);
    }
}
