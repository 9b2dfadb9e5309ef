package longhand.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longhand.calculus.Largest;
import longhand.calculus.Rules;
import longhand.calculus.Table;
import longhand.calculus.Trace;
import longhand.compare.Proof;
import longhand.example.files.Demo;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.Names;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.util.Decimal64;

/**
 * What PyTorch gives for an example at random.
 *
 * @param yaml the example file, on one line
 * @param values PyTorch's numbers by our names
 */
record TorchCase(String name, String yaml, Map<String, BigDecimal> values) {
    /** Smaller numbers are what is left when larger ones cancel. */
    private static final double FLOOR = 1e-2;

    /** @param first what a line begins with that gives a further example: {@code graph} */
    static List<TorchCase> all(String table, String first) {
        List<TorchCase> cases = new ArrayList<>();
        for (List<String> row : Table.rows(table, "\t")) {
            if (row.get(0).equals(first)) {
                cases.add(new TorchCase(table + " " + (cases.size() + 1), row.get(1), new LinkedHashMap<>()));
            } else {
                BigDecimal before = cases.get(cases.size() - 1).values().put(row.get(0), new BigDecimal(row.get(1)));
                assertThat(before).as(row.get(0)).isNull();
            }
        }
        return cases;
    }

    @Override
    public String toString() {
        return name;
    }

    Example example() {
        return Demo.read(yaml);
    }

    private static Trace<Decimal64> inDoubles(Example example) {
        return new Trace<>(new Rules(example.computation()), Arithmetic.doubles());
    }

    /** That every number is PyTorch's, and that none is missing on either side. */
    void isWhatWeGive() {
        Example example = example();
        Trace<Decimal64> trace = inDoubles(example);
        Names names = new Names(trace.rules(), example.labels());
        Map<String, Quantity> steps = new LinkedHashMap<>();
        trace.quantities().stream()
                .filter(q -> q.phase() != Phase.GIVEN)
                .forEach(q -> assertThat(steps.put(names.of(q), q)).isNull());
        assertThat(steps.keySet()).as(yaml).containsExactlyInAnyOrderElementsOf(values.keySet());
        Largest difference = new Largest();
        values.forEach((called, value) -> {
            double ours = trace.of(steps.get(called)).getReal();
            difference.see(Largest.relative(ours, value, FLOOR), called, value, ours, yaml);
        });
        difference.isAtMost(1e-11);
    }

    /** That each quantity is found by its name. */
    void isUnderstoodByName() {
        Names names = example().names();
        names.rules().forEach(q -> assertThat(names.find(names.of(q))).isEqualTo(q));
    }

    /**
     * That the two proofs of our own find no derivative wrong.
     *
     * @param mostFromGradients by how much a derivative may be another than the gradient that numbers carry
     * @return that proof, for what else is to hold of it
     */
    Proof isProved(double mostFromGradients) {
        Trace<Decimal64> trace = inDoubles(example());
        Proof proof = Proof.of(trace);

        assertThat(proof.quantities()).isEqualTo(trace.quantities().size());
        assertThat(proof.derivatives())
                .isEqualTo((int) trace.quantities().stream()
                        .filter(Quantity::isDerivative)
                        .count())
                .isPositive();
        assertThat(List.of(proof.missing().size(), proof.tooLarge().size())).containsOnly(0);
        assertThat(proof.fromGradients().size())
                .as("%s in %s", proof.fromGradients().where(), yaml)
                .isLessThan(mostFromGradients);
        assertThat(proof.fromDigits().size())
                .as("%s in %s", proof.fromDigits().where(), yaml)
                .isLessThan(1e-12);
        return proof;
    }

    /** That fifty digits are enough for fifty to come out. */
    void isAtFiftyDigitsAsAtEighty() {
        Rules rules = new Rules(example().computation());
        Trace<Dfp> fifty = new Trace<>(rules, Arithmetic.digits(50));
        Trace<Dfp> eighty = new Trace<>(rules, Arithmetic.digits(80));
        Largest difference = new Largest();
        fifty.forEach(q ->
                difference.see(Largest.relative(fifty.of(q), Largest.decimal(eighty.of(q)), BigDecimal.ONE), q, yaml));
        difference.isAtMost(1e-45);
    }
}
