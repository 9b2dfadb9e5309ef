package longhand.live.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longhand.mnist.images.Datasets;
import longhand.mnist.images.Images;
import longhand.mnist.images.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A drawing becomes an image as those of MNIST are. */
class DigitImageTest {
    private static final int SIDE = 28;
    private static final int BOX = 20;
    private static final int DRAWINGS = 40;
    private static final int IMAGES = 2000;

    @Test
    void the_images_of_mnist_are_centred_already() {
        Images mnist = Datasets.bundled(Split.TEST, IMAGES);
        for (int image = 0; image < IMAGES; image++) {
            int[] pixels = pixels(mnist, image);
            Box ink = Box.of(pixels);
            assertThat(Math.max(ink.width(), ink.height()))
                    .as("image %s", image)
                    .isBetween(BOX - 1, BOX);
            int[] moved = new int[BOX * BOX];
            for (int row = 0; row < ink.height(); row++) {
                System.arraycopy(pixels, (ink.top() + row) * SIDE + ink.left(), moved, row * BOX, ink.width());
            }
            assertThat(DigitImage.centred(moved)).as("image %s", image).isEqualTo(pixels);
        }
    }

    private static int[] pixels(Images images, int image) {
        return IntStream.range(0, SIDE * SIDE).map(i -> images.pixel(image, i)).toArray();
    }

    /** Where there is ink. */
    private record Box(int left, int top, int width, int height) {
        static Box of(int[] pixels) {
            int[] inked =
                    IntStream.range(0, pixels.length).filter(i -> pixels[i] > 0).toArray();
            int left = IntStream.of(inked).map(i -> i % SIDE).min().orElseThrow();
            int right = IntStream.of(inked).map(i -> i % SIDE).max().orElseThrow();
            int top = inked[0] / SIDE;
            return new Box(left, top, right - left + 1, inked[inked.length - 1] / SIDE - top + 1);
        }
    }

    @Test
    void a_pixel_is_as_grey_as_a_graphics_library_makes_it() {
        Random random = new Random(7);
        for (int i = 0; i < DRAWINGS; i++) {
            Drawing drawing = random(random);
            int[] ours = DigitImage.greys(drawing);
            Box ink = Box.of(ours);
            assertThat(Math.max(ink.width(), ink.height())).isEqualTo(BOX);
            int[] theirs = drawn(drawing, ink);
            double sum = 0;
            for (int pixel = 0; pixel < ours.length; pixel++) {
                assertThat(ours[pixel]).as("pixel %s of drawing %s", pixel, i).isCloseTo(theirs[pixel], within(40));
                sum += Math.abs(ours[pixel] - theirs[pixel]);
            }
            assertThat(sum / ours.length).as("mean of drawing %s", i).isLessThan(2.5);
        }
    }

    private static Drawing random(Random random) {
        return Drawing.read(IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(stroke -> IntStream.rangeClosed(0, random.nextInt(6))
                        .mapToObj(i -> random.nextInt(Drawing.PAD + 1) + "," + random.nextInt(Drawing.PAD + 1))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("/")));
    }

    /** The same drawing by Java's own graphics, with its ink where ours begins. */
    private static int[] drawn(Drawing drawing, Box where) {
        Path2D path = new Path2D.Double();
        for (int[] stroke : drawing.strokes()) {
            path.moveTo(stroke[0], stroke[1]);
            for (int i = 0; i < stroke.length; i += 2) {
                path.lineTo(stroke[i], stroke[i + 1]);
            }
        }
        Rectangle2D bounds = path.getBounds2D();
        double scale = BOX / (Math.max(bounds.getWidth(), bounds.getHeight()) + 2 * Drawing.RADIUS);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.translate(where.left(), where.top());
        graphics.scale(scale, scale);
        graphics.translate(Drawing.RADIUS - bounds.getX(), Drawing.RADIUS - bounds.getY());
        graphics.setColor(Color.WHITE);
        graphics.fill(new BasicStroke(2 * Drawing.RADIUS, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(path));
        graphics.dispose();
        return IntStream.range(0, SIDE * SIDE)
                .map(i -> image.getRaster().getSample(i % SIDE, i / SIDE, 0))
                .toArray();
    }

    @Test
    void where_on_the_pad_and_how_large_it_is_drawn_makes_no_difference_but_to_the_breadth_of_the_lines() {
        int[] here = DigitImage.greys(Drawing.read("60,40,120,160,60,160"));
        assertThat(DigitImage.greys(Drawing.read("160,119,220,239,160,239"))).isEqualTo(here);
        int[] larger = DigitImage.greys(Drawing.read("20,20,140,260,20,260"));
        assertThat(IntStream.of(larger).sum()).isLessThan(IntStream.of(here).sum());
        assertThat(Box.of(larger).height()).isEqualTo(BOX);
    }

    @Test
    void a_point_is_a_disc_that_fills_the_box() {
        int[] point = DigitImage.greys(Drawing.read("0,280"));
        assertThat(Box.of(point)).isEqualTo(new Box(4, 4, BOX, BOX));
        assertThat(IntStream.of(point).sum() / 255.0).isCloseTo(Math.PI * 100, within(2.0));
    }

    @Test
    void ink_far_from_its_centre_of_mass_stays_in_the_image() {
        // as much in the first row and column as there is, and nearly nothing in the last
        int[] box = new int[BOX * BOX];
        for (int i = 0; i < BOX; i++) {
            box[i] = 255;
            box[i * BOX] = 255;
        }
        box[BOX * BOX - 1] = 1;
        int[] top = new int[BOX * BOX];
        Arrays.fill(top, 0, BOX, 255);
        top[BOX * BOX - 1] = 1;
        assertThat(Box.of(DigitImage.centred(box))).isEqualTo(new Box(8, 8, BOX, BOX));
        assertThat(Box.of(DigitImage.centred(top))).isEqualTo(new Box(4, 8, BOX, BOX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "1",
                "1,2,3",
                "1,2/",
                "1,2//3,4",
                "-1,2",
                "281,0",
                "1.5,2",
                "1,2;3,4",
                "0x1,2",
                "1, 2",
                "١,2",
                "0001,2",
                "1e2,3",
                "a,b",
                "99999999999,1",
                "NaN,1"
            })
    void what_is_no_drawing_is_refused_with_a_reason(String text) {
        assertThatThrownBy(() -> Drawing.read(text))
                .isInstanceOf(Drawing.Refused.class)
                .hasMessageStartingWith("This is no drawing: ");
    }

    @Test
    void a_drawing_has_a_bound() {
        assertThat(Drawing.read("1,2" + ",3,4".repeat(1999)).strokes().get(0)).hasSize(4000);
        for (String more : List.of("1,2" + ",3,4".repeat(2000), "1,2" + "/3,4".repeat(1_000_000))) {
            assertThatThrownBy(() -> Drawing.read(more)).hasMessageContaining("at most 2000 points");
        }
    }

    @Test
    void the_longest_drawing_is_made_an_image() {
        String longest = "0,0" + ",280,280,0,0".repeat(999) + ",280,0";
        assertThat(Box.of(DigitImage.greys(Drawing.read(longest))).width()).isEqualTo(BOX);
    }
}
