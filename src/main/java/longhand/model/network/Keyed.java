package longhand.model.network;

/** What an example file gives by its key: one with a name, or a formula. Those with the same key are the same. */
abstract class Keyed {
    private final String key;
    private final String title;

    Keyed(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** As it is written in an example file: {@code relu}, <code>{leaky-relu: 0.1}</code>, {@code (a - y)^4}. */
    public final String key() {
        return key;
    }

    /** As it is written in a sentence: ReLU. */
    public final String title() {
        return title;
    }

    /** Whether it is a formula that somebody wrote. */
    public abstract boolean isFormula();

    @Override
    public final boolean equals(Object other) {
        return other instanceof Keyed keyed && getClass() == keyed.getClass() && key.equals(keyed.key);
    }

    @Override
    public final int hashCode() {
        return key.hashCode();
    }

    @Override
    public final String toString() {
        return key;
    }
}
