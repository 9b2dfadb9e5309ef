package longhand.formula;

import java.util.ArrayList;
import java.util.List;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Neurons;
import longhand.formula.Formula.OfNeurons;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import org.apache.commons.math3.RealFieldElement;

/**
 * What is made of the weighted sums z of neurons, each beside its slope: of a softmax layer, whose neurons are tied together, always
 * relative to the largest z, so that no exponential overflows; of a single sigmoid neuron, so that no digit of its logarithms is lost.
 * The slopes are written with the neurons' activations, which a {@link Function} of z does not know.
 */
public enum NeuronFunction {
    /** a[i] = e^z[i] / Σ e^z[k]. */
    SOFTMAX {
        @Override
        <T extends RealFieldElement<T>> T of(int i, List<T> z) {
            T top = z.get(largest(z));
            T sum = top.getField().getZero();
            for (T score : z) {
                sum = sum.add(Elementary.exp(score.subtract(top)));
            }
            return Elementary.exp(z.get(i).subtract(top)).divide(sum);
        }

        /** a[i]·(1 − a[i]), or −a[i]·a[j]. */
        @Override
        Formula slope(Neurons n, int j) {
            return j == n.index()
                    ? Formula.product(n.activation(), oneLess(n))
                    : new Negative(
                            Formula.product(n.activation(), n.activations().get(j)));
        }
    },
    /** ln a[i] of a softmax. */
    LN_SOFTMAX {
        @Override
        <T extends RealFieldElement<T>> T of(int i, List<T> z) {
            return z.get(i).subtract(z.get(largest(z))).subtract(excess(z));
        }

        /** 1 − a[i], or −a[j]. */
        @Override
        Formula slope(Neurons n, int j) {
            return j == n.index() ? oneLess(n) : new Negative(n.activations().get(j));
        }
    },
    /** ln(1 − a[i]) of a softmax. */
    LN_REST_OF_SOFTMAX {
        @Override
        <T extends RealFieldElement<T>> T of(int i, List<T> z) {
            T activation = SOFTMAX.of(i, z);
            if (activation.getReal() < 0.5) {
                return Elementary.log1p(activation.negate());
            }
            List<T> others = new ArrayList<>(z);
            others.remove(i);
            T gap = others.get(largest(others)).subtract(z.get(largest(z)));
            return gap.add(excess(others)).subtract(excess(z));
        }

        /** −a[i], or a[i]·a[j] / (1 − a[i]): a[i] times what j has of a softmax of the others. */
        @Override
        Formula slope(Neurons n, int j) {
            if (j == n.index()) {
                return new Negative(n.activation());
            }
            Formula rest = Algebra.oneLess(n.activation());
            List<Formula> sums = new ArrayList<>(n.sums());
            List<Formula> activations = new ArrayList<>();
            n.activations().forEach(a -> activations.add(new Quotient(a, rest)));
            sums.remove(n.index());
            activations.remove(n.index());
            Neurons others = new Neurons(j < n.index() ? j : j - 1, sums, activations);
            return new Stable(
                    new Quotient(Formula.product(n.activation(), n.activations().get(j)), rest),
                    Formula.product(n.activation(), new OfNeurons(SOFTMAX, others)));
        }
    },
    /** ln a of a sigmoid. */
    LN_SIGMOID {
        @Override
        <T extends RealFieldElement<T>> T of(int i, List<T> z) {
            return Function.SOFTPLUS.of(z.get(i).negate()).negate();
        }

        /** 1 − a. */
        @Override
        Formula slope(Neurons n, int j) {
            Formula z = n.sums().get(n.index());
            return new Stable(Algebra.oneLess(n.activation()), new Applied(Function.SIGMOID, new Negative(z)));
        }
    },
    /** ln(1 − a) of a sigmoid. */
    LN_REST_OF_SIGMOID {
        @Override
        <T extends RealFieldElement<T>> T of(int i, List<T> z) {
            return Function.SOFTPLUS.of(z.get(i)).negate();
        }

        /** −a. */
        @Override
        Formula slope(Neurons n, int j) {
            return new Negative(n.activation());
        }
    };

    /** The value for the neuron at i, counted from 0. */
    abstract <T extends RealFieldElement<T>> T of(int i, List<T> z);

    /** The slope of the value with respect to the weighted sum of the neuron at j, counted from 0, as people write it. */
    abstract Formula slope(Neurons n, int j);

    /** 1 − a[i], not by subtraction: what the others of a softmax leave of 1. */
    private static Formula oneLess(Neurons n) {
        List<Formula> others = new ArrayList<>(n.activations());
        others.remove(n.index());
        return new Stable(Algebra.oneLess(n.activation()), Formula.sum(others));
    }

    private static <T extends RealFieldElement<T>> int largest(List<T> z) {
        int largest = 0;
        for (int i = 1; i < z.size(); i++) {
            if (z.get(i).getReal() > z.get(largest).getReal()) {
                largest = i;
            }
        }
        return largest;
    }

    /** ln Σ e^z less the largest z; the largest's own term is 1, which log1p adds without loss. */
    private static <T extends RealFieldElement<T>> T excess(List<T> z) {
        int largest = largest(z);
        T others = z.get(0).getField().getZero();
        for (int i = 0; i < z.size(); i++) {
            if (i != largest) {
                others = others.add(Elementary.exp(z.get(i).subtract(z.get(largest))));
            }
        }
        return Elementary.log1p(others);
    }
}
