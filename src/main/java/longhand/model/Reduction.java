package longhand.model;

import java.util.Locale;

/** What the loss of a batch makes of those of its samples, and so its gradients of theirs. */
public enum Reduction {
    MEAN,
    SUM;

    /** As it is written in an example file: {@code mean}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
