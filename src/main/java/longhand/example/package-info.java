/**
 * Example files: what a person writes down to have it worked out, and the figures that a source prints.
 *
 * <p>Whatever stands in such a file, the outcome is a whole {@link longhand.example.Example} or a {@link longhand.file.FileProblem} that
 * says in one line where, what was expected and what was found. So everything is bounded (bytes, depth, digits, quantities) before it is
 * used, and nothing is made by reflection.
 *
 * <p>No file is opened here, so that it compiles to JavaScript: what an example takes from other files is asked for ({@code Elsewhere}), and
 * what opens them stands in {@code longhand.example.files}. May use {@code mnist} and what is above it. Nothing is worked out here: a number is
 * the decimal as written, and the name of a quantity stays text until somebody asks what it names.
 */
package longhand.example;
