package longhand.example.answer;

import java.util.List;

/**
 * Numbers under one name, as a program keeps them.
 *
 * @param shape the length of each dimension; none for a single number
 * @param values as text, the last index running fastest
 */
record NamedArray(String name, List<Integer> shape, List<String> values) {
    /** (3, 2), as NumPy prints it. */
    String shapeText() {
        return "(" + String.join(", ", shape.stream().map(String::valueOf).toList()) + (shape.size() == 1 ? ",)" : ")");
    }
}
