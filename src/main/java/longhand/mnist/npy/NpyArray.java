package longhand.mnist.npy;

import java.util.List;
import longhand.mnist.matrix.Matrix;

/** One array of an {@link Npz}, its values in C order: the last index runs fastest. No dimensions: a single value. */
public sealed interface NpyArray {
    /** The length of each dimension, at most two. */
    List<Integer> shape();

    /** Reals: float64 once written. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Reals(List<Integer> shape, double[] values) implements NpyArray {
        public Reals {
            shape = List.copyOf(shape);
        }

        /** A matrix as an array of two dimensions. */
        public static Reals of(Matrix matrix) {
            return new Reals(List.of(matrix.rows(), matrix.columns()), matrix.toRows());
        }

        public static Reals of(double value) {
            return new Reals(List.of(), new double[] {value});
        }

        public static Reals of(double[] values) {
            return new Reals(List.of(values.length), values);
        }
    }

    /** Integers: int64 once written. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Integers(List<Integer> shape, long[] values) implements NpyArray {
        public Integers {
            shape = List.copyOf(shape);
        }

        public static Integers of(long value) {
            return new Integers(List.of(), new long[] {value});
        }

        public static Integers of(long[] values) {
            return new Integers(List.of(values.length), values);
        }
    }

    /** A single text: NumPy's str. */
    record Text(String text) implements NpyArray {
        @Override
        public List<Integer> shape() {
            return List.of();
        }
    }
}
