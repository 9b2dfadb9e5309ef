package longhand.cli.step;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.ShutdownHooks;

/** Puts a {@link StepSession} on a real terminal, and leaves the terminal as it was, whatever happens. */
final class StepShell implements Closeable {
    /** So long, in milliseconds, may the rest of a key's characters take to come after Escape. */
    private static final long ESCAPE_WAITS = 100;

    private final AtomicBoolean isTaken = new AtomicBoolean();
    private final ShutdownHooks.Task atExit;
    private final Terminal terminal;
    private final Attributes before;
    private final Display display;
    private StepSession session;
    private longhand.cli.output.Terminal colours;

    private StepShell() throws IOException {
        // before the terminal's own task, which closes it: they run in this order
        atExit = ShutdownHooks.add(this::giveBack);
        try {
            terminal = TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                    .dumb(false)
                    .encoding(StandardCharsets.UTF_8)
                    .build();
        } catch (IOException | IllegalStateException none) {
            ShutdownHooks.remove(atExit);
            throw none;
        }
        before = terminal.getAttributes();
        display = new Display(terminal, true);
    }

    /** On the terminal that this process reads from and writes to; empty if either is none, or cannot place its cursor. */
    static Optional<StepShell> open() {
        try {
            StepShell shell = new StepShell();
            if (shell.terminal.getStringCapability(Capability.cursor_address) != null) {
                return Optional.of(shell);
            }
            shell.close();
            return Optional.empty();
        } catch (IOException | IllegalStateException none) {
            return Optional.empty();
        }
    }

    /** Reads keys until the session is done. */
    void run(StepSession what, longhand.cli.output.Terminal inColours) {
        session = what;
        colours = inColours;
        try {
            take();
            // Ctrl-C, where it does not come as a key; JLine's own way ends the process with the terminal as it is
            terminal.handle(Signal.INT, signal -> System.exit(0));
            terminal.handle(Signal.QUIT, signal -> System.exit(0));
            terminal.handle(Signal.WINCH, signal -> draw());
            terminal.handle(Signal.CONT, signal -> {
                take();
                draw();
            });
            draw();
            KeyMap<Key> keys = keys();
            BindingReader reader = new BindingReader(terminal.reader());
            while (!session.isDone()) {
                press(next(reader, keys), reader.getLastBinding());
                draw();
            }
        } finally {
            giveBack();
        }
    }

    /** The next key; at the end of the input, and where a signal has closed the terminal meanwhile, {@link Key#QUIT}. */
    private static Key next(BindingReader reader, KeyMap<Key> keys) {
        try {
            Key key = reader.readBinding(keys);
            return key == null ? Key.QUIT : key;
        } catch (EndOfFileException gone) {
            return Key.QUIT;
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
        ShutdownHooks.remove(atExit);
    }

    private synchronized void press(Key key, String typed) {
        boolean isPrintable = typed != null && typed.codePoints().noneMatch(Character::isISOControl);
        if (key != Key.CHARACTER || isPrintable) {
            session.press(key, typed);
        }
    }

    private synchronized void draw() {
        if (!isTaken.get() || session.isDone()) {
            return;
        }
        Size size = terminal.getSize();
        // a terminal that does not say is as large as they used to be
        int columns = size.getColumns() > 0 ? size.getColumns() : 80;
        int rows = size.getRows() > 0 ? size.getRows() : 24;
        if (columns != display.getColumns() || rows != display.getRows()) {
            terminal.puts(Capability.clear_screen);
            display.reset();
            display.resize(Size.of(columns, rows));
        }
        StepScreen screen = StepScreen.of(session, colours, columns, rows);
        boolean hasCursor = screen.cursorRow() >= 0;
        terminal.puts(Capability.cursor_invisible);
        display.update(
                screen.rows(), hasCursor ? screen.cursorRow() * (columns + 1) + screen.cursorColumn() : 0, false);
        if (hasCursor) {
            terminal.puts(Capability.cursor_normal);
        }
        terminal.flush();
    }

    /** Every key comes through as it is, Ctrl-C too, and what was on the screen is kept for later. */
    private synchronized void take() {
        Attributes raw = terminal.enterRawMode();
        Attributes quiet = terminal.getAttributes();
        quiet.setLocalFlag(LocalFlag.ISIG, false);
        terminal.setAttributes(quiet);
        isTaken.set(raw != null);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.clear_screen);
        display.reset();
        terminal.flush();
    }

    private synchronized void giveBack() {
        if (isTaken.getAndSet(false)) {
            terminal.puts(Capability.keypad_local);
            // some terminals, resized meanwhile, would leave it among what was there before
            terminal.puts(Capability.clear_screen);
            terminal.puts(Capability.exit_ca_mode);
            terminal.puts(Capability.cursor_normal);
            terminal.flush();
            terminal.setAttributes(before);
        }
    }

    private KeyMap<Key> keys() {
        KeyMap<Key> keys = new KeyMap<>();
        keys.setAmbiguousTimeout(ESCAPE_WAITS);
        keys.setUnicode(Key.CHARACTER);
        keys.setNomatch(Key.CHARACTER);
        bind(keys, Key.ENTER, null, "\r", "\n");
        bind(keys, Key.RIGHT, Capability.key_right, "\033[C", "\033OC");
        bind(keys, Key.LEFT, Capability.key_left, "\033[D", "\033OD");
        bind(keys, Key.UP, Capability.key_up, "\033[A", "\033OA");
        bind(keys, Key.DOWN, Capability.key_down, "\033[B", "\033OB");
        bind(keys, Key.SHIFT_RIGHT, Capability.key_sright, "\033[1;2C");
        bind(keys, Key.SHIFT_LEFT, Capability.key_sleft, "\033[1;2D");
        bind(keys, Key.PAGE_UP, Capability.key_ppage, "\033[5~");
        bind(keys, Key.PAGE_DOWN, Capability.key_npage, "\033[6~");
        bind(keys, Key.HOME, Capability.key_home, "\033[H", "\033OH", "\033[1~", "\001");
        bind(keys, Key.END, Capability.key_end, "\033[F", "\033OF", "\033[4~", "\005");
        bind(keys, Key.TAB, null, "\t");
        bind(keys, Key.BACKSPACE, null, "\177", "\b");
        bind(keys, Key.DELETE, Capability.key_dc, "\033[3~");
        bind(keys, Key.ESCAPE, null, "\033");
        bind(keys, Key.QUIT, null, "\003", "\004");
        return keys;
    }

    private void bind(KeyMap<Key> keys, Key key, Capability capability, String... sequences) {
        if (capability != null && terminal.getStringCapability(capability) != null) {
            keys.bind(key, KeyMap.key(terminal, capability));
        }
        keys.bind(key, sequences);
    }
}
