package longhand.mnist.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import longhand.file.FileProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of arrays: there and back, and each way in which a hostile one is refused. */
class NpzTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_written_is_read_back_to_the_last_bit() throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        double[] hard = {0.1, -0.0, Double.MIN_VALUE, 1e308, Math.PI, -1 / 3.0};
        arrays.put("W1", new NpyArray.Reals(List.of(2, 3), hard));
        arrays.put("seed", NpyArray.Integers.of(Long.MIN_VALUE + 1));
        arrays.put("output", new NpyArray.Text("softmax"));
        arrays.put("none", NpyArray.Reals.of(new double[0]));
        Files.write(file(), Npz.bytes(arrays));

        Map<String, NpyArray> read = Npz.read(file(), name -> true);
        assertThat(read.keySet()).containsExactly("W1", "seed", "output", "none");
        assertThat(read.get("W1").shape()).containsExactly(2, 3);
        assertThat(((NpyArray.Reals) read.get("W1")).values()).containsExactly(hard);
        assertThat(((NpyArray.Integers) read.get("seed")).values()).containsExactly(Long.MIN_VALUE + 1);
        assertThat(read.get("output")).isEqualTo(new NpyArray.Text("softmax"));
        assertThat(read.get("none").shape()).containsExactly(0);
    }

    @Test
    void the_same_arrays_give_the_same_bytes() {
        Map<String, NpyArray> arrays = Map.of("W1", NpyArray.Reals.of(0.5));
        assertThat(Npz.bytes(arrays)).isEqualTo(Npz.bytes(arrays));
    }

    @Test
    void numpy_opens_ours() throws IOException {
        NumPy.needed();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("W1", new NpyArray.Reals(List.of(2, 3), new double[] {0.1, -0.2, 3e-300, 4, 5, 6}));
        arrays.put("seed", NpyArray.Integers.of(42));
        arrays.put("output", new NpyArray.Text("softmax"));
        Files.write(file(), Npz.bytes(arrays));
        assertThat(NumPy.run(
                        folder,
                        "m = np.load('a.npz', allow_pickle=False)",
                        "print(m.files, m['W1'].dtype, m['W1'].tolist(), m['W1'].flags['C_CONTIGUOUS'])",
                        "print(m['seed'].dtype, int(m['seed']) == 42, str(m['output']), m['output'].shape)"))
                .isEqualTo("['W1', 'seed', 'output'] float64 [[0.1, -0.2, 3e-300], [4.0, 5.0, 6.0]] True\n"
                        + "int64 True softmax ()");
    }

    @Test
    void ours_opens_those_of_numpy() {
        NumPy.needed();
        NumPy.run(
                folder,
                "w = np.arange(6).reshape(2, 3) / 4",
                "np.savez('plain.npz', W1=w)",
                "np.savez_compressed('compressed.npz', W1=w)",
                "np.savez('fortran.npz', W1=np.asfortranarray(w))",
                "np.savez('big-endian.npz', W1=w.astype('>f8'))",
                "np.savez('float32.npz', W1=w.astype('<f4'))",
                "np.savez('big-endian-float32.npz', W1=w.astype('>f4'))");
        for (String name : List.of("plain", "compressed", "fortran", "big-endian", "float32", "big-endian-float32")) {
            NpyArray.Reals read = (NpyArray.Reals)
                    Npz.read(folder.resolve(name + ".npz"), any -> true).get("W1");
            assertThat(read.shape()).as(name).containsExactly(2, 3);
            assertThat(read.values()).as(name).containsExactly(0, 0.25, 0.5, 0.75, 1, 1.25);
        }
    }

    @Test
    void integers_of_every_width_are_read() {
        NumPy.needed();
        List<String> types = List.of("i1", "u1", ">i2", "<u2", "<i4", ">u4", "<i8", ">i8");
        NumPy.run(
                folder,
                "np.savez('a.npz', **{t: np.array([7, 100], t) for t in '" + String.join(" ", types) + "'.split()})");
        Map<String, NpyArray> read = Npz.read(file(), name -> true);
        for (String type : types) {
            assertThat(((NpyArray.Integers) read.get(type)).values()).as(type).containsExactly(7, 100);
        }
    }

    @Test
    void unsigned_and_negative_integers_keep_their_sign() {
        NumPy.needed();
        NumPy.run(
                folder,
                "np.savez('a.npz', n=np.array([-1], 'i1'), u=np.array([255], 'u1'), v=np.array([2**32-1], 'u4'))");
        Map<String, NpyArray> read = Npz.read(file(), name -> true);
        assertThat(((NpyArray.Integers) read.get("n")).values()).containsExactly(-1);
        assertThat(((NpyArray.Integers) read.get("u")).values()).containsExactly(255);
        assertThat(((NpyArray.Integers) read.get("v")).values()).containsExactly(4294967295L);
    }

    @Test
    void texts_are_read() {
        NumPy.needed();
        NumPy.run(
                folder, "np.savez('a.npz', one='sigmoid', two=np.array('sigmoid', '>U9'), three=np.array(b'sigmoid'))");
        NpyArray sigmoid = new NpyArray.Text("sigmoid");
        assertThat(Npz.read(file(), name -> true))
                .containsExactlyInAnyOrderEntriesOf(Map.of("one", sigmoid, "two", sigmoid, "three", sigmoid));
    }

    @Test
    void an_object_array_is_refused_even_where_nobody_asked_for_it() {
        NumPy.needed();
        NumPy.run(folder, "np.savez('a.npz', W1=np.zeros((2, 3)), history=np.array([{}, None], object))");
        assertThatThrownBy(() -> Npz.read(file(), name -> name.equals("W1")))
                .isInstanceOf(FileProblem.class)
                .hasMessage(file()
                        + ": history.npy: expected numbers, found Python objects, which only running code could read");
    }

    @Test
    void an_object_inside_a_structure_is_refused_too() throws IOException {
        zip("x.npy", npy("{'descr': [('a', '|O')], 'fortran_order': False, 'shape': (1,), }", 8));
        fails("x.npy: expected numbers, found Python objects, which only running code could read");
    }

    @Test
    void another_type_is_refused_only_where_it_is_wanted() throws IOException {
        zip("flags.npy", npy("{'descr': '|b1', 'fortran_order': False, 'shape': (2,), }", 2));
        assertThat(Npz.read(file(), name -> false)).isEmpty();
        fails("flags.npy: expected float64, float32, integers or one short text, found type 'b1' with the shape (2,)");
    }

    @Test
    void a_structure_is_no_matrix() throws IOException {
        String header = "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }";
        zip("W1.npy", npy(header, 8));
        fails("W1.npy: expected a header with descr, fortran_order and shape of one type, found "
                + "'{'descr': [('a', '<f8')], 'fortran_order…'");
    }

    @Test
    void three_dimensions_are_too_many() throws IOException {
        zip("W1.npy", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1, 1), }", 8));
        fails("W1.npy: expected at most two dimensions, found the shape (1, 1, 1)");
    }

    @Test
    void a_shape_that_the_values_do_not_fill() throws IOException {
        zip("W1.npy", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", 40));
        fails("W1.npy: expected 48 bytes of values, as the shape (2, 3) needs, found 40");
    }

    @Test
    void values_that_the_shape_does_not_need() throws IOException {
        zip("W1.npy", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", 56));
        fails("W1.npy: expected 48 bytes of values, as the shape (2, 3) needs, found 56");
    }

    @Test
    void a_shape_beyond_all_bounds_allocates_nothing() throws IOException {
        zip("W1.npy", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2000000000, 2000000000), }", 8));
        fails("W1.npy: expected at most " + Npz.mostNumbers()
                + " numbers in a file, found more with the shape (2000000000, 2000000000)");
    }

    @Test
    void a_side_that_is_no_integer_of_ours() throws IOException {
        zip("W1.npy", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), }", 8));
        fails("W1.npy: expected a shape of whole numbers, found '{'descr': '<f8', 'fortran_order': False,…'");
    }

    @Test
    void a_zip_bomb_is_refused_by_its_size() throws IOException {
        // 480 MB of zeros in half a megabyte
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (60000000,), }";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
            zip.putNextEntry(new ZipEntry("W1.npy"));
            zip.write(npy(header, 0));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 60; i++) {
                zip.write(zeros);
            }
        }
        fails("W1.npy: expected at most " + Npz.mostNumbers()
                + " numbers in a file, found more with the shape (60000000,)");
    }

    @Test
    void many_arrays_together_are_bounded_too() throws IOException {
        int more = (int) (Npz.mostNumbers() * 3 / 5);
        byte[] array = npy("{'descr': '|u1', 'fortran_order': False, 'shape': (" + more + ",), }", more);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
            for (String name : new String[] {"one.npy", "two.npy"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(array);
            }
        }
        fails("two.npy: expected at most " + Npz.mostNumbers() + " numbers in a file, found more with the shape ("
                + more + ",)");
    }

    @Test
    void too_many_entries() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
            for (int i = 0; i <= 1000; i++) {
                zip.putNextEntry(new ZipEntry(i + ".npy"));
            }
        }
        failsWith(file() + ": expected at most 1000 arrays, found 1001");
    }

    @Test
    void two_arrays_of_one_name() throws IOException {
        byte[] bytes = Npz.bytes(orderedOf("W1", "W2"));
        byte[] twice = new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("W2.npy", "W1.npy")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file(), twice);
        fails("W1.npy: expected one array of that name, found two");
    }

    @Test
    void a_zip_entry_that_lies_about_its_size() throws IOException {
        byte[] bytes = Npz.bytes(orderedOf("W1"));
        // the size in the central directory, which is what an archive is read by
        int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 128 + 80);
        Files.write(file(), bytes);
        fails("W1.npy: expected 8 bytes of values, as the shape () needs, found 80");
    }

    @Test
    void a_bit_that_flipped() throws IOException {
        byte[] bytes = Npz.bytes(orderedOf("W1"));
        int value = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002") - 3;
        bytes[value] ^= 1;
        Files.write(file(), bytes);
        fails("W1.npy: expected the size and the check sum that its zip entry says, found others");
    }

    @Test
    void an_archive_cut_short() throws IOException {
        byte[] bytes = Npz.bytes(orderedOf("W1", "W2"));
        for (int length : new int[] {0, 1, 10, bytes.length / 2, bytes.length - 1}) {
            Files.write(file(), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Npz.read(file(), name -> true))
                    .isInstanceOf(FileProblem.class)
                    .hasMessageStartingWith(file() + ": expected a zip archive, as every .npz is, found: ");
        }
    }

    @Test
    void bytes_that_are_no_array() throws IOException {
        zip("W1.npy", "hello, world".getBytes(StandardCharsets.UTF_8));
        fails("W1.npy: expected an array in NumPy's format, version 1 to 3, found other bytes");
    }

    @Test
    void a_header_longer_than_any() throws IOException {
        byte[] array = npy("{}", 0);
        byte[] second = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, 0x7f};
        System.arraycopy(second, 0, array, 0, second.length);
        zip("W1.npy", array);
        fails("W1.npy: expected a header of at most 65536 bytes, found 2147483647");
    }

    @Test
    void every_truncation_of_one_array_is_told() throws IOException {
        byte[] whole = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }", 16);
        for (int length = 0; length < whole.length; length++) {
            zip("W1.npy", Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Npz.read(file(), name -> true)).isInstanceOf(FileProblem.class);
        }
    }

    @Test
    void a_name_that_would_colour_the_terminal_is_not_obeyed() throws IOException {
        zip("\u001b[31m.npy", new byte[0]);
        fails("[31m.npy: expected an array in NumPy's format, version 1 to 3, found other bytes");
    }

    @Test
    void no_such_file() {
        failsWith(file() + ": expected a file, found nothing with that name");
    }

    @Test
    void a_folder_is_no_file() {
        assertThatThrownBy(() -> Npz.read(folder, name -> true))
                .hasMessage(folder + ": expected a file, found a folder");
    }

    private Path file() {
        return folder.resolve("a.npz");
    }

    private static Map<String, NpyArray> orderedOf(String... names) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (String name : names) {
            arrays.put(name, NpyArray.Reals.of(0.5));
        }
        return arrays;
    }

    private static byte[] npy(String dictionary, int valueBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        out.write(dictionary.length() + 1);
        out.write(0);
        out.writeBytes((dictionary + "\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(new byte[valueBytes]);
        return out.toByteArray();
    }

    private void zip(String name, byte[] content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
    }

    private void fails(String message) {
        failsWith(file() + ": " + message);
    }

    private void failsWith(String message) {
        assertThatThrownBy(() -> Npz.read(file(), name -> true))
                .isInstanceOf(FileProblem.class)
                .hasMessage(message);
    }

    private static final byte[] NO_UTF_8 = {'c', 'a', 'f', (byte) 0xe9, (byte) 0xff, (byte) 0xc0};

    /** NumPy opens all of these: it looks at the names that it is asked for, and at no comments. */
    @Test
    void names_and_comments_that_are_not_asked_for_may_be_any_bytes() throws IOException {
        byte[] nothing = {};
        byte[] header = NpyHeader.written("<f8", List.of());
        byte[] npy = Arrays.copyOf(header, header.length + 8);
        ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN).putDouble(header.length, 0.5);
        for (Part odd : List.of(
                new Part(NO_UTF_8, nothing, 0, "words".getBytes(StandardCharsets.US_ASCII)),
                new Part("notes.txt".getBytes(StandardCharsets.US_ASCII), NO_UTF_8, 0, nothing),
                new Part(NO_UTF_8, NO_UTF_8, 0, nothing),
                new Part("\u00e9.npy".getBytes(StandardCharsets.UTF_8), nothing, 0x800, npy),
                new Part(new byte[] {(byte) 0xe9, '.', 'n', 'p', 'y'}, NO_UTF_8, 0, npy))) {
            for (byte[] comment : List.of(nothing, NO_UTF_8)) {
                Part wanted = new Part("W1.npy".getBytes(StandardCharsets.US_ASCII), comment, 0, npy);
                Part marked = new Part(wanted.name(), comment, 0x800, npy);
                for (List<Part> parts : List.of(
                        List.of(wanted, odd), List.of(odd, wanted), List.of(marked, odd), List.of(odd, marked))) {
                    for (byte[] ofAll : List.of(nothing, NO_UTF_8)) {
                        Files.write(file(), zip(parts, ofAll));
                        NpyArray read = Npz.read(file(), "W1"::equals).get("W1");
                        assertThat(((NpyArray.Reals) read).values()).containsExactly(0.5);
                    }
                }
            }
        }
    }

    @Test
    void a_name_that_is_marked_as_utf_8_and_is_not_is_refused() throws IOException {
        for (byte[] comment : List.of(new byte[0], NO_UTF_8)) {
            Part bad = new Part(NO_UTF_8, comment, 0x800, new byte[0]);
            Files.write(file(), zip(List.of(bad), new byte[0]));
            assertThatThrownBy(() -> Npz.read(file(), name -> true))
                    .isInstanceOf(FileProblem.class)
                    .hasMessageStartingWith(file() + ": expected ")
                    .hasMessageContaining(", found");
        }
    }

    /** @param flags 0x800 where name and comment are said to be UTF-8 */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Part(byte[] name, byte[] comment, int flags, byte[] content) {}

    /** A zip by hand, stored. */
    private static byte[] zip(List<Part> parts, byte[] comment) {
        ByteBuffer zip = ByteBuffer.allocate(10_000).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer directory = ByteBuffer.allocate(10_000).order(ByteOrder.LITTLE_ENDIAN);
        for (Part part : parts) {
            CRC32 sum = new CRC32();
            sum.update(part.content());
            int start = zip.position();
            zip.putInt(0x04034b50).putShort((short) 20);
            directory.putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
            for (ByteBuffer header : List.of(zip, directory)) {
                header.putShort((short) part.flags())
                        .putShort((short) 0)
                        .putInt(0x00210000)
                        .putInt((int) sum.getValue())
                        .putInt(part.content().length)
                        .putInt(part.content().length)
                        .putShort((short) part.name().length)
                        .putShort((short) 0);
            }
            zip.put(part.name()).put(part.content());
            directory
                    .putShort((short) part.comment().length)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(start)
                    .put(part.name())
                    .put(part.comment());
        }
        int start = zip.position();
        zip.put(directory.flip());
        int length = zip.position() - start;
        zip.putInt(0x06054b50).putInt(0).putShort((short) parts.size()).putShort((short) parts.size());
        zip.putInt(length).putInt(start).putShort((short) comment.length).put(comment);
        return Arrays.copyOf(zip.array(), zip.position());
    }
}
