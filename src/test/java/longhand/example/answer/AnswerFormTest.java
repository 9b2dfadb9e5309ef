package longhand.example.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import longhand.calculus.Rules;
import longhand.course.ClassScript;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.file.FileProblem;
import longhand.notation.name.Names;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFormTest {
    @TempDir
    private Path folder;

    private static Names names(String of) {
        Example example = Examples.find(of);
        return new Names(new Rules(example.computation()), example.labels());
    }

    private static final Names NAMES = names("three-three-two-batch");

    private static String read(String file, byte[] bytes, Names names) {
        return AnswerForm.answers(file, bytes, names).all().stream()
                .map(answer -> answer.name() + "=" + answer.given() + answer.problem())
                .collect(Collectors.joining(" "));
    }

    private static String read(String file, String text) {
        return read(file, text.getBytes(UTF_8), NAMES);
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void a_workbook_of_a_library_is_read_wherever_its_table_stands() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", null)) {
            Worksheet sheet = workbook.newWorksheet("Homework");
            sheet.value(0, 0, "Homework 3");
            sheet.value(2, 1, "Value");
            sheet.value(2, 3, "Quantity");
            sheet.value(3, 3, "dL/dw2[1,1]");
            sheet.value(3, 1, -0.006961);
            sheet.value(4, 3, "a2[1]@1");
            sheet.value(4, 1, "0,4329");
            sheet.value(6, 3, "L");
            workbook.newWorksheet("Other").value(0, 0, "quantity");
        }
        assertThat(read("sheet.xlsx", bytes.toByteArray(), NAMES)).isEqualTo("dL/dw2[1,1]=-0.006961 a2[1]@1=0,4329 L=");
    }

    @Test
    void a_workbook_as_excel_writes_it_has_shared_and_inline_strings_formulas_and_gaps() throws IOException {
        String sheet = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
                + "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
                + "<row r='3'><c r='A3' t='inlineStr'><is><r><t>a2</t></r><r><t>[1]@1</t></r></is></c><c r='B3'><f>1/3</f><v>0.33333333333333331</v></c></row>"
                + "<row r='4'><c r='A4' t='s'><v>2</v></c><c r='B4'><v>1E-3</v></c></row>"
                + "<row r='5'><c r='A5' t='s'><v>99</v></c><c r='ZZZ5'><v>7</v></c></row>"
                + "<row r='1048576'><c r='A1048576' t='s'><v>2</v></c></row></sheetData></worksheet>";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("xl/worksheets/sheet7.xml", sheet);
        files.put(
                "xl/sharedStrings.xml",
                "<sst xmlns='x'><si><t>quantity</t></si><si><t>value</t></si><si><r><t>L</t></r><r><t xml:space='preserve'> </t></r></si></sst>");
        files.put(
                "xl/workbook.xml",
                "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>"
                        + "<sheet name='One' sheetId='3' r:id='rId9'/></sheets></workbook>");
        files.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='rId9' Target='/xl/worksheets/sheet7.xml'/></Relationships>");
        assertThat(read("Book.XLSX", zip(files), NAMES))
                .isEqualTo("a2[1]@1=0.33333333333333331 L=0.001".replace("0.001", "1E-3"));
    }

    private static String ods(String rows) {
        return "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
                + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:spreadsheet>"
                + "<table:table table:name='A'>" + rows + "</table:table>"
                + "<table:table table:name='B'><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>"
                + "</office:spreadsheet></office:body></office:document-content>";
    }

    @Test
    void an_open_document_is_read_with_the_digits_that_it_has_and_not_those_it_shows() throws IOException {
        String text = "<table:table-cell office:value-type='string'><text:p>%s</text:p></table:table-cell>";
        String rows =
                "<table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='1024'/></table:table-row>"
                        + "<table:table-row>" + text.formatted("quantity") + text.formatted("value")
                        + "</table:table-row>"
                        + "<table:table-row>" + text.formatted("L")
                        + "<table:table-cell office:value-type='float' office:value='0.345786705673'><text:p>0,35</text:p></table:table-cell></table:table-row>"
                        + "<table:table-row table:number-rows-repeated='1048570'><table:table-cell table:number-columns-repeated='1024'/></table:table-row>";
        assertThat(read("sheet.ods", zip(Map.of("content.xml", ods(rows))), NAMES))
                .isEqualTo("L=0.345786705673");
    }

    @Test
    void arrays_of_numpy_are_read_straight_or_transposed_and_which_is_said() throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("save.py"), """
                import sys, os
                try:
                    import numpy as np
                except ImportError:
                    sys.exit(0)
                os.chdir(sys.argv[1])
                W2 = np.array([[1.5, 2, 3], [4, 5, 6]])
                A2 = np.array([[7., 8], [9, 10]])  # square: two outputs, two samples
                Z1 = np.array([[11., 12, 13], [14, 15, 16]])  # a row for each sample
                np.savez("turned.npz", dW2=W2.T, A2=A2, Z1=Z1, db2=np.array([[0.1], [0.2]]), b2_new=np.float32([0.5, 0.25]))
                np.savez_compressed("straight.npz", dW2=np.asfortranarray(W2), A2=A2, W1_new=np.ones((2, 2)))
                np.save("dL_dw2.npy", W2)
                np.save("dW2.npy", W2)
                """);
        ClassScript.python(script.toString(), folder.toString());
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(folder.resolve("turned.npz")), "skipped: no NumPy");
        Answers turned = AnswerForm.answers("t.npz", Files.readAllBytes(folder.resolve("turned.npz")), NAMES);
        assertThat(turned.remark())
                .isEqualTo(
                        "dW2, A2 and Z1 are read transposed, as the shape is turned: W1[to,from], a column for each sample");
        Map<String, String> byName = turned.all().stream().collect(Collectors.toMap(a -> a.name(), a -> a.given()));
        assertThat(byName)
                .containsEntry("dL/dw2[1,2]", "2")
                .containsEntry("dL/dw2[2,1]", "4")
                .containsEntry("z1[2]@1", "12")
                .containsEntry("z1[1]@2", "14")
                .containsEntry("a2[2]@1", "8")
                .containsEntry("dL/db2[2]", "0.2")
                .containsEntry("b2'[2]", "0.25");
        Answers straight = AnswerForm.answers("s.npz", Files.readAllBytes(folder.resolve("straight.npz")), NAMES);
        assertThat(straight.remark()).isEmpty();
        assertThat(read("s.npz", Files.readAllBytes(folder.resolve("straight.npz")), NAMES))
                .contains("dL/dw2[1,1]=1.5 dL/dw2[1,2]=2 dL/dw2[1,3]=3 dL/dw2[2,1]=4")
                .contains("a2[1]@2=8")
                .contains("W1_new=expected the shape 3×3 or 3×3, found (2, 2)");
        assertThat(read("dW2.npy", Files.readAllBytes(folder.resolve("dW2.npy")), NAMES))
                .contains("dL/dw2[2,3]=6");
    }

    @Test
    void json_is_names_with_numbers_or_lists_of_them() {
        assertThat(
                        read(
                                "a.json",
                                "{\"L\": 0.3457, \"a2[1]@1\": \"0,43\", \"db2\": [1, 2], \"dW2\": [[1,2,3],[4,5,6.50]], \"b2'[1]\": null}"))
                .isEqualTo("L=0.3457 a2[1]@1=0,43 dL/db2[1]=1 dL/db2[2]=2 dL/dw2[1,1]=1 dL/dw2[1,2]=2 dL/dw2[1,3]=3"
                        + " dL/dw2[2,1]=4 dL/dw2[2,2]=5 dL/dw2[2,3]=6.50 b2'[1]=");
        assertThat(read("a.json", "{\"q\": 3, \"df/dq\": [-4]}".getBytes(UTF_8), names("circuit")))
                .isEqualTo("q=3 df/dq=-4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2] | expected an object",
                "{\"a\": {}} | expected a number",
                "{\"a\": [[1], [2, 3]]} | lists of the same length",
                "{\"a\": [[], [2, 3]]} | lists of the same length",
                "{\"a\": [1, [2]]} | numbers alone",
                "{\"a\": [[[1]]]} | lists of lists",
                "{\"a\": tru | expected JSON",
                "{} | found none",
                "{\"a\": 1} {} | the end after the object"
            })
    void json_that_is_anything_else_is_refused(String text, String expected) {
        assertThatThrownBy(() -> read("a.json", text))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining(expected);
    }

    private static byte[] safetensors(String header, byte... values) {
        byte[] text = header.getBytes(UTF_8);
        return ByteBuffer.allocate(8 + text.length + values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(values)
                .array();
    }

    @Test
    void safetensors_are_read_in_the_types_that_gradients_have() {
        byte[] bytes = safetensors(
                "{\"__metadata__\":{\"format\":\"pt\"},\"db2\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},"
                        + "\"L\":{\"dtype\":\"BF16\",\"shape\":[],\"data_offsets\":[4,6]}}",
                (byte) 0x00,
                (byte) 0x3E,
                (byte) 0x00,
                (byte) 0xC0,
                (byte) 0x80,
                (byte) 0x3E);
        assertThat(read("g.safetensors", bytes, NAMES)).isEqualTo("dL/db2[1]=1.5 dL/db2[2]=-2 L=0.25");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"db2\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"db2\":{\"dtype\":\"F32\",\"shape\":[999999999,999999999],\"data_offsets\":[0,4]}}",
                "{\"db2\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
                "{\"db2\":{\"dtype\":\"F8\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"db2\":[1]}",
                "no json",
                ""
            })
    void safetensors_that_lie_are_refused(String header) {
        assertThatThrownBy(() -> read("g.safetensors", safetensors(header, new byte[4]), NAMES))
                .isInstanceOf(FileProblem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pt", "a.PTH", "a.pkl", "a.pickle"})
    void a_pickle_is_refused_with_the_line_that_saves_an_npz(String file) {
        assertThatThrownBy(() -> read(file, "x")).hasMessageContaining("numpy.savez(\"answers.npz\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pdf", "a.docx", "photo.HEIC", "notebook.ipynb"})
    void a_document_for_people_is_refused_with_what_is_read(String file) {
        assertThatThrownBy(() -> read(file, "x")).hasMessageContaining(".xlsx, .ods");
    }

    @Test
    void a_document_that_unpacks_to_too_much_is_refused_in_little_memory() throws IOException {
        String zeros = "0".repeat(40 << 20);
        byte[] bomb = zip(Map.of("content.xml", zeros));
        assertThat(bomb.length).isLessThan(100_000);
        assertThatThrownBy(() -> read("a.ods", bomb, NAMES)).hasMessageContaining("at most 32 MB");
    }

    @Test
    void xml_inside_may_declare_no_entities_and_fetch_nothing() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "0.345");
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>";
        String rows =
                "<table:table-row><table:table-cell><text:p>L</text:p></table:table-cell><table:table-cell><text:p>&e;</text:p></table:table-cell></table:table-row>";
        byte[] bytes = zip(Map.of("content.xml", entity + ods(rows)));
        assertThatThrownBy(() -> {
                    String found = read("a.ods", bytes, NAMES);
                    assertThat(found).doesNotContain("0.345");
                    throw new FileProblem("nothing of it was read");
                })
                .isInstanceOf(FileProblem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.xlsx", "a.ods", "a.npz", "a.npy", "a.safetensors", "a.json"})
    void bytes_that_are_none_are_refused_in_a_sentence(String file) {
        assertThatThrownBy(() -> read(file, "PK\u0003\u0004 no such thing"))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("expected");
        assertThatThrownBy(() -> read(file, "")).isInstanceOf(FileProblem.class);
    }
}
