package longhand.model;

import java.util.List;

/** The samples of one step of gradient descent, at least one. */
public record Batch(List<Sample> samples) {
    public Batch {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a batch needs at least one sample");
        }
    }

    public int size() {
        return samples.size();
    }

    /** The sample of that number, counted from 1. */
    public Sample sample(int number) {
        return samples.get(number - 1);
    }
}
