package longhand.example;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import longhand.model.Sample;
import longhand.notation.text.NumberText;

/**
 * An image of grey values, and of one of several classes, as a sample. Input p is pixel p over 255, row by row from the top left, as the
 * shortest decimal that names that double; the target is 1 at the label and 0 elsewhere, label 0 at output 1.
 */
public final class GreyImage {
    private static final int GREYS = 256;
    private static final List<BigDecimal> DECIMALS = IntStream.range(0, GREYS)
            .mapToObj(grey -> NumberText.shortest(grey / (GREYS - 1.0)))
            .toList();

    private GreyImage() {}

    /**
     * @param greys each from 0 to 255
     * @param label from 0 to the number of outputs − 1; −1 as long as nobody has said which it is
     */
    public static Sample sample(int[] greys, int label, int outputs) {
        List<BigDecimal> input = new ArrayList<>();
        for (int grey : greys) {
            input.add(DECIMALS.get(grey));
        }
        List<BigDecimal> target = new ArrayList<>();
        for (int output = 0; output < outputs; output++) {
            target.add(output == label ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        return new Sample(input, target);
    }
}
