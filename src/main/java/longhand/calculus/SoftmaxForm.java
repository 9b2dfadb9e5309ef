package longhand.calculus;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.RealFieldElement;

/** What is made of the weighted sums z of a softmax layer, always relative to the largest, so that no exponential overflows. */
public enum SoftmaxForm {
    /** a[i] = e^z[i] / Σ e^z[k]. */
    ACTIVATION {
        @Override
        <T extends RealFieldElement<T>> T of(int index, List<T> z) {
            T top = z.get(largest(z));
            T sum = top.getField().getZero();
            for (T score : z) {
                sum = sum.add(Extremes.exp(score.subtract(top)));
            }
            return Extremes.exp(z.get(index).subtract(top)).divide(sum);
        }
    },
    /** ln a[i]. */
    LN_ACTIVATION {
        @Override
        <T extends RealFieldElement<T>> T of(int index, List<T> z) {
            return z.get(index).subtract(z.get(largest(z))).subtract(excess(z));
        }
    },
    /** ln(1 − a[i]). */
    LN_REST {
        @Override
        <T extends RealFieldElement<T>> T of(int index, List<T> z) {
            T activation = ACTIVATION.of(index, z);
            if (activation.getReal() < 0.5) {
                return NearZero.log1p(activation.negate());
            }
            List<T> others = new ArrayList<>(z);
            others.remove(index);
            T gap = others.get(largest(others)).subtract(z.get(largest(z)));
            return gap.add(excess(others)).subtract(excess(z));
        }
    };

    abstract <T extends RealFieldElement<T>> T of(int index, List<T> z);

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
