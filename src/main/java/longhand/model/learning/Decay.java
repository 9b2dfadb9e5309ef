package longhand.model.learning;

import java.math.BigDecimal;

/**
 * What draws weights, but no biases, towards 0.
 *
 * @param lambda λ, how strongly: 0 or more
 */
public record Decay(Form form, BigDecimal lambda) {
    public enum Form {
        NONE(""),
        /** λ/2 Σ w² is added to the loss of the batch. */
        L2("l2"),
        /** w′ = w − α·λ·w − …, apart from the gradient, as in AdamW of Loshchilov and Hutter (2019). */
        DECOUPLED("weight-decay");

        private final String key;

        Form(String key) {
            this.key = key;
        }

        /** As it is written in an example file: {@code weight-decay}. */
        public String key() {
            return key;
        }
    }

    public static final Decay NONE = new Decay(Form.NONE, BigDecimal.ZERO);

    public Decay {
        if (lambda.signum() < 0) {
            throw new IllegalArgumentException("expected a number of 0 or more, not " + lambda);
        }
    }

    /** Whether it is a part of the loss. */
    public boolean isInLoss() {
        return form == Form.L2;
    }

    /** Whether it is a part of the update, apart from the gradient. */
    public boolean isInUpdate() {
        return form == Form.DECOUPLED;
    }
}
