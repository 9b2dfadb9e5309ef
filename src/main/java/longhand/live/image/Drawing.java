package longhand.live.image;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody has drawn on a square pad: strokes of a round pen, each from point to point in straight lines.
 *
 * <p>As text, {@code 60,40,60,200/80,10}: x and y of each point in turn, counted from the top left, and a slash between strokes. A page has
 * it in its address, so that a link shows others the same drawing.
 */
public final class Drawing {
    /** How wide and how high the pad is. */
    public static final int PAD = 280;
    /** Of the pen: drawn two thirds as high as the pad, a digit is about as bold as those of MNIST. */
    public static final int RADIUS = 12;
    /** More than anybody draws; a link can hold anything. */
    private static final int MOST_POINTS = 2000;

    private static final String EXPECTED = "each point has two whole numbers from 0 to " + PAD;

    private final List<int[]> strokes;

    private Drawing(List<int[]> strokes) {
        this.strokes = strokes;
    }

    /** @throws Refused if the text is no drawing */
    static Drawing read(String text) {
        List<int[]> strokes = new ArrayList<>();
        int points = 0;
        for (String stroke : text.split("/", -1)) {
            String[] numbers = stroke.split(",", -1);
            points += numbers.length / 2;
            if (points > MOST_POINTS) {
                throw new Refused("it has at most " + MOST_POINTS + " points");
            }
            if (numbers.length % 2 != 0) {
                throw new Refused(EXPECTED);
            }
            int[] read = new int[numbers.length];
            for (int i = 0; i < read.length; i++) {
                read[i] = coordinate(numbers[i]);
            }
            strokes.add(read);
        }
        return new Drawing(strokes);
    }

    /** At least one, each x and y of at least one point in turn, from 0 to {@link #PAD}. */
    List<int[]> strokes() {
        return strokes;
    }

    private static int coordinate(String text) {
        int number = text.isEmpty() || text.length() > 3 ? -1 : 0;
        for (int i = 0; i < text.length() && number >= 0; i++) {
            char sign = text.charAt(i);
            number = sign < '0' || sign > '9' ? -1 : 10 * number + sign - '0';
        }
        if (number < 0 || number > PAD) {
            throw new Refused(EXPECTED);
        }
        return number;
    }

    /** A text that is no drawing, and why. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super("This is no drawing: " + why + ".");
        }
    }
}
