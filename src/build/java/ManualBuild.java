import java.io.File;
import longhand.cli.Longhand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes a manual page for the program and one for each of its commands, in AsciiDoc, into a folder. */
public class ManualBuild {
    public static void main(String[] arguments) throws Exception {
        CommandSpec program = Longhand.all().getCommandSpec();
        System.exit(ManPageGenerator.generateManPage(new File(arguments[0]), null, new boolean[0], true, program));
    }
}
