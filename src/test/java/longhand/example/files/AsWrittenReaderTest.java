package longhand.example.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import longhand.example.WrittenFigure;
import longhand.file.FileProblem;
import org.junit.jupiter.api.Test;

class AsWrittenReaderTest {
    @Test
    void figures_stay_as_they_were_written() {
        assertThat(read("""
                        quantity,value,where
                        z1[1],0.1,"notes 5, J1"
                        "dL/dw1[1,1]","0,245 ",

                        J12,  −0.30, he said ""half""
                        """))
                .containsExactly(
                        new WrittenFigure("z1[1]", "0.1", "notes 5, J1", "demo.csv", 2),
                        new WrittenFigure("dL/dw1[1,1]", "0,245", "", "demo.csv", 3),
                        new WrittenFigure("J12", "−0.30", "he said \"\"half\"\"", "demo.csv", 5));
    }

    @Test
    void a_header_alone_holds_no_figures() {
        assertThat(read("quantity,value,where")).isEmpty();
        assertThat(read("\uFEFFquantity,value,where\r\n\r\n")).isEmpty();
    }

    @Test
    void a_figure_can_be_found_wrong_later() {
        WrittenFigure figure = new WrittenFigure("z1[9]", "0.1", "", "demo.csv", 2);

        assertThat(figure.problem("there is no z1[9]")).hasMessage("demo.csv:2: there is no z1[9]");
    }

    @Test
    void header() {
        assertThat(problem("")).isEqualTo("demo.csv:1: expected the header quantity,value,where, found an empty file");
        assertThat(problem("z1[1],0.1,here\n"))
                .isEqualTo("demo.csv:1: expected the header quantity,value,where, found 'z1[1],0.1,here'");
        assertThat(problem("quantity,value,where,note\n"))
                .isEqualTo("demo.csv:1: expected the header quantity,value,where, found 'quantity,value,where,note'");
        assertThat(problem("quantity;value;where\n"))
                .isEqualTo("demo.csv:1: expected the header quantity,value,where, found 'quantity;value;where'");
        assertThat(problem("\nquantity,value,where\n"))
                .isEqualTo("demo.csv:1: expected the header quantity,value,where, found ''");
    }

    @Test
    void number_of_fields() {
        assertThat(problemIn("z1[1],0.1"))
                .isEqualTo("demo.csv:3: expected 3 fields, quantity, value and where, found 2");
        assertThat(problemIn("dL/dw1[1,1],0.1,here"))
                .isEqualTo("demo.csv:3: expected 3 fields, quantity, value and where, found 4");
        assertThat(problemIn("z1[1],0,1,here"))
                .isEqualTo("demo.csv:3: expected 3 fields, quantity, value and where, found 4");
        assertThat(problemIn(",".repeat(1_000_000)))
                .isEqualTo("demo.csv:3: expected fields quoted as RFC 4180 says, found:"
                        + " Record starting at line 3 has surpassed the maximum limit of 16384 fields");
    }

    @Test
    void empty_fields() {
        assertThat(problemIn("z1[1],,here")).isEqualTo("demo.csv:3: value: expected text, found nothing");
        assertThat(problemIn("\" \",0.1,here")).isEqualTo("demo.csv:3: quantity: expected text, found nothing");
    }

    @Test
    void fields_too_long_or_on_several_lines() {
        assertThat(problemIn("z1[1]," + "1".repeat(501) + ",here"))
                .isEqualTo("demo.csv:3: expected at most 500 characters per field, found 501");
        assertThat(problemIn("z1[1],0.1,\"two\nlines\""))
                .isEqualTo("demo.csv:3: expected each field on one line, found 'two lines'");
    }

    @Test
    void quotation() {
        assertThat(problemIn("z1[1],\"0.1\"2,here"))
                .isEqualTo("demo.csv:3: expected fields quoted as RFC 4180 says, found:"
                        + " Unexpected character after closing quote: '2' (0x32)");
        assertThat(problemIn("z1[1],0.1,\"here"))
                .isEqualTo("demo.csv:3: expected fields quoted as RFC 4180 says, found:"
                        + " Unclosed quoted field at end of input");
    }

    @Test
    void bytes() {
        assertThat(problem("quantity,value,where\nz1[1],0\u0000,here\n"))
                .isEqualTo("demo.csv:2: expected plain text, found the control character U+0000 at character 8");
    }

    private static List<WrittenFigure> read(String csv) {
        return AsWrittenReader.read(Demo.file("demo.csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    /** What is said of a file with that line as its third. */
    private static String problemIn(String line) {
        return problem("quantity,value,where\n\n" + line + "\n");
    }

    private static String problem(String csv) {
        FileProblem problem = catchThrowableOfType(FileProblem.class, () -> read(csv));
        assertThat(problem).as("a problem").isNotNull();
        return problem.getMessage();
    }
}
