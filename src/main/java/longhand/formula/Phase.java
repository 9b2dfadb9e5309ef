package longhand.formula;

/** The parts of one step of gradient descent, in the order in which they are worked out. */
public enum Phase {
    GIVEN,
    FORWARD,
    LOSS,
    BACKWARD,
    MEAN,
    UPDATE
}
