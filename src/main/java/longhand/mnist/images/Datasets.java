package longhand.mnist.images;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import longhand.file.DataFile;
import longhand.file.FileProblem;
import longhand.file.GivenPath;

/** Where images come from: the bundled MNIST, and any folder of a user's own in IDX or in Kaggle's CSV. */
public final class Datasets {
    private static final String IMAGES = "-images[-.]idx3-ubyte(\\.gz)?";
    private static final String LABELS = "-labels[-.]idx1-ubyte(\\.gz)?";
    private static final String TRAIN = "(?i)(.*[-_])?train";
    private static final String TEST = "(?i)(.*[-_])?(t10k|test)";
    private static final String CSV = "\\.csv(\\.gz)?";

    private static final String UNREADABLE = " of this build cannot be read";

    /** MNIST's own share: 10,000 of 70,000. */
    private static final int SEVENTH = 7;

    private Datasets() {}

    /** MNIST as it is bundled: 60,000 images to learn from and 10,000 others, 28×28, ten classes. */
    public static Dataset bundled() {
        List<Images> read = both(
                () -> bundled(Split.TRAIN, Split.TRAIN.bundledCount()),
                () -> bundled(Split.TEST, Split.TEST.bundledCount()));
        return new Dataset(read.get(0), read.get(1));
    }

    /**
     * The first images of a part of the bundled MNIST. Its file is read up to the last of them and no further: a batch is some images
     * of 60,000, and to unzip the rest would take longer than all that is done with it.
     *
     * @param count from 1 to {@link Split#bundledCount}
     */
    public static Images bundled(Split split, int count) {
        boolean isWhole = count == split.bundledCount();
        try (DataFile images = isWhole ? resource(split.imageFile()) : start(split.imageFile());
                DataFile labels = resource(split.labelFile())) {
            return Idx.read(images, labels, count);
        }
    }

    /**
     * What a folder holds: {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte} and the two of {@code t10k}, each
     * plain or {@code .gz}, also with a dot before {@code idx} or words before {@code train}; or {@code train.csv} and {@code
     * test.csv}, also with words before. Where no CSV but the first has labels, its last seventh becomes the test set, and the
     * remark says so.
     *
     * @throws FileProblem if the folder or a file of it is not in this form
     */
    public static Dataset read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new FileProblem(
                    folder.toString(), "expected a folder, found " + (Files.exists(folder) ? "a file" : "nothing"));
        }
        Optional<Path> images = find(folder, TRAIN + IMAGES);
        Optional<Path> csv = find(folder, TRAIN + CSV);
        if (images.isPresent()) {
            Path labels = need(folder, TRAIN + LABELS, "train-labels-idx1-ubyte");
            Path testImages = need(folder, TEST + IMAGES, "t10k-images-idx3-ubyte");
            Path testLabels = need(folder, TEST + LABELS, "t10k-labels-idx1-ubyte");
            List<Images> read = both(() -> idx(images.get(), labels), () -> idx(testImages, testLabels));
            checkSize(read.get(0), images.get(), read.get(1), testImages);
            return new Dataset(read.get(0), read.get(1));
        }
        if (csv.isPresent()) {
            return csv(csv.get(), find(folder, TEST + CSV));
        }
        throw new FileProblem(
                folder.toString(),
                "expected train-images-idx3-ubyte, plain or .gz, with its labels and the two files of t10k, or train.csv; "
                        + "found none of these");
    }

    private static Dataset csv(Path training, Optional<Path> test) {
        Images all = csv(training)
                .orElseThrow(() -> FileProblem.onLine(
                        training.toString(), 1, "expected label as the first column, found a header without it"));
        Optional<Images> others = test.flatMap(Datasets::csv);
        if (others.isPresent()) {
            checkSize(all, training, others.get(), test.get());
            return new Dataset(all, others.get());
        }
        int apart = all.count() / SEVENTH;
        if (apart == 0) {
            throw new FileProblem(
                    training.toString(),
                    "expected at least " + SEVENTH + " images, so that one can be set aside for testing, found "
                            + all.count());
        }
        int kept = all.count() - apart;
        String why = test.map(path -> path.getFileName() + " has no labels").orElse("there is no test file");
        return new Dataset(
                all.part(0, kept),
                all.part(kept, all.count()),
                "As " + why + ", the last " + apart + " of the " + all.count() + " images of " + training.getFileName()
                        + " are set aside for testing.");
    }

    private static Optional<Images> csv(Path path) {
        try (DataFile file = DataFile.open(path)) {
            return LabelledCsv.read(file);
        }
    }

    private static Images idx(Path images, Path labels) {
        try (DataFile imageFile = DataFile.open(images);
                DataFile labelFile = DataFile.open(labels)) {
            return Idx.read(imageFile, labelFile, Integer.MAX_VALUE);
        }
    }

    private static DataFile resource(String name) {
        try (InputStream in = stream(name)) {
            byte[] zipped = in.readAllBytes();
            return DataFile.open(name, new ByteArrayInputStream(zipped), zipped.length);
        } catch (IOException e) {
            throw new UncheckedIOException(name + UNREADABLE, e);
        }
    }

    /** A file that is not read to its end, and so need not be known to end where it should. */
    private static DataFile start(String name) {
        try {
            return DataFile.open(name, stream(name), Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(name + UNREADABLE, e);
        }
    }

    private static InputStream stream(String name) {
        InputStream in = Datasets.class.getResourceAsStream("/mnist/" + name);
        if (in == null) {
            throw new IllegalStateException(name + " is missing from this build");
        }
        return in;
    }

    /** Each takes a processor: most of the time goes into unzipping. */
    private static List<Images> both(Supplier<Images> training, Supplier<Images> test) {
        return Stream.of(training, test).parallel().map(Supplier::get).toList();
    }

    private static void checkSize(Images training, Path trainingFile, Images test, Path testFile) {
        if (training.height() != test.height() || training.width() != test.width()) {
            throw new FileProblem(
                    testFile.toString(),
                    "expected images of " + training.height() + "×" + training.width() + " pixels, as in "
                            + trainingFile.getFileName() + ", found " + test.height() + "×" + test.width());
        }
    }

    private static Path need(Path folder, String name, String example) {
        return find(folder, name)
                .orElseThrow(() -> new FileProblem(
                        folder.toString(), "expected " + example + ", plain or .gz, found no such file"));
    }

    /** The one file of that name; of a file and its gzipped form, the former. */
    private static Optional<Path> find(Path folder, String name) {
        Pattern pattern = Pattern.compile(name);
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(file ->
                            pattern.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !Files.isDirectory(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw GivenPath.unreadable(folder.toString(), e);
        }
        boolean isPair = found.size() == 2 && found.get(1).toString().equals(found.get(0) + ".gz");
        if (found.size() > 1 && !isPair) {
            throw new FileProblem(
                    folder.toString(),
                    "expected one set of images in a folder, found both "
                            + found.get(0).getFileName() + " and "
                            + found.get(1).getFileName());
        }
        return found.stream().findFirst();
    }
}
