package longhand.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import longhand.example.files.Examples;
import longhand.example.files.FormulaSlips;
import longhand.example.files.Homework;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The font of the formulas is cut down to what they use: that they use nothing else. */
@Tag("slow")
class FormulaFontTest {
    private static final int APPLY = 0x2061; // is not seen

    @TempDir
    private Path folder;

    @Test
    void every_sign_of_every_formula_is_in_the_font() throws IOException {
        BitSet inFont = inFont();
        TreeSet<String> missing = new TreeSet<>();
        for (Path file : Site.write(folder, Examples.bundled(), FormulaSlips.all(), Homework.all())) {
            for (Element sign : Jsoup.parse(Files.readString(file)).select("mi, mn, mo, mtext")) {
                String text = sign.text();
                boolean isItalic = sign.nameIs("mi") && text.length() == 1 && !sign.hasAttr("mathvariant");
                text.codePoints()
                        .map(point -> isItalic ? italic(point) : point)
                        .filter(point -> point != APPLY && !inFont.get(point))
                        .forEach(point -> missing.add(Character.toString(point)));
            }
        }
        assertThat(missing).isEmpty();
    }

    /** What a browser draws for a letter that stands alone in {@code mi}. */
    private static int italic(int letter) {
        if (letter == 'h') {
            return 0x210E; // Planck's constant, in the place of an italic h
        }
        if (letter >= 'A' && letter <= 'Z') {
            return 0x1D434 + letter - 'A';
        }
        if (letter >= 'a' && letter <= 'z') {
            return 0x1D44E + letter - 'a';
        }
        return letter >= 'α' && letter <= 'ω' ? 0x1D6FC + letter - 'α' : letter;
    }

    /** As it was cut, by what is written beside it. */
    private static BitSet inFont() throws IOException {
        BitSet all = new BitSet();
        Matcher ranges = Pattern.compile("U\\+([0-9A-F]+)(?:-([0-9A-F]+))?")
                .matcher(Files.readString(Path.of("site/fonts/README.md")));
        while (ranges.find()) {
            int first = Integer.parseInt(ranges.group(1), 16);
            int last = ranges.group(2) == null ? first : Integer.parseInt(ranges.group(2), 16);
            IntStream.rangeClosed(first, last).forEach(all::set);
        }
        return all;
    }
}
