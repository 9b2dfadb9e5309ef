package longhand.mnist.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MatrixTest {
    private final Matrix matrix = Matrix.ofRows(2, 3, 1, 2, 3, 4, 5, 6);

    @Test
    void values_are_given_and_returned_row_by_row() {
        assertThat(matrix.get(0, 2)).isEqualTo(3);
        assertThat(matrix.get(1, 0)).isEqualTo(4);
        assertThat(matrix.toRows()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(matrix.shape()).isEqualTo("2×3");
    }

    @Test
    void a_copy_is_equal_until_one_of_them_changes() {
        Matrix copy = matrix.copy();
        assertThat(copy).isEqualTo(matrix);
        copy.set(0, 0, 7);
        assertThat(copy).isNotEqualTo(matrix);
    }

    @Test
    void the_number_of_values_has_to_fit_the_shape() {
        assertThatThrownBy(() -> Matrix.ofRows(2, 3, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a 2×3 matrix needs 6 values, found 2");
    }
}
