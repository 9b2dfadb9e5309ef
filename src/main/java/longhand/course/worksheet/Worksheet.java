package longhand.course.worksheet;

import java.util.List;
import java.util.Set;
import longhand.check.judging.Mistake;
import longhand.course.Student;
import longhand.example.Example;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;

/**
 * The exercise of one student.
 *
 * @param asked which numbers are to be worked out, in teaching order
 * @param decimals that the answers are to have
 * @param unparted the pairs of mistakes that these answers cannot tell apart
 * @param hidden the mistakes that these answers do not show, though those to other numbers would
 */
public record Worksheet(
        Student student,
        Example example,
        Derivation derivation,
        List<Quantity> asked,
        int decimals,
        Set<Set<Mistake>> unparted,
        Set<Mistake> hidden) {
    public Worksheet {
        asked = List.copyOf(asked);
    }

    public String name(Quantity quantity) {
        return derivation.names().of(quantity);
    }
}
