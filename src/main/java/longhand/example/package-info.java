/**
 * Example files: what a person writes down to have it worked out, read from YAML, and the figures that a source prints,
 * from CSV.
 *
 * <p>Whatever stands in such a file, the outcome is a whole {@link longhand.example.Example} or a {@link
 * longhand.example.FileProblem} that says in one line where, what was expected and what was found. So everything is
 * bounded (bytes, depth, digits, quantities) before it is used, and nothing is made by reflection.
 *
 * <p>May use {@code network} and {@code notation}, snakeyaml-engine and fastcsv. No calculus: no rule, no value, no
 * rounding. A number is the decimal as written, and the name of a quantity stays text.
 */
package longhand.example;
