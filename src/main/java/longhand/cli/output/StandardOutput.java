package longhand.cli.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output, whose reader may leave before the end, as {@code head} does: then the command ends. */
public final class StandardOutput extends OutputStream {
    /** 128 and the number of the signal that ends other programs here. */
    public static final int READER_GONE = 141;

    /** Thrown once, to end the command. */
    public static final class ReaderGone extends RuntimeException {
        private static final long serialVersionUID = 1;

        private ReaderGone(IOException cause) {
            super(cause);
        }
    }

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private boolean isGone;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (isGone) {
            return;
        }
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            // the words of the operating system are all that tells it from a full disk
            if (!"Broken pipe".equals(e.getMessage())) {
                throw e;
            }
            isGone = true;
            throw new ReaderGone(e);
        }
    }
}
