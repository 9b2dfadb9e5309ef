package longhand.formula.quantity;

/**
 * Where a variable stands that there are several of with the same indices: a row and a column of an image, or a time step, which is a row
 * alone. Both count from 1. Of a weight it says from where its input comes: a place within the window of a filter, or the step before.
 *
 * @param row the row, or the time step
 * @param column 0 for a time step
 */
public record Place(int row, int column) {
    /** Of what there is once. */
    public static final Place NONE = new Place(0, 0);

    /** Of a recurrent weight, whose input is an activation of the step before. */
    public static final Place STEP_BEFORE = new Place(-1, 0);

    /** A time step, counted from 1. */
    public static Place step(int number) {
        return new Place(number, 0);
    }

    public boolean isStep() {
        return row > 0 && column == 0;
    }

    public boolean isStepBefore() {
        return equals(STEP_BEFORE);
    }

    // As a record's own, but plain code: names are compared all the time.

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Place place && row == place.row && column == place.column);
    }

    @Override
    public int hashCode() {
        return 31 * row + column;
    }
}
