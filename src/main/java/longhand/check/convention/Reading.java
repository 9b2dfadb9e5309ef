package longhand.check.convention;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import longhand.check.change.LocalChange;
import longhand.formula.quantity.Quantity;

/** How a sheet is read that follows another convention. */
sealed interface Reading {
    /**
     * The numbers are ours, under other names.
     *
     * @param ours our name for a name of the sheet
     */
    record OfNames(UnaryOperator<String> ours) implements Reading {}

    /**
     * The names are ours, and the rules of some numbers are others.
     *
     * @param shown by which numbers it is told from a mistake: one of these has to be on the sheet, and right by this reading
     */
    record OfRules(LocalChange change, Predicate<Quantity> shown) implements Reading {}
}
