package longhand.check.judging;

import java.util.List;
import longhand.check.reading.Answer;
import longhand.check.reading.ReadAnswer;
import longhand.check.reading.WrittenNumber;
import longhand.formula.quantity.Quantity;

/** An answer as it was understood, and how it was judged. */
public record Mark(ReadAnswer read, Judgement judgement) {
    public Answer answer() {
        return read.answer();
    }

    /** What the name stands for; null if unknown. */
    public Quantity quantity() {
        return read.quantity();
    }

    public WrittenNumber number() {
        return read.number();
    }

    public Verdict verdict() {
        return judgement.verdict();
    }

    /** The mistakes that may have led here; empty unless the answer is wrong. */
    public List<Mistake> causes() {
        return judgement.causes();
    }

    /** Whether all the causes led here, and not one or another. */
    public boolean isByAllCauses() {
        return judgement.areTogether();
    }

    /** For what follows, the answer that it follows from, if it is a single one; otherwise null. */
    public Quantity origin() {
        return judgement.origin();
    }

    /** One or two sentences to the writer; never a value of the derivation. */
    public String message() {
        return judgement.message();
    }

    /** Whether it is right by itself, whatever came before. */
    public boolean isRight() {
        return judgement.isRight();
    }
}
