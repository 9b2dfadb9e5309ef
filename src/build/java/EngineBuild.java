import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.teavm.asm.ClassReader;
import org.teavm.asm.ClassWriter;
import org.teavm.asm.Opcodes;
import org.teavm.asm.commons.ClassRemapper;
import org.teavm.asm.commons.Remapper;
import org.teavm.backend.javascript.JSModuleType;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Run by the build: compiles a class, and all that it uses, to a script that gives a page one object, {@code longhand}, with the methods
 * that the class exports. That takes as long as the rest of the build together, so it is left undone when nothing that goes into
 * the script has changed.
 *
 * <p>{@code java -cp … EngineBuild.java CLASSES ENGINE WORK SCRIPT}: a build step in one file, compiled when it is run.
 */
public final class EngineBuild {
    private final Path classes;
    private final String engine;

    private EngineBuild(Path classes, String engine) {
        this.classes = classes;
        this.engine = engine;
    }

    /**
     * @param arguments the folder of compiled classes, the name of the class, a folder to work in, which also remembers what the script
     *     was made from, and the script
     */
    public static void main(String[] arguments) throws IOException, TeaVMToolException {
        EngineBuild build = new EngineBuild(Path.of(arguments[0]), arguments[1]);
        Path work = Path.of(arguments[2]);
        Path script = Path.of(arguments[3]);
        Path mark = work.resolve("engine.state");
        String state = build.state();
        if (Files.exists(script) && Files.exists(mark) && Files.readString(mark).equals(state)) {
            return;
        }
        // a script that could not be made must be missing, and not that of an earlier build
        Files.deleteIfExists(script);
        Files.createDirectories(script.getParent());
        Files.writeString(
                script, "const longhand = (exports => {\n" + build.compiled(work) + "\nreturn exports;\n})({});\n");
        Files.writeString(mark, state);
    }

    /** As a CommonJS module, which puts what is exported on an object {@code exports}. */
    private String compiled(Path work) throws IOException, TeaVMToolException {
        TeaVMTool compiler = new TeaVMTool();
        compiler.setClassLoader(EngineBuild.class.getClassLoader());
        compiler.setMainClass(engine);
        compiler.setJsModuleType(JSModuleType.COMMON_JS);
        compiler.setObfuscated(true);
        compiler.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        // a null or an index out of bounds is an exception there too
        compiler.setStrict(true);
        compiler.setTargetDirectory(work.toFile());
        compiler.setTargetFileName("engine.js");
        compiler.generate();
        if (!compiler.getProblemProvider().getSevereProblems().isEmpty()) {
            TeaVMProblemRenderer.describeProblems(
                    compiler.getDependencyInfo().getCallGraph(),
                    compiler.getProblemProvider(),
                    new ConsoleTeaVMToolLog(false));
            throw new IllegalStateException(engine + " cannot be compiled to JavaScript");
        }
        return Files.readString(work.resolve("engine.js"));
    }

    /** Of all that the script is made from: the classes, the compiler with its libraries, and what is asked of it here. */
    private String state() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(System.getProperty("java.class.path").getBytes(StandardCharsets.UTF_8));
            try (InputStream here = EngineBuild.class.getResourceAsStream("EngineBuild.class")) {
                digest.update(here.readAllBytes());
            }
            used().forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The engine's class and each that it, or one of these, names; by name. */
    private Map<String, byte[]> used() throws IOException {
        Map<String, byte[]> used = new TreeMap<>();
        Deque<String> named = new ArrayDeque<>();
        Remapper names = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                named.add(name);
                return name;
            }
        };
        named.add(engine.replace('.', '/'));
        while (!named.isEmpty()) {
            String name = named.remove();
            Path file = classes.resolve(name.replace('/', File.separatorChar) + ".class");
            if (!used.containsKey(name) && Files.exists(file)) {
                byte[] bytes = Files.readAllBytes(file);
                used.put(name, bytes);
                new ClassReader(bytes).accept(new ClassRemapper(new ClassWriter(0), names), 0);
            }
        }
        return used;
    }
}
