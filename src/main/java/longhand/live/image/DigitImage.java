package longhand.live.image;

/**
 * A drawing made an image as those of MNIST were: black ink is scaled to fit into 20×20 pixels with its proportions kept, a pixel is as
 * grey as ink covers it, and the centre of mass is moved to the centre of 28×28 pixels. Yann LeCun, Corinna Cortes and Christopher Burges
 * describe it with the database.
 *
 * <p>What they leave open follows from their images. These are moved by whole pixels; and the centre is pixel 14 of 0 to 27 in each
 * direction, to which the centre of mass of each image is nearer than to any other.
 */
final class DigitImage {
    static final int SIDE = 28;
    private static final int BOX = 20;
    private static final int CENTRE = SIDE / 2;
    /** A pixel is looked at in so many places in each direction. */
    private static final int PLACES = 8;

    private static final int FINE = BOX * PLACES;
    private static final int INK = 255;

    private DigitImage() {}

    /** The grey values, 0 for paper to 255 for ink, row by row: 28·28 of them. */
    static int[] greys(Drawing drawing) {
        return centred(scaled(drawing));
    }

    /** The ink in the box, at its left and upper edges; the longer side of the ink takes all of it. */
    private static int[] scaled(Drawing drawing) {
        int left = Drawing.PAD;
        int top = Drawing.PAD;
        int right = 0;
        int bottom = 0;
        for (int[] stroke : drawing.strokes()) {
            for (int i = 0; i < stroke.length; i += 2) {
                left = Math.min(left, stroke[i]);
                right = Math.max(right, stroke[i]);
                top = Math.min(top, stroke[i + 1]);
                bottom = Math.max(bottom, stroke[i + 1]);
            }
        }
        double step = (Math.max(right - left, bottom - top) + 2.0 * Drawing.RADIUS) / FINE;
        int[] box = new int[BOX * BOX];
        for (int i = 0; i < FINE * FINE; i++) {
            int row = i / FINE;
            int column = i % FINE;
            double x = left - Drawing.RADIUS + (column + 0.5) * step;
            double y = top - Drawing.RADIUS + (row + 0.5) * step;
            if (isInk(x, y, drawing)) {
                box[row / PLACES * BOX + column / PLACES]++;
            }
        }
        int all = PLACES * PLACES;
        for (int i = 0; i < box.length; i++) {
            box[i] = (2 * INK * box[i] + all) / (2 * all);
        }
        return box;
    }

    private static boolean isInk(double x, double y, Drawing drawing) {
        for (int[] stroke : drawing.strokes()) {
            for (int i = 0; i < stroke.length; i += 2) {
                int from = Math.max(0, i - 2);
                if (isNear(
                        x - stroke[from],
                        y - stroke[from + 1],
                        stroke[i] - stroke[from],
                        stroke[i + 1] - stroke[from + 1])) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the place (x, y) is no farther from the line from (0, 0) to (dx, dy) than the pen reaches. */
    private static boolean isNear(double x, double y, int dx, int dy) {
        int length = dx * dx + dy * dy;
        double part = length == 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
        double across = x - part * dx;
        double down = y - part * dy;
        return across * across + down * down <= Drawing.RADIUS * Drawing.RADIUS;
    }

    /** @param box with some ink in it, at its left and upper edges */
    static int[] centred(int[] box) {
        int mass = 0;
        int across = 0;
        int down = 0;
        int width = 0;
        int height = 0;
        for (int i = 0; i < box.length; i++) {
            if (box[i] > 0) {
                width = Math.max(width, i % BOX + 1);
                height = i / BOX + 1;
            }
            mass += box[i];
            across += box[i] * (i % BOX);
            down += box[i] * (i / BOX);
        }
        int left = margin(across, mass, width);
        int top = margin(down, mass, height);
        int[] image = new int[SIDE * SIDE];
        for (int i = 0; i < box.length; i++) {
            if (box[i] > 0) {
                image[(top + i / BOX) * SIDE + left + i % BOX] = box[i];
            }
        }
        return image;
    }

    /** What is left free before the ink; with most of it at one edge, as much as there is room for. */
    private static int margin(int moment, int mass, int breadth) {
        int centre = (2 * moment + mass) / (2 * mass);
        return Math.max(0, Math.min(SIDE - breadth, CENTRE - centre));
    }
}
