package longhand.mnist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import longhand.mnist.images.Dataset;
import longhand.mnist.images.Datasets;
import longhand.mnist.images.Images;

/** The first images of MNIST, for tests that need real digits but not all of them. */
public final class SmallMnist {
    private SmallMnist() {}

    /** So many images to learn from, and 100 others. */
    public static Dataset of(int training) {
        Dataset whole = Datasets.bundled();
        return new Dataset(whole.training().part(0, training), whole.test().part(0, 100));
    }

    /** The same as four IDX files in a folder. */
    public static Path write(Path folder, int training) {
        Dataset data = of(training);
        try {
            Files.createDirectories(folder);
            write(folder, "train", data.training());
            write(folder, "t10k", data.test());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static void write(Path folder, String name, Images images) throws IOException {
        byte[] pixels = images.pixels();
        Files.write(
                folder.resolve(name + "-images-idx3-ubyte"),
                ByteBuffer.allocate(16 + pixels.length)
                        .putInt(0x803)
                        .putInt(images.count())
                        .putInt(images.height())
                        .putInt(images.width())
                        .put(pixels)
                        .array());
        ByteBuffer labels =
                ByteBuffer.allocate(8 + images.count()).putInt(0x801).putInt(images.count());
        for (int i = 0; i < images.count(); i++) {
            labels.put((byte) images.label(i));
        }
        Files.write(folder.resolve(name + "-labels-idx1-ubyte"), labels.array());
    }
}
