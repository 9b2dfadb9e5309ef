package longhand.cli.step;

/** A key, as far as {@code step} tells keys apart. */
enum Key {
    ENTER,
    RIGHT,
    LEFT,
    UP,
    DOWN,
    SHIFT_RIGHT,
    SHIFT_LEFT,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    TAB,
    BACKSPACE,
    DELETE,
    ESCAPE,
    /** Ctrl-C, or the end of the input. */
    QUIT,
    /** Any character that can be printed. */
    CHARACTER
}
