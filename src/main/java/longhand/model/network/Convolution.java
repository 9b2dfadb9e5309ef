package longhand.model.network;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Place;
import longhand.formula.quantity.Variable;

/**
 * Filters that pass over an image, as programs do it: the filter is not turned round. Each makes a feature map.
 *
 * @param filters by filter, channel, row and column; all of the same shape
 * @param biases one for each filter
 * @param stride by how many places a filter moves on, at least 1
 * @param padding how many rows and columns of zeros stand around the image, at least 0; products with these are left out
 */
public record Convolution(
        Activation activation,
        List<List<List<List<BigDecimal>>>> filters,
        List<BigDecimal> biases,
        int stride,
        int padding)
        implements NetworkLayer {
    public Convolution {
        filters = filters.stream()
                .map(filter -> filter.stream()
                        .map(channel -> channel.stream().map(List::copyOf).toList())
                        .toList())
                .toList();
        biases = List.copyOf(biases);
        if (filters.isEmpty()
                || filters.get(0).isEmpty()
                || filters.get(0).get(0).isEmpty()) {
            throw new IllegalArgumentException("a convolution needs at least one filter");
        }
        int channels = filters.get(0).size();
        int rows = filters.get(0).get(0).size();
        int columns = filters.get(0).get(0).get(0).size();
        for (List<List<List<BigDecimal>>> filter : filters) {
            boolean fits = filter.size() == channels
                    && filter.stream()
                            .allMatch(channel ->
                                    channel.size() == rows && channel.stream().allMatch(row -> row.size() == columns));
            if (!fits || columns == 0) {
                throw new IllegalArgumentException("all filters need the same shape");
            }
        }
        if (biases.size() != filters.size()) {
            throw new IllegalArgumentException(filters.size() + " filters need as many biases, found " + biases.size());
        }
        if (stride < 1 || padding < 0) {
            throw new IllegalArgumentException("a stride of at least 1 and a padding of at least 0");
        }
        if (!activation.isElementwise()) {
            throw new IllegalArgumentException(activation.title() + " stands on a layer of neurons only");
        }
    }

    /** The channels that each filter is for. */
    public int channels() {
        return filters.get(0).size();
    }

    /** The rows of a filter. */
    public int rows() {
        return filters.get(0).get(0).size();
    }

    /** The columns of a filter. */
    public int columns() {
        return filters.get(0).get(0).get(0).size();
    }

    @Override
    public Shape shape(Shape before) {
        if (!before.isImage() || before.channels() != channels()) {
            throw new IllegalArgumentException("filters for " + channels() + " channels of an image do not fit here");
        }
        int rows = before.rows() + 2 * padding - rows();
        int columns = before.columns() + 2 * padding - columns();
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("a filter of " + rows() + "×" + columns()
                    + " is larger than the image of " + before.rows() + "×" + before.columns());
        }
        return Shape.image(filters.size(), rows / stride + 1, columns / stride + 1);
    }

    /** The place of the image, counted as that is, that a place of the filter lies on while the filter makes a place of the feature map. */
    public Place under(Place ofFilter, Place ofMap) {
        return new Place(
                (ofMap.row() - 1) * stride - padding + ofFilter.row(),
                (ofMap.column() - 1) * stride - padding + ofFilter.column());
    }

    @Override
    public List<Variable> weights(int layer, int channel) {
        List<Variable> weights = new ArrayList<>();
        for (int from = 1; from <= channels(); from++) {
            for (Place place : Shape.image(1, rows(), columns()).places()) {
                weights.add(new Variable(Kind.WEIGHT, layer, channel, from, 0, 1, place));
            }
        }
        return weights;
    }

    @Override
    public Kind offset() {
        return Kind.BIAS;
    }

    @Override
    public BigDecimal given(Variable v) {
        return v.kind() == Kind.BIAS
                ? biases.get(v.to() - 1)
                : filters.get(v.to() - 1)
                        .get(v.from() - 1)
                        .get(v.place().row() - 1)
                        .get(v.place().column() - 1);
    }

    @Override
    public Convolution with(int layer, Function<Variable, BigDecimal> values) {
        List<List<List<List<BigDecimal>>>> others = new ArrayList<>();
        List<BigDecimal> otherBiases = new ArrayList<>();
        for (int filter = 1; filter <= filters.size(); filter++) {
            List<List<List<BigDecimal>>> channels = new ArrayList<>();
            for (int channel = 1; channel <= channels(); channel++) {
                List<List<BigDecimal>> rows = new ArrayList<>();
                for (int row = 1; row <= rows(); row++) {
                    List<BigDecimal> columns = new ArrayList<>();
                    for (int column = 1; column <= columns(); column++) {
                        columns.add(values.apply(
                                new Variable(Kind.WEIGHT, layer, filter, channel, 0, 1, new Place(row, column))));
                    }
                    rows.add(columns);
                }
                channels.add(rows);
            }
            others.add(channels);
            otherBiases.add(values.apply(new Variable(Kind.BIAS, layer, filter, 0, 0)));
        }
        return new Convolution(activation, others, otherBiases, stride, padding);
    }

    @Override
    public Convolution withActivation(Activation other) {
        return new Convolution(other, filters, biases, stride, padding);
    }
}
