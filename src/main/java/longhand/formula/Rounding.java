package longhand.formula;

/** Rounding of doubles that comes to the same in a page: {@code Math.rint} there rounds halves up, and stops at what is infinite. */
public final class Rounding {
    /** From here on every double is a whole number. */
    private static final double ALL_WHOLE = 0x1p52;

    private Rounding() {}

    /** The nearest whole number; of two the even one. What is infinite or not a number stays as it is. */
    public static double nearest(double x) {
        double size = Math.abs(x);
        return size < ALL_WHOLE ? Math.copySign(size + ALL_WHOLE - ALL_WHOLE, x) : x;
    }
}
