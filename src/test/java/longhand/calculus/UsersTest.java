package longhand.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.Formula.Stable;
import longhand.formula.Slope;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.DenseModel;
import org.junit.jupiter.api.Test;

/** Who uses a variable is the inverse of what definitions name, and is said only for speed. */
class UsersTest {
    @Test
    void users_are_the_variables_whose_definitions_name_a_variable_as_they_are_written() {
        each((model, variables, k) -> variables.forEach(v -> assertThat(model.users(v, Quantity.sampleLoss(k)))
                .as("users of %s", v)
                .containsExactlyElementsOf(variables.stream()
                        .filter(user -> user.sample() == k)
                        .filter(user -> model.definition(user).references().contains(v))
                        .toList())));
    }

    @Test
    void as_definitions_are_worked_out_only_those_are_users_that_lead_on_to_the_loss() {
        each((model, variables, k) -> {
            Set<Quantity> named = new LinkedHashSet<>();
            variables.forEach(v -> collect(model.definition(v), named));
            variables.stream().filter(named::contains).forEach(v -> assertThat(
                            model.usersAsComputed(v, Quantity.sampleLoss(k)))
                    .as("users of %s", v)
                    .containsExactlyElementsOf(variables.stream()
                            .filter(user -> user.sample() == k)
                            .filter(user -> user.kind().isLoss() || named.contains(user))
                            .filter(user -> computed(model.definition(user)).contains(v))
                            .toList()));
        });
    }

    @Test
    void the_part_of_a_definition_that_names_a_variable_changes_with_it_as_the_whole_does() {
        each((model, variables, k) -> variables.forEach(v -> model.users(v, Quantity.sampleLoss(k))
                .forEach(user -> assertThat(Slope.of(model.partNaming(v, user), v, Formula.the(user)))
                        .as("slope of %s by %s", user, v)
                        .isEqualTo(Slope.of(model.definition(user), v, Formula.the(user))))));
    }

    private interface Check {
        void of(DenseModel model, List<Variable> variables, int sample);
    }

    private static void each(Check check) {
        RandomSteps.of(60, 21).forEach(step -> {
            DenseModel model = new DenseModel(step);
            List<Variable> variables = new Trace<>(new Rules(step), Arithmetic.doubles())
                    .quantities().stream()
                            .filter(Variable.class::isInstance)
                            .map(Variable.class::cast)
                            .toList();
            for (int k = 1; k <= step.batch().size(); k++) {
                int sample = k;
                check.of(
                        model,
                        variables.stream()
                                .filter(v -> v.sample() == 0 || v.sample() == sample)
                                .toList(),
                        sample);
            }
        });
    }

    private static Set<Quantity> computed(Formula formula) {
        Set<Quantity> names = new LinkedHashSet<>();
        collect(formula, names);
        return names;
    }

    private static void collect(Formula formula, Set<Quantity> names) {
        if (formula instanceof Stable stable) {
            collect(stable.computed(), names);
        } else if (formula instanceof Formula.Reference reference) {
            names.add(reference.quantity());
        } else {
            formula.parts().forEach(part -> collect(part, names));
        }
    }
}
