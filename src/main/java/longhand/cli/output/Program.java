package longhand.cli.output;

/** What a command asks of the program that it belongs to. */
public interface Program {
    /** Whether this process is itself what somebody started, so that a terminal may be taken over. */
    boolean isOnTerminal();
}
