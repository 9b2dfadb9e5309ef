package longhand.course.marking;

import java.util.List;

/**
 * A file that was handed in.
 *
 * @param path as it is shown: the names of folders and archives that it is in, and its own
 * @param segments these names, without those of what was given to be marked
 * @param bytes what is in it; null where it was not read
 * @param problem why it was not; empty where it was
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Submission(String path, List<String> segments, byte[] bytes, String problem) {
    static Submission of(String path, List<String> segments, byte[] bytes) {
        return new Submission(path, segments, bytes, "");
    }

    static Submission unread(String path, List<String> segments, String problem) {
        return new Submission(path, segments, null, problem);
    }

    /** The name of the file itself. */
    String fileName() {
        return segments.get(segments.size() - 1);
    }
}
