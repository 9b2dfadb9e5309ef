package longhand.notation;

import java.util.List;
import longhand.formula.quantity.Quantity;

/** The words of {@link Wording} that are those of one sort of model. */
interface ModelWording {
    /** The question that a quantity answers; of what is given, what it is. */
    String question(Quantity q);

    /** What is worth saying of a quantity, in sentences. */
    void addRemarks(Quantity q, List<String> remarks);

    /** What is said of a rule whose numbers as they are shown have lost the digits of its value. */
    String lostDigits();

    /** The parameter that a quantity is, or is the state of an optimiser of: "the weight w2[1,3]". */
    String parameter(Quantity q);
}
