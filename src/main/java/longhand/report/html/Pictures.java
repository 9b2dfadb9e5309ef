package longhand.report.html;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import longhand.mnist.images.Images;
import longhand.mnist.matrix.Matrix;
import longhand.model.Sample;

/** Images and weights as PNG in a data URI, a pixel a number. */
public final class Pictures {
    private static final int ZERO = 0xF4F2EC;
    private static final int POSITIVE = 0x1D5FD1;
    private static final int NEGATIVE = 0xB4380A;

    private Pictures() {}

    /** An image as MNIST means it: 0 is paper, 255 is ink. */
    public static String of(Images images, int image) {
        BufferedImage picture = new BufferedImage(images.width(), images.height(), BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < images.size(); i++) {
            picture.getRaster().setSample(i % images.width(), i / images.width(), 0, 255 - images.pixel(image, i));
        }
        return dataUri(picture);
    }

    /** A square image that is a sample: 0 is paper, 1 is ink. */
    public static String of(Sample sample) {
        int side = (int) Math.sqrt(sample.input().size());
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < side * side; i++) {
            double grey = 255 * sample.input().get(i).doubleValue();
            picture.getRaster().setSample(i % side, i / side, 0, 255 - Math.round((float) grey));
        }
        return dataUri(picture);
    }

    /** The weights into one neuron, laid out as the pixels that they come from. */
    public static String of(Matrix weights, int neuron, int height, int width, double largest) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < height * width; i++) {
            picture.setRGB(i % width, i / width, colour(weights.get(neuron, i) / largest));
        }
        return dataUri(picture);
    }

    /** A matrix as it is written, row by row. */
    public static String of(Matrix values) {
        double largest = 0;
        for (double value : values.toRows()) {
            largest = Math.max(largest, Math.abs(value));
        }
        BufferedImage picture = new BufferedImage(values.columns(), values.rows(), BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < values.rows(); row++) {
            for (int column = 0; column < values.columns(); column++) {
                picture.setRGB(column, row, colour(largest == 0 ? 0 : values.get(row, column) / largest));
            }
        }
        return dataUri(picture);
    }

    /** The colours from the most negative weight to the most positive. */
    public static String scale() {
        int width = 101;
        BufferedImage picture = new BufferedImage(width, 1, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width; i++) {
            picture.setRGB(i, 0, colour(2.0 * i / (width - 1) - 1));
        }
        return dataUri(picture);
    }

    /** @param share from −1 to 1 */
    private static int colour(double share) {
        int end = share < 0 ? NEGATIVE : POSITIVE;
        double t = Math.min(1, Math.abs(share));
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = ZERO >> shift & 0xFF;
            int to = end >> shift & 0xFF;
            colour |= (int) Math.round(from + t * (to - from)) << shift;
        }
        return colour;
    }

    private static String dataUri(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
