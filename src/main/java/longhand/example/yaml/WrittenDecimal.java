package longhand.example.yaml;

import java.math.BigDecimal;
import longhand.notation.text.GivenDecimal;

/** A number in an example file. */
final class WrittenDecimal {
    static final String EXPECTED = GivenDecimal.EXPECTED;

    private WrittenDecimal() {}

    static BigDecimal read(Node.Scalar scalar) {
        String text = scalar.value();
        if (!scalar.plain()) {
            throw scalar.expected(EXPECTED, GivenDecimal.isDecimal(text) ? ": remove the quotation marks" : "");
        }
        try {
            return GivenDecimal.read(text);
        } catch (GivenDecimal.Refused refused) {
            throw scalar.expected(refused.expected(), refused.hint());
        }
    }
}
