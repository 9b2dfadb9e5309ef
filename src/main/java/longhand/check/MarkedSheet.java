package longhand.check;

import java.util.List;
import java.util.Optional;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;

/**
 * A sheet of answers, marked.
 *
 * @param marks one for each answer, in the order of the sheet
 * @param firstWrong the first wrong answer in teaching order
 * @param causes the mistakes that explain it; more than one where nothing on the sheet tells them apart
 * @param tellsApart with several causes, a quantity whose value would tell them apart, if there is one
 */
public record MarkedSheet(
        List<Mark> marks, Optional<Mark> firstWrong, List<Mistake> causes, Optional<Quantity> tellsApart) {
    public MarkedSheet {
        marks = List.copyOf(marks);
        causes = List.copyOf(causes);
    }

    /** How many answers have this verdict. */
    public long count(Verdict verdict) {
        return marks.stream().filter(mark -> mark.verdict() == verdict).count();
    }

    /** Whether an answer is worth a mark: the first answer to a quantity that is not given. What is no answer at all is not. */
    public static boolean isAsked(Mark mark) {
        return mark.quantity() != null && mark.quantity().phase() != Phase.GIVEN && mark.verdict() != Verdict.REPEATED;
    }

    /** How many marks there are to earn. */
    public long asked() {
        return marks.stream().filter(MarkedSheet::isAsked).count();
    }

    /** How many of them are earned. */
    public long earned() {
        return marks.stream()
                .filter(mark -> isAsked(mark) && mark.verdict().earnsMark())
                .count();
    }

    /** Whether there are answers and every one of them is right. */
    public boolean isAllRight() {
        return !marks.isEmpty()
                && count(Verdict.CORRECT) + count(Verdict.ROUNDED) + count(Verdict.GIVEN) == marks.size();
    }
}
