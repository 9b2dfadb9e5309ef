package longhand.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Output that stays open when a library has finished with it. */
final class Unclosed extends FilterWriter {
    Unclosed(Writer out) {
        super(out);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
