package longhand.model.network;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Variable;

/**
 * A window that passes over each feature map and keeps one number of what it sees. Rows and columns at the edge that no whole window
 * reaches are left out.
 *
 * @param size the rows and columns of the window, at least 1
 * @param stride by how many places it moves on, at least 1
 */
public record Pooling(Form form, int size, int stride) implements NetworkLayer {
    /** What is kept of a window. */
    public enum Form {
        /** The largest. */
        MAX,
        /** The mean. */
        AVERAGE;

        /** As it is written in an example file: {@code max-pooling}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT) + "-pooling";
        }
    }

    public Pooling {
        if (size < 1 || stride < 1) {
            throw new IllegalArgumentException("a window and a stride of at least 1");
        }
    }

    public boolean isMax() {
        return form == Form.MAX;
    }

    @Override
    public Activation activation() {
        return Activation.IDENTITY;
    }

    @Override
    public Shape shape(Shape before) {
        if (!before.isImage()) {
            throw new IllegalArgumentException("pooling needs an image");
        }
        if (size > before.rows() || size > before.columns()) {
            throw new IllegalArgumentException("a window of " + size + "×" + size + " is larger than the image of "
                    + before.rows() + "×" + before.columns());
        }
        return Shape.image(
                before.channels(), (before.rows() - size) / stride + 1, (before.columns() - size) / stride + 1);
    }

    /** The places of the image that the window sees while it makes a place, row by row. */
    public List<Place> window(Place of) {
        return Shape.image(1, size, size).places().stream()
                .map(place ->
                        new Place((of.row() - 1) * stride + place.row(), (of.column() - 1) * stride + place.column()))
                .toList();
    }

    @Override
    public List<Variable> weights(int layer, int channel) {
        return List.of();
    }

    @Override
    public Kind offset() {
        return null;
    }

    @Override
    public BigDecimal given(Variable parameter) {
        throw new IllegalArgumentException("pooling has no parameters");
    }

    @Override
    public Pooling with(int layer, Function<Variable, BigDecimal> values) {
        return this;
    }

    @Override
    public Pooling withActivation(Activation other) {
        throw new IllegalArgumentException("pooling has no activation");
    }
}
