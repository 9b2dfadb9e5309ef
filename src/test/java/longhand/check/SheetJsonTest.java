package longhand.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import longhand.check.convention.Convention;
import longhand.check.reading.AnswerSheet;
import longhand.example.files.Examples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A marked sheet as JSON: what another library reads in it, it writes in the same way. */
class SheetJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "z1[1] = 0.3775",
                "z1[1] = 0.4\na1[1] = 0.59868766\nb1[1] = 0.35\nz1[2] =\na1[2] = five\nz1[2] = 1\nz9[1] = 2",
                "\"quoted\" \\ back\\slash = 1\n</script>\u2028<b> & 'é' ∂ 😀 = 2\nz1[1] = \"0.5\nL = 1\u0007",
                "dL/dz2[1] = -0.1385\ndL/dz2[2] = 0.0381\ndL/da2[1] = -0.7414\ndL/da2[2] = 0.2171\ndL/dw2[1,1] = -0.0822",
                "L = 0.59674\nL[1] = 0.549622\nL[2] = 0.047120\ndL/da2[1] = 1.482730\ndL/da2[2] = -0.434144"
            })
    void it_is_laid_out_as_jackson_lays_it_out(String sheet) throws IOException {
        for (List<Convention> accepted : List.of(List.<Convention>of(), List.of(Convention.values()))) {
            for (boolean showsExpected : new boolean[] {true, false}) {
                CheckedSheet checked = CheckedSheet.of(
                        "mazur \"1\" \\",
                        Examples.find("mazur").names(),
                        AnswerSheet.read(sheet),
                        accepted,
                        2,
                        showsExpected);
                assertThat(checked.json()).isEqualTo(byJackson(checked.json()));
                assertThat(checked.json().contains("\"expected\"")).isEqualTo(showsExpected);
            }
        }
    }

    private static String byJackson(String json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonParser parser = new JsonFactory().createParser(json);
                JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            generator.setPrettyPrinter(printer);
            parser.nextToken();
            generator.copyCurrentStructure(parser);
            assertThat(parser.nextToken()).isNull();
        }
        return text + "\n";
    }
}
