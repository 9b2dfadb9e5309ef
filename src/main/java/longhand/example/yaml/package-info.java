/**
 * A YAML document as what stands at each place of it, {@code layers[1].weights[0]}, so that whoever reads it can say where something is
 * not as expected.
 *
 * <p>May use {@code file}, {@code notation} for decimals and near names, and snakeyaml-engine; the only package that knows YAML. Knows no
 * key of an example.
 */
package longhand.example.yaml;
