package longhand.formula;

import java.util.ArrayList;
import java.util.List;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Difference;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.OfNeurons;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Stable;
import org.apache.commons.math3.RealFieldElement;

/**
 * What is made of the weighted sums z of neurons, each beside its slope: of a softmax layer, whose neurons are tied together, always
 * relative to the largest z, so that no exponential overflows; of a single sigmoid neuron, so that no digit of its logarithms is lost.
 */
public enum NeuronFunction {
    /** a[i] = e^z[i] / Σ e^z[k]. */
    SOFTMAX {
        @Override
        <T extends RealFieldElement<T>> T of(int i, List<T> z) {
            T top = z.get(largest(z));
            T sum = top.getField().getZero();
            for (T score : z) {
                sum = sum.add(Extremes.exp(score.subtract(top)));
            }
            return Extremes.exp(z.get(i).subtract(top)).divide(sum);
        }

        /** a[i]·(1 − a[i]), or −a[i]·a[j]. */
        @Override
        Formula slope(int i, int j, List<Formula> z, List<Formula> a) {
            return i == j
                    ? Formula.product(a.get(i), oneLess(a, i))
                    : new Negative(Formula.product(a.get(i), a.get(j)));
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
        Formula slope(int i, int j, List<Formula> z, List<Formula> a) {
            return i == j ? oneLess(a, i) : new Negative(a.get(j));
        }
    },
    /** ln(1 − a[i]) of a softmax. */
    LN_REST_OF_SOFTMAX {
        @Override
        <T extends RealFieldElement<T>> T of(int i, List<T> z) {
            T activation = SOFTMAX.of(i, z);
            if (activation.getReal() < 0.5) {
                return NearZero.log1p(activation.negate());
            }
            List<T> others = new ArrayList<>(z);
            others.remove(i);
            T gap = others.get(largest(others)).subtract(z.get(largest(z)));
            return gap.add(excess(others)).subtract(excess(z));
        }

        /** −a[i], or a[i]·a[j] / (1 − a[i]): a[i] times what j has of a softmax of the others. */
        @Override
        Formula slope(int i, int j, List<Formula> z, List<Formula> a) {
            if (i == j) {
                return new Negative(a.get(i));
            }
            Formula rest = new Difference(Algebra.ONE, a.get(i));
            List<Formula> ofOthers = new ArrayList<>();
            for (int k = 0; k < a.size(); k++) {
                if (k != i) {
                    ofOthers.add(new Quotient(a.get(k), rest));
                }
            }
            List<Formula> others = new ArrayList<>(z);
            others.remove(i);
            Formula share = new OfNeurons(SOFTMAX, j < i ? j : j - 1, others, ofOthers);
            return new Stable(
                    new Quotient(Formula.product(a.get(i), a.get(j)), rest), Formula.product(a.get(i), share));
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
        Formula slope(int i, int j, List<Formula> z, List<Formula> a) {
            return new Stable(
                    new Difference(Algebra.ONE, a.get(i)), new Applied(Function.SIGMOID, new Negative(z.get(i))));
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
        Formula slope(int i, int j, List<Formula> z, List<Formula> a) {
            return new Negative(a.get(i));
        }
    };

    /** The value for the neuron at i, counted from 0. */
    abstract <T extends RealFieldElement<T>> T of(int i, List<T> z);

    /** The slope of the value for the neuron at i with respect to the weighted sum of the neuron at j, as people write it. */
    abstract Formula slope(int i, int j, List<Formula> z, List<Formula> a);

    /** 1 − a[i], not by subtraction: what the others of a softmax leave of 1. */
    private static Formula oneLess(List<Formula> a, int i) {
        List<Formula> others = new ArrayList<>(a);
        others.remove(i);
        return new Stable(new Difference(Algebra.ONE, a.get(i)), Formula.sum(others));
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
                others = others.add(Extremes.exp(z.get(i).subtract(z.get(largest))));
            }
        }
        return NearZero.log1p(others);
    }
}
