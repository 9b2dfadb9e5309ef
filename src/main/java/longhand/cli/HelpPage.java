package longhand.cli;

import java.util.List;
import longhand.cli.output.WrappedText;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of a command, in lines that end between words: picocli's own also ends them within example.yaml and dL/dw2[1,3]. */
final class HelpPage extends Help {
    HelpPage(CommandSpec command, ColorScheme colours) {
        super(command, colours);
    }

    @Override
    public String description(Object... none) {
        return wrapped(commandSpec().usageMessage().description());
    }

    @Override
    public String footer(Object... none) {
        return wrapped(commandSpec().usageMessage().footer());
    }

    private String wrapped(String... paragraphs) {
        int width = commandSpec().usageMessage().width() - 1;
        StringBuilder text = new StringBuilder();
        for (String paragraph : paragraphs) {
            // tables and examples keep their spaces, and fit
            text.append(paragraph.startsWith(" ") ? paragraph : WrappedText.text(paragraph, width, 0))
                    .append(System.lineSeparator());
        }
        return text.toString();
    }

    @Override
    public Layout createDefaultLayout(
            List<OptionSpec> options, List<PositionalParamSpec> parameters, ColorScheme colours) {
        Layout usual = super.createDefaultLayout(options, parameters, colours);
        TextTable table = new WholeWords(colours, usual.textTable().columns());
        return new Layout(colours, table, usual.optionRenderer(), usual.parameterRenderer());
    }

    /** A table whose wrapped column never breaks a word. */
    private static final class WholeWords extends TextTable {
        private final ColorScheme colours;

        WholeWords(ColorScheme colours, Column... columns) {
            super(colours, columns);
            this.colours = colours;
        }

        @Override
        public Cell putValue(int row, int column, Text value) {
            Column of = columns()[column];
            if (of.overflow != Column.Overflow.WRAP || value == null) {
                return super.putValue(row, column, value);
            }
            String text = value.plainString();
            int from = 0;
            Cell last = new Cell(column, row - 1);
            while (from < text.length()) {
                String indent = " ".repeat(from == 0 ? 0 : indentWrappedLines);
                int to = end(text, from, of.width - of.indent - indent.length());
                int next = last.row + 1;
                if (next >= rowCount()) {
                    addEmptyRow();
                }
                last = super.putValue(next, column, colours.text(indent).concat(value.substring(from, to)));
                from = to + 1;
            }
            return last.row < row ? new Cell(column, row) : last;
        }

        /** Where the line ends that begins there: before the last space that lets it fit, or after a word that is longer than a line. */
        private static int end(String text, int from, int width) {
            if (text.length() - from <= width) {
                return text.length();
            }
            int space = text.lastIndexOf(' ', from + width);
            int next = space > from ? space : text.indexOf(' ', from + width);
            return next < 0 ? text.length() : next;
        }
    }
}
