package longhand.example;

import java.util.List;
import longhand.example.files.Examples;

/**
 * The bundled examples that fit on paper, of which a test can look at every number. {@code mnist-batch}, with its 1.8 million, has
 * tests of its own.
 */
public final class OnPaper {
    public static final List<String> NAMES = Examples.bundled().stream()
            .filter(Example::isOnPaper)
            .map(Example::name)
            .toList();

    private OnPaper() {}
}
