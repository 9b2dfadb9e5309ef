import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs a program that reads the class files of the JDK itself, and knows them only up to a certain version: it gets all of them with
 * the number of Java 17. TeaVM looks at no more than names and types there, and takes the bodies from its own class library.
 *
 * <p>{@code java -cp … OlderClasses.java MAIN ARGUMENT…}: a build step in one file, compiled when it is run.
 */
public final class OlderClasses extends URLClassLoader {
    /** Of the class file format in Java 17. */
    private static final byte VERSION = 61;

    private OlderClasses(URL[] classPath) {
        super(classPath, ClassLoader.getPlatformClassLoader());
    }

    public static void main(String[] arguments) throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(OlderClasses::url)
                .toArray(URL[]::new);
        new OlderClasses(classPath)
                .loadClass(arguments[0])
                .getMethod("main", String[].class)
                .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        URL found = getResource(name);
        if (found == null || !found.getProtocol().equals("jrt") || !name.endsWith(".class")) {
            return super.getResourceAsStream(name);
        }
        try (InputStream in = found.openStream()) {
            byte[] bytes = in.readAllBytes();
            // after the magic number and the minor version, two bytes each way: the major version, high byte first
            bytes[7] = (byte) Math.min(bytes[7], VERSION);
            return new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
