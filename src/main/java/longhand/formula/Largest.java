package longhand.formula;

import java.util.List;
import org.apache.commons.math3.RealFieldElement;

/** The largest of several numbers. Of several that are equally large the first is taken for it, as PyTorch's max pooling does. */
public record Largest(List<Formula> parts) implements Formula {
    public Largest {
        parts = List.copyOf(parts);
    }

    @Override
    public Formula with(List<Formula> others) {
        return new Largest(others);
    }

    @Override
    public <T extends RealFieldElement<T>> T value(Values<T> values) {
        return parts.get(place(parts, values)).value(values);
    }

    /** The place of the largest, counted from 0; decided exactly where they are exact decimals. */
    private static <T extends RealFieldElement<T>> int place(List<Formula> parts, Values<T> values) {
        int place = 0;
        Settled<T> largest = Settled.of(parts.get(0), values);
        for (int i = 1; i < parts.size(); i++) {
            Settled<T> next = Settled.of(parts.get(i), values);
            if (next.order(largest) > 0) {
                place = i;
                largest = next;
            }
        }
        return place;
    }

    /**
     * The slope of the largest with respect to one of them: 1 where that is the largest, otherwise 0.
     *
     * @param place of that one, counted from 0
     */
    public record Taken(int place, List<Formula> parts) implements Formula {
        public Taken {
            parts = List.copyOf(parts);
        }

        @Override
        public Formula with(List<Formula> others) {
            return new Taken(place, others);
        }

        @Override
        public <T extends RealFieldElement<T>> T value(Values<T> values) {
            return Elementary.constant(parts.get(0).value(values), Largest.place(parts, values) == place ? 1 : 0);
        }

        /** Whether another is as large, so that it is only agreed which of the two is taken. */
        public <T extends RealFieldElement<T>> boolean isTied(Values<T> values) {
            Settled<T> largest = Settled.of(parts.get(Largest.place(parts, values)), values);
            return parts.stream()
                            .filter(part -> Settled.of(part, values).order(largest) == 0)
                            .count()
                    > 1;
        }
    }
}
