package longhand.cli.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Output that stays open when a library has finished with it. */
public final class UnclosedWriter extends FilterWriter {
    public UnclosedWriter(Writer out) {
        super(out);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
