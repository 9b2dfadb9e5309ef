package longhand.model;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import org.junit.jupiter.params.converter.TypedArgumentConverter;

/** Activations and losses in the tables of tests, by the names of their constants, such as {@code RELU}. */
public final class ByName {
    private ByName() {}

    /** Makes an activation of a name. */
    public static final class OfActivation extends TypedArgumentConverter<String, Activation> {
        OfActivation() {
            super(String.class, Activation.class);
        }

        @Override
        protected Activation convert(String name) {
            return of(name, Activation.named(), Activation::key);
        }
    }

    /** Makes a loss of a name. */
    public static final class OfLoss extends TypedArgumentConverter<String, Loss> {
        OfLoss() {
            super(String.class, Loss.class);
        }

        @Override
        protected Loss convert(String name) {
            return of(name, Loss.named(), Loss::key);
        }
    }

    private static <T> T of(String name, List<T> all, Function<T, String> key) {
        String wanted = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return all.stream()
                .filter(each -> key.apply(each).equals(wanted))
                .findFirst()
                .orElseThrow();
    }
}
