package longhand.course.marking;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import longhand.file.FileProblem;
import longhand.file.GivenPath;
import longhand.file.PrintableText;
import longhand.file.TextContent;

/**
 * The files in folders and zip archives, also in archives within these, one after the other in the order of their names. What systems
 * leave behind is passed over. Links are not followed, and nothing is unpacked to a place that a name in an archive says.
 */
final class Submissions {
    private static final int MOST_FOLDERS_DEEP = 20;
    /** An archive in an archive is what a course system makes of one that was handed in; deeper ones are traps. */
    private static final int MOST_ARCHIVES_DEEP = 2;

    private static final int MOST_INNER_BYTES = 100 << 20;
    private static final int MOST_ENTRIES = 1_000_000;
    /** So much may all that is in an archive unpack to: a class of 100,000 with sheets of 80 KB. */
    private static final long MOST_UNPACKED = 8L << 30;

    private static final Set<String> LEFT_BEHIND = Set.of("__macosx", "thumbs.db", "desktop.ini");
    /** What {@code worksheet} writes, where the sheets were filled in in place. */
    private static final Set<String> OF_WORKSHEETS = Set.of("example.yaml", "sheets.html", "keys.html", "students.csv");

    private final Path scratch;
    private final Consumer<Submission> each;
    private long left = MOST_UNPACKED;

    /**
     * @param scratch where an archive within an archive is put while it is read
     * @param each is told of every file
     */
    Submissions(Path scratch, Consumer<Submission> each) {
        this.scratch = scratch;
        this.each = each;
    }

    /**
     * Reads a folder or an archive.
     *
     * @throws FileProblem if it is neither, or cannot be opened
     */
    void read(Path given) {
        String name = PrintableText.of(given.toString());
        if (Files.isDirectory(given)) {
            folder(given, name, List.of());
        } else {
            GivenPath.expectFile(given);
            try {
                archive(given, name, List.of(), 1);
            } catch (IOException e) {
                throw new FileProblem(name, "expected a folder or a zip archive, found another file");
            }
        }
    }

    /** About how many files are in a folder or an archive; 0 if it is neither. */
    static long count(Path given) {
        if (!Files.isDirectory(given)) {
            try (ZipFile zip = open(given)) {
                return zip.size();
            } catch (IOException e) {
                return 0;
            }
        }
        try (Stream<Path> all = Files.walk(given, MOST_FOLDERS_DEEP)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private void folder(Path folder, String shown, List<String> segments) {
        List<Path> inside;
        try (Stream<Path> files = Files.list(folder)) {
            inside = files.sorted(Comparator.comparing(file -> name(file))).toList();
        } catch (IOException e) {
            each.accept(Submission.unread(shown, plus(segments, ""), "a folder that cannot be read"));
            return;
        }
        for (Path path : inside) {
            String name = name(path);
            List<String> within = plus(segments, name);
            String shownPath = shown + "/" + PrintableText.of(name);
            if (isLeftBehind(name)) {
                continue;
            }
            if (Files.isSymbolicLink(path)) {
                each.accept(Submission.unread(shownPath, within, "a link, which is not followed"));
            } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                if (within.size() > MOST_FOLDERS_DEEP) {
                    each.accept(Submission.unread(shownPath, within, "a folder in too many folders"));
                } else {
                    folder(path, shownPath, within);
                }
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                file(path, shownPath, within);
            } else {
                each.accept(Submission.unread(shownPath, within, "neither a file nor a folder"));
            }
        }
    }

    private static String name(Path path) {
        return Objects.toString(path.getFileName(), "");
    }

    private void file(Path file, String shown, List<String> segments) {
        try {
            if (isArchive(segments.get(segments.size() - 1))) {
                archive(file, shown, segments, 1);
                return;
            }
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                content(in, shown, segments);
            }
        } catch (IOException e) {
            String problem = GivenPath.unreadable(file.toString(), e).getMessage();
            each.accept(Submission.unread(shown, segments, problem.substring(problem.indexOf(": ") + 2)));
        }
    }

    private void content(InputStream in, String shown, List<String> segments) throws IOException {
        byte[] bytes = in.readNBytes(TextContent.MOST_BYTES + 1);
        each.accept(
                bytes.length > TextContent.MOST_BYTES
                        ? Submission.unread(shown, segments, "larger than 10 MB")
                        : Submission.of(shown, segments, bytes));
    }

    /** @param depth 1 for one that is not in another */
    private void archive(Path file, String shown, List<String> segments, int depth) throws IOException {
        try (ZipFile zip = open(file)) {
            if (zip.size() > MOST_ENTRIES) {
                each.accept(Submission.unread(shown, plus(segments, ""), "an archive of more than a million files"));
                return;
            }
            List<ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .map(ZipEntry.class::cast)
                    .toList();
            for (ZipEntry entry : entries) {
                List<String> names = List.of(entry.getName().split("[/\\\\]+", -1));
                if (names.stream().noneMatch(Submissions::isLeftBehind)) {
                    entry(zip, entry, shown + "/" + PrintableText.of(entry.getName()), plus(segments, names), depth);
                }
            }
        } catch (ZipException e) {
            each.accept(Submission.unread(shown, plus(segments, ""), "a damaged archive: " + e.getMessage()));
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | ZipException e) {
            // names in another encoding than they should be; if it is something else, it fails again
            try {
                return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
            } catch (IllegalArgumentException noText) {
                throw new ZipException("names that are no text");
            }
        }
    }

    private void entry(ZipFile zip, ZipEntry entry, String shown, List<String> segments, int depth) {
        boolean leadsOut = segments.contains("..")
                || entry.getName().startsWith("/")
                || entry.getName().contains(":\\");
        if (leadsOut) {
            each.accept(Submission.unread(shown, segments, "a name that leads out of the archive"));
            return;
        }
        if (left <= 0) {
            each.accept(Submission.unread(shown, segments, "beyond the 8 GB that an archive may unpack to"));
            return;
        }
        try (InputStream in = new Counted(zip.getInputStream(entry))) {
            if (!isArchive(segments.get(segments.size() - 1))) {
                content(in, shown, segments);
            } else if (depth >= MOST_ARCHIVES_DEEP) {
                each.accept(Submission.unread(shown, segments, "an archive in an archive in an archive"));
            } else {
                inner(in, shown, segments, depth);
            }
        } catch (IOException | IllegalArgumentException e) {
            each.accept(Submission.unread(shown, segments, "a damaged entry of its archive"));
        }
    }

    private void inner(InputStream in, String shown, List<String> segments, int depth) throws IOException {
        Path copy = scratch.resolve("inner-" + depth + ".zip");
        try {
            byte[] bytes = in.readNBytes(MOST_INNER_BYTES + 1);
            if (bytes.length > MOST_INNER_BYTES) {
                each.accept(Submission.unread(shown, segments, "an archive in an archive, larger than 100 MB"));
                return;
            }
            Files.write(copy, bytes);
            archive(copy, shown, segments, depth + 1);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static boolean isArchive(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private static boolean isLeftBehind(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isHidden = name.startsWith(".") && !name.equals("..") && !name.equals(".");
        return isHidden || LEFT_BEHIND.contains(lower) || OF_WORKSHEETS.contains(lower);
    }

    private static List<String> plus(List<String> segments, String name) {
        return plus(segments, List.of(name));
    }

    private static List<String> plus(List<String> segments, List<String> names) {
        List<String> all = new ArrayList<>(segments);
        all.addAll(names);
        return List.copyOf(all);
    }

    /** What comes out of an archive, counted. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            left -= one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            left -= Math.max(0, got);
            return got;
        }
    }
}
