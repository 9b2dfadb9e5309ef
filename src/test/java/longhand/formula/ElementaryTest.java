package longhand.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import longhand.calculus.Derivatives;
import longhand.calculus.Examples;
import longhand.calculus.Trace;
import longhand.compare.Proof;
import longhand.formula.Formula.Product;
import longhand.formula.quantity.Quantity;
import longhand.model.ByName;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as far out as an example may have them, worked out in decimals: the answer comes, and it is right. */
class ElementaryTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    /** On either side of every power of two and of ten that a size is held in, up to the largest that may be given. */
    private static final List<String> SIZES = List.of(
            "302000",
            "1e6",
            "268435457",
            "536870911",
            "536870912",
            "536870913",
            "1e9",
            "1073741823",
            "1073741824",
            "1073741825.5",
            "1500000000",
            "2147483647",
            "2147483648.5",
            "3e9",
            "4294967297",
            "9223372036854775809",
            "1e30",
            "1e300",
            "1e600");

    @ParameterizedTest
    @ValueSource(ints = {3, 50, Arithmetic.MOST_DIGITS})
    void every_function_comes_to_what_it_comes_to_far_from_0(int digits) {
        assertTimeoutPreemptively(LONG_ENOUGH, () -> {
            Arithmetic<Dfp> arithmetic = Arithmetic.digits(digits);
            for (String size : SIZES) {
                Dfp x = arithmetic.number(new BigDecimal(size));
                Dfp less = x.negate();
                assertThat(Function.SIGMOID.of(x).getReal()).as(size).isEqualTo(1);
                assertThat(Function.SIGMOID.of(less).isZero()).as(size).isTrue();
                assertThat(Function.TANH.of(x).getReal()).as(size).isEqualTo(1);
                assertThat(Function.TANH.of(less).getReal()).as(size).isEqualTo(-1);
                assertThat(Function.TANH_SLOPE.of(x).isZero()).as(size).isTrue();
                assertThat(Function.TANH_SLOPE.of(less).isZero()).as(size).isTrue();
                assertThat(Function.EXP.of(x).isInfinite()).as(size).isTrue();
                assertThat(Function.EXP.of(less).isZero()).as(size).isTrue();
                assertThat(Function.SOFTPLUS.of(x)).as(size).isEqualTo(x);
                assertThat(Function.SOFTPLUS.of(less).isZero()).as(size).isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 50, Arithmetic.MOST_DIGITS})
    void softmax_gives_all_to_a_score_that_is_far_above_the_others(int digits) {
        assertTimeoutPreemptively(LONG_ENOUGH, () -> {
            Arithmetic<Dfp> arithmetic = Arithmetic.digits(digits);
            for (String size : SIZES) {
                Dfp x = arithmetic.number(new BigDecimal(size));
                List<Dfp> z = List.of(x, x.getZero(), x.negate());
                assertThat(NeuronFunction.SOFTMAX.of(0, z).getReal()).as(size).isEqualTo(1);
                assertThat(NeuronFunction.SOFTMAX.of(1, z).isZero()).as(size).isTrue();
                assertThat(NeuronFunction.LN_SOFTMAX.of(1, z)).as(size).isEqualTo(x.negate());
                assertThat(NeuronFunction.LN_REST_OF_SOFTMAX.of(0, z)).as(size).isEqualTo(x.negate());
                assertThat(NeuronFunction.LN_REST_OF_SOFTMAX.of(1, z).isZero())
                        .as(size)
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void what_is_no_number_stays_none_at_once(Function function) {
        assertTimeoutPreemptively(LONG_ENOUGH, () -> {
            Dfp none = Arithmetic.digits(50)
                    .number(BigDecimal.ZERO)
                    .divide(Arithmetic.digits(50).number(BigDecimal.ZERO));
            assertThat(function.of(none).isNaN()).isTrue();
            assertThat(function.of(new Decimal64(Double.NaN)).getReal()).isNaN();
        });
    }

    /** By mpmath with 400 digits. */
    @ParameterizedTest
    @CsvSource({
        "1e22, -0.85220084976718880177, 0.5232147853951389455",
        "-1e300, 0.98575042516037699661, -0.16821444437424507285",
        "123456789012345678901234567890, 0.964076930879698626, -0.2656231754677682447"
    })
    void sine_and_cosine_of_a_large_angle_have_their_digits(BigDecimal angle, double sine, double cosine) {
        Dfp x = Arithmetic.digits(50).number(angle);
        assertThat(Function.SIN.of(x).getReal()).isCloseTo(sine, within(1e-15));
        assertThat(Function.COS.of(x).getReal()).isCloseTo(cosine, within(1e-15));
    }

    @Test
    void a_normal_tail_is_nought_where_it_is_below_all_numbers() {
        assertTimeoutPreemptively(LONG_ENOUGH, () -> {
            for (String size : List.of("777", "900", "1e5", "1e300")) {
                for (Arithmetic<Dfp> arithmetic :
                        List.of(Arithmetic.digits(3), Arithmetic.digits(Arithmetic.MOST_DIGITS))) {
                    Dfp x = arithmetic.number(new BigDecimal(size));
                    assertThat(Function.NORMAL_SHARE.of(x.negate()).getReal()).isZero();
                    assertThat(Function.NORMAL_SHARE.of(x).getReal()).isEqualTo(1);
                    assertThat(Function.NORMAL_DENSITY.of(x).getReal()).isZero();
                }
                Decimal64 x = new Decimal64(Double.parseDouble(size));
                assertThat(Function.NORMAL_SHARE.of(x.negate()).getReal()).isZero();
                assertThat(Function.NORMAL_SHARE.of(x).getReal()).isEqualTo(1);
            }
        });
    }

    /** Where numbers end, at some 10^−131068, is a stretch where each has fewer digits than the last. */
    @ParameterizedTest
    @Tag("slow")
    @ValueSource(ints = {3, 50, Arithmetic.MOST_DIGITS})
    @Tag("slow")
    @Tag("long")
    void a_product_below_all_numbers_is_a_number_still(int digits) {
        assertTimeoutPreemptively(LONG_ENOUGH, () -> {
            Arithmetic<Dfp> arithmetic = Arithmetic.digits(digits);
            Values<Dfp> none = new Values<>() {
                @Override
                public Dfp of(Quantity quantity) {
                    throw new AssertionError(quantity);
                }

                @Override
                public Dfp number(BigDecimal constant) {
                    return arithmetic.number(constant);
                }
            };
            Formula tiny = new Product(Collections.nCopies(436, Formula.constant(new BigDecimal("1e-300"))));
            assertThat(tiny.value(none).isZero()).isFalse();
            for (int more = 0; more < 500; more += 11) {
                Formula below = Formula.product(tiny, Formula.constant(BigDecimal.ONE.scaleByPowerOfTen(-more)));
                assertThat(Formula.product(below, Formula.constant(BigDecimal.ONE))
                                .value(none)
                                .getReal())
                        .isZero();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGMOID", "TANH"})
    void a_neuron_that_is_saturated_beyond_measure_is_traced_and_proved(
            @ConvertWith(ByName.OfActivation.class) Activation activation) {
        assertTimeoutPreemptively(LONG_ENOUGH, () -> {
            for (String size : SIZES.subList(0, SIZES.size() - 1)) {
                for (String z : List.of(size, "-" + size)) {
                    var step = Examples.neuron(activation, z, Loss.MSE, "0.5");
                    Trace<Dfp> trace = Examples.inDigits(50, step);
                    trace.forEach(q -> assertThat(trace.of(q).isNaN())
                            .as("%s, z = %s", q, z)
                            .isFalse());
                    assertThat(trace.of(Derivatives.lossByWeight(1, 1, 1, 1)).isZero())
                            .isTrue();
                    assertThat(Proof.of(Examples.inDoubles(step)).fromDigits().size())
                            .isLessThan(1e-15);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890123456789012345678901234567890",
                "100000000000000000000000000000000000000000000000000000000000000000000000000000001",
                "12345678901234567890123456789012345678901234567890.123456789012345678901234567890123456789",
                "-98765432109876543210987654321098765432109876543210e200"
            })
    void a_number_with_more_digits_than_are_worked_with_keeps_its_size(String text) {
        BigDecimal number = new BigDecimal(text);
        for (int digits : new int[] {1, 3, 10, 30, 50}) {
            Dfp ours = Arithmetic.digits(digits).number(number);
            assertThat(new BigDecimal(ours.toString()).subtract(number).abs())
                    .isLessThan(number.abs().scaleByPowerOfTen(-digits - 10));
        }
    }
}
