package longhand.course.marking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import longhand.check.MarkedSheet;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;

/**
 * Answers in a few bytes each, to be compared with those of others: a hash of quantity and number, and in its last bits how many digits
 * were written and whether it is an oddity, wrong and given by no known mistake.
 */
final class AnswerPrint {
    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS = 31;
    private static final long HASH = -1L << 6;

    /** More than so many have an answer in common because of something that they have in common. */
    private static final int MOST_SHARING = 8;

    private static final int FEWEST_ANSWERS = 2;

    /** What a pair shares has so many digits more than it takes for chance to make one such pair in the class. */
    private static final int SPARE_DIGITS = 2;

    private static final int MOST_PAIRS = 1_000_000;

    private AnswerPrint() {}

    /** Of the answers of a sheet that have digits enough. */
    static long[] of(MarkedSheet sheet) {
        return sheet.marks().stream()
                .filter(mark -> MarkedSheet.isAsked(mark)
                        && mark.number() != null
                        && mark.number().significantDigits() >= FEWEST_DIGITS)
                .mapToLong(AnswerPrint::of)
                .toArray();
    }

    private static long of(Mark mark) {
        // each spread over all bits before they meet
        long hash = spread(mark.quantity().hashCode())
                ^ Long.rotateLeft(
                        spread(mark.number().value().stripTrailingZeros().hashCode()), 29);
        long digits = Math.min(MOST_DIGITS, mark.number().significantDigits());
        boolean isOddity = mark.verdict() == Verdict.WRONG && mark.causes().isEmpty();
        return (hash & HASH) | digits << 1 | (isOddity ? 1 : 0);
    }

    /** The finaliser of MurmurHash3. */
    private static long spread(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    private static boolean isOddity(long print) {
        return (print & 1) != 0;
    }

    private static int digits(long print) {
        return (int) (print >> 1 & MOST_DIGITS);
    }

    /**
     * How many pairs of sheets are alike beyond chance: in wrong answers that no known mistake gives, to the last digit, and that hardly
     * anybody else has.
     */
    static int alike(List<MarkedSubmission> sheets) {
        Map<Long, List<Integer>> oddities = new HashMap<>();
        for (MarkedSubmission sheet : sheets) {
            for (long print : sheet.prints()) {
                if (isOddity(print)) {
                    oddities.putIfAbsent(print & HASH, new ArrayList<>(2));
                }
            }
        }
        Map<Long, Integer> digits = new HashMap<>();
        for (int i = 0; i < sheets.size(); i++) {
            for (long print : sheets.get(i).prints()) {
                List<Integer> who = oddities.get(print & HASH);
                if (who != null && who.size() <= MOST_SHARING) {
                    who.add(i);
                    digits.merge(print & HASH, digits(print), Math::min);
                }
            }
        }
        Map<Long, int[]> pairs = new HashMap<>();
        oddities.forEach((hash, who) -> {
            for (int one = 0; who.size() <= MOST_SHARING && one < who.size(); one++) {
                for (int other = one + 1; other < who.size() && pairs.size() < MOST_PAIRS; other++) {
                    int[] shared = pairs.computeIfAbsent((long) who.get(one) << 32 | who.get(other), any -> new int[2]);
                    shared[0]++;
                    shared[1] += digits.get(hash);
                }
            }
        });
        double needed = 2 * Math.log10(Math.max(2, sheets.size())) + SPARE_DIGITS;
        return (int) pairs.values().stream()
                .filter(shared -> shared[0] >= FEWEST_ANSWERS && shared[1] >= needed)
                .count();
    }
}
