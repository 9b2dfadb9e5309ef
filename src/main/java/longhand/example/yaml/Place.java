package longhand.example.yaml;

import longhand.file.FileProblem;

/**
 * Where a value stands: in which file, on which line, and on which path in the document, {@code layers[1].weights[0]}.
 *
 * @param parent the place of the list or mapping that holds the value; null at the top
 * @param key its key in a mapping; null in a list
 * @param index its index in a list, counted from 0
 */
public record Place(String file, int line, Place parent, String key, int index) {
    static Place top(String file, int line) {
        return new Place(file, line, null, null, 0);
    }

    Place entry(String entryKey, int entryLine) {
        return new Place(file, entryLine, this, entryKey, 0);
    }

    Place item(int itemIndex, int itemLine) {
        return new Place(file, itemLine, this, null, itemIndex);
    }

    /** The same value, of which a part stands on another line. */
    public Place onLine(int otherLine) {
        return new Place(file, otherLine, parent, key, index);
    }

    public FileProblem problem(String what) {
        return new FileProblem(file, line, parent == null ? what : path() + ": " + what);
    }

    /** Worked out only when it is needed: a file can hold millions of values, and has one problem. */
    public String path() {
        if (parent == null) {
            return "";
        }
        String before = parent.path();
        return key == null
                ? before + "[" + index + "]"
                : before + (before.isEmpty() ? "" : ".") + FileProblem.abbreviated(key, 40);
    }
}
