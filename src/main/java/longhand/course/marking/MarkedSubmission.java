package longhand.course.marking;

import java.math.BigDecimal;
import java.util.List;
import longhand.check.judging.Mistake;
import longhand.course.Student;

/**
 * What is kept of a submission once it is marked: little, as there may be a hundred thousand.
 *
 * @param path of the file
 * @param page the name under which its page was written; empty if there is none
 * @param student whose it is; null if nobody knows
 * @param problem why it was not marked; empty if it was
 * @param counts answers by verdict: right, follows, wrong
 * @param firstWrong the name of the quantity; empty if nothing is wrong
 * @param verdicts as {@link AskedIndex} has them
 * @param prints as {@link AnswerPrint} has them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MarkedSubmission(
        String path,
        String page,
        Student student,
        String problem,
        BigDecimal points,
        Counts counts,
        String firstWrong,
        List<Mistake> mistakes,
        byte[] verdicts,
        long[] prints) {
    private static final byte[] NO_VERDICTS = {};
    private static final long[] NO_PRINTS = {};

    record Counts(int right, int follows, int wrong) {
        static final Counts NONE = new Counts(0, 0, 0);
    }

    static MarkedSubmission unmarked(String path, Student student, String problem) {
        return new MarkedSubmission(
                path, "", student, problem, BigDecimal.ZERO, Counts.NONE, "", List.of(), NO_VERDICTS, NO_PRINTS);
    }

    boolean isMarked() {
        return problem.isEmpty();
    }
}
