package longhand.view.picture;

/**
 * How narrow a number is set so that it fits its place in a picture.
 *
 * @param characters that fit as they are
 * @param narrow characters that fit if they are set narrower; a number of more is set narrower still
 */
record Narrowing(int characters, int narrow) {
    /** The classes of its text, which are empty for one that fits. */
    String of(String value) {
        return value.length() > narrow ? "long longer" : value.length() > characters ? "long" : "";
    }
}
