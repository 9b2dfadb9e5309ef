package longhand.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementaryNearZeroTest {
    private static final DfpField FIELD = new DfpField(60);

    @ParameterizedTest
    @CsvSource({
        // from Python's decimal module with 200 digits: (1 + x).ln() and x.exp() - 1
        "1e-40, 9.9999999999999999999999999999999999999995e-41, 1.00000000000000000000000000000000000000005e-40",
        "0.05, 0.0487901641694320030653744042231646586079737, 0.0512710963760240396975176363356452201748213",
        "-0.02, -0.0202027073175194484080453010241923878525334, -0.019801326693244697779185895774691133700287599530856",
        "0, 0, 0"
    })
    void small_numbers_keep_their_digits(String x, String log1p, String expm1) {
        assertThat(rounded(Elementary.log1p(FIELD.newDfp(x)))).isEqualByComparingTo(rounded(log1p));
        assertThat(rounded(Elementary.expm1(FIELD.newDfp(x)))).isEqualByComparingTo(rounded(expm1));
    }

    private static BigDecimal rounded(Dfp value) {
        return rounded(value.toString());
    }

    private static BigDecimal rounded(String value) {
        return new BigDecimal(value).round(new MathContext(40));
    }
}
