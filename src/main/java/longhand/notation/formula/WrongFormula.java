package longhand.notation.formula;

/** A text that is no formula. */
public final class WrongFormula extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param column where, counted from 1
     * @param what was expected and what was found
     */
    WrongFormula(int column, String what) {
        super("column " + column + ": " + what);
    }
}
