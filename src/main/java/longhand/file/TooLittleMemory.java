package longhand.file;

/** What is asked for is in order, but known to be more than Java has memory for here. */
public final class TooLittleMemory extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int BYTES_OF_A_MEGABYTE = 1 << 20;

    private TooLittleMemory(String message) {
        super(message);
    }

    /**
     * Sees to it that no more than half of the memory is taken at once.
     *
     * @param what the bytes are for
     */
    public static void check(long bytes, String what) {
        long most = Runtime.getRuntime().maxMemory() / 2;
        if (bytes > most) {
            throw new TooLittleMemory(what + " need " + megabytes(bytes)
                    + " MB at once, half of what Java may use here is " + megabytes(most) + " MB");
        }
    }

    private static long megabytes(long bytes) {
        return (bytes + BYTES_OF_A_MEGABYTE - 1) / BYTES_OF_A_MEGABYTE;
    }
}
