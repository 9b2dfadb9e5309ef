package longhand.mnist.npy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import longhand.file.FileProblem;

/**
 * What stands before the values in NumPy's {@code .npy} format, versions 1 to 3: the type of the values, their order and the shape,
 * as a Python dictionary. It is matched against the one form that NumPy writes, and never evaluated.
 *
 * @param kind f float, i integer, u unsigned integer, U text, S bytes; anything else for what is not read here
 * @param width of one value: bytes, of text characters
 * @param length of this header in bytes
 */
record NpyHeader(char kind, int width, ByteOrder order, boolean isFortran, List<Integer> shape, int length) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 16;

    private static final Pattern DICTIONARY = Pattern.compile("\\{([^{}]*)\\}\\s*");
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z?])([0-9]{0,6})'\\s*,?");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)\\s*,?");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)\\s*,?");

    /** Bytes of one value in the file. */
    int itemBytes() {
        return kind == 'U' ? 4 * width : width;
    }

    /** The number of values; {@link Long#MAX_VALUE} if there are more than that. */
    long count() {
        long count = 1;
        for (int side : shape) {
            if (side > 0 && count > Long.MAX_VALUE / side) {
                return Long.MAX_VALUE;
            }
            count *= side;
        }
        return count;
    }

    /** The shape as NumPy prints it: (16, 784). */
    String shapeText() {
        String sides = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "(" + sides + (shape.size() == 1 ? ",)" : ")");
    }

    /**
     * Reads as far as the first value.
     *
     * @param entry as a message names the array
     * @throws FileProblem if it is in another form, or the array holds Python objects
     */
    static NpyHeader read(String entry, InputStream in) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(MAGIC, Arrays.copyOf(start, 6)) || start[6] < 1 || start[6] > 3) {
            throw new FileProblem(entry, "expected an array in NumPy's format, version 1 to 3, found other bytes");
        }
        int lengthBytes = start[6] == 1 ? 2 : 4;
        byte[] number = in.readNBytes(lengthBytes);
        long length = 0;
        for (int i = number.length - 1; i >= 0; i--) {
            length = length << 8 | (number[i] & 0xFF);
        }
        if (number.length < lengthBytes || length > LONGEST) {
            throw new FileProblem(entry, "expected a header of at most " + LONGEST + " bytes, found " + length);
        }
        byte[] text = in.readNBytes((int) length);
        if (text.length < length) {
            throw new FileProblem(
                    entry, "expected a header of " + length + " bytes, found the end after " + text.length);
        }
        return parsed(entry, new String(text, StandardCharsets.UTF_8), 8 + lengthBytes + text.length);
    }

    private static NpyHeader parsed(String entry, String text, int length) {
        if (text.contains("O'") && text.matches("(?s).*'[|<>=]?O'.*")) {
            throw new FileProblem(entry, "expected numbers, found Python objects, which only running code could read");
        }
        Matcher whole = DICTIONARY.matcher(text);
        String inside = whole.matches() ? whole.group(1) : "";
        Matcher type = TYPE.matcher(inside);
        Matcher order = ORDER.matcher(inside);
        Matcher shape = SHAPE.matcher(inside);
        boolean isComplete = type.find() && order.find() && shape.find();
        String rest = isComplete
                ? inside.replace(type.group(), "").replace(order.group(), "").replace(shape.group(), "")
                : "x";
        if (!rest.isBlank()) {
            throw new FileProblem(
                    entry,
                    "expected a header with descr, fortran_order and shape of one type, found "
                            + FileProblem.quoted(text.strip(), 40));
        }
        List<Integer> sides = new ArrayList<>();
        for (String side : shape.group(1).split(",", -1)) {
            if (!side.isBlank()) {
                sides.add(side(entry, side.strip(), text));
            }
        }
        return new NpyHeader(
                type.group(2).charAt(0),
                type.group(3).isEmpty() ? 0 : Integer.parseInt(type.group(3)),
                type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                order.group(1).equals("True"),
                List.copyOf(sides),
                length);
    }

    private static int side(String entry, String digits, String text) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new FileProblem(
                    entry, "expected a shape of whole numbers, found " + FileProblem.quoted(text.strip(), 40));
        }
    }

    /** The bytes before the values of such an array, little-endian and in C order, padded as NumPy does to a multiple of 64. */
    static byte[] written(String type, List<Integer> shape) {
        String shapeText = new NpyHeader('f', 8, ByteOrder.LITTLE_ENDIAN, false, shape, 0).shapeText();
        String dictionary = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shapeText + ", }";
        int unpadded = MAGIC.length + 2 + 2 + dictionary.length() + 1;
        String padded = dictionary + " ".repeat((64 - unpadded % 64) % 64) + "\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        out.write(1);
        out.write(0);
        out.write(padded.length() & 0xFF);
        out.write(padded.length() >>> 8);
        out.writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
