package longhand.model.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import longhand.formula.quantity.Place;

/**
 * The activations of a layer: so many channels, each with one at every place. A channel is a feature map of an image, or a neuron that is
 * there at every time step; where there is a single place, {@link Place#NONE}, it is a neuron.
 *
 * @param channels at least one
 * @param places of each channel, at least one: of an image row by row
 */
public record Shape(int channels, List<Place> places) {
    public Shape {
        places = List.copyOf(places);
        if (channels < 1 || places.isEmpty()) {
            throw new IllegalArgumentException("a shape of nothing");
        }
    }

    /** Neurons that stand in no image, and are worked out once. */
    static Shape neurons(int count) {
        return new Shape(count, List.of(Place.NONE));
    }

    /** Neurons at time steps, counted from 1. */
    public static Shape steps(int neurons, int steps) {
        return new Shape(
                neurons, IntStream.rangeClosed(1, steps).mapToObj(Place::step).toList());
    }

    /** Feature maps. */
    public static Shape image(int channels, int rows, int columns) {
        List<Place> places = new ArrayList<>(rows * columns);
        for (int row = 1; row <= rows; row++) {
            for (int column = 1; column <= columns; column++) {
                places.add(new Place(row, column));
            }
        }
        return new Shape(channels, places);
    }

    private Place last() {
        return places.get(places.size() - 1);
    }

    /** The rows of an image. */
    public int rows() {
        return last().row();
    }

    /** The columns of an image. */
    public int columns() {
        return last().column();
    }

    public boolean isImage() {
        return columns() > 0;
    }

    public boolean isInTime() {
        return last().isStep();
    }

    /** Whether a place lies within the image. */
    boolean hasPlace(Place place) {
        return place.row() >= 1 && place.row() <= rows() && place.column() >= 1 && place.column() <= columns();
    }

    /** How many activations there are. */
    public int size() {
        return channels * places.size();
    }

    /** The number of an activation, counted from 1: channel by channel, in an image row by row. */
    public int number(int channel, Place place) {
        int before = places.size() == 1
                ? 0
                : isImage() ? (place.row() - 1) * columns() + place.column() - 1 : place.row() - 1;
        return (channel - 1) * places.size() + before + 1;
    }

    /** The channel of an activation of that {@link #number}. */
    public int channel(int number) {
        return (number - 1) / places.size() + 1;
    }

    /** The place of an activation of that {@link #number}. */
    public Place place(int number) {
        return places.get((number - 1) % places.size());
    }
}
