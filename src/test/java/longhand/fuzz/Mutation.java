package longhand.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file with something changed, as a slip or malice would. */
final class Mutation {
    /** The letters of YAML, of CSV, of addresses, of numbers and of trouble. */
    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "{",
            "}",
            ",",
            ";",
            ":",
            ": ",
            "- ",
            "? ",
            "#",
            " #",
            "&a ",
            "*a ",
            "!",
            "!!str ",
            "|",
            ">",
            ">-",
            "'",
            "\"",
            "\"\"",
            "%",
            "%00",
            "@",
            "`",
            "\\",
            "\\U",
            "\\x",
            "\n",
            "\r",
            "\t",
            "  ",
            "---\n",
            "...\n",
            "~",
            "<<: ",
            "0",
            "9",
            ".",
            "-",
            "+",
            "=",
            "e",
            "E",
            "e999",
            "e-999",
            "1'000",
            "NaN",
            ".inf",
            "0x",
            "_",
            "é",
            "−",
            "·10^",
            "×10⁻¹",
            "\u0000",
            "\u001B",
            "\u0085",
            "\u200B",
            "\u202E",
            "\u2028",
            "\uFEFF",
            "\uFFFF",
            "😀",
            "9999999999",
            "title",
            "loss",
            "softmax",
            "relu",
            "cross-entropy",
            "weights: ",
            "[[1]]",
            "{to}",
            "dL/d",
            "w1[",
            "]@2",
            "update=",
            ";alpha=",
            "label",
            "");

    private static final int[] NUMBERS = {0, 1, -1, 7, 255, 256, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000};

    private Mutation() {}

    /** Once or up to four times, some characters deleted, replaced or put in; now and then a single byte. */
    static byte[] ofText(byte[] seed, Random random) {
        StringBuilder changed = new StringBuilder(new String(seed, UTF_8));
        for (int times = times(random); times > 0; times--) {
            int start = random.nextInt(changed.length() + 1);
            int length = random.nextInt(3) == 0 ? random.nextInt(20) : random.nextInt(2);
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            changed.replace(start, Math.min(changed.length(), start + length), piece);
        }
        byte[] bytes = changed.toString().getBytes(UTF_8);
        if (random.nextInt(20) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** The same of bytes, half of the time in the header; also numbers of four bytes, and the end cut off. */
    static byte[] ofBytes(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int times = times(random); times > 0 && bytes.length > 0; times--) {
            int from = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 100));
            switch (random.nextInt(5)) {
                case 0 -> bytes[from] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[from] = (byte) random.nextInt(256);
                case 2 -> number(bytes, from, NUMBERS[random.nextInt(NUMBERS.length)], random.nextBoolean());
                case 3 -> bytes = Arrays.copyOf(bytes, from + random.nextInt(2) * (bytes.length - from + 1));
                default -> bytes = without(bytes, from, Math.min(bytes.length - from, 1 + random.nextInt(8)));
            }
        }
        return bytes;
    }

    private static int times(Random random) {
        return random.nextBoolean() ? 1 : random.nextInt(1, 5);
    }

    private static void number(byte[] bytes, int from, int number, boolean isBigEndian) {
        for (int i = 0; i < 4 && from + i < bytes.length; i++) {
            bytes[from + i] = (byte) (number >>> (8 * (isBigEndian ? 3 - i : i)));
        }
    }

    private static byte[] without(byte[] bytes, int from, int length) {
        byte[] rest = new byte[bytes.length - length];
        System.arraycopy(bytes, 0, rest, 0, from);
        System.arraycopy(bytes, from + length, rest, from, rest.length - from);
        return rest;
    }
}
