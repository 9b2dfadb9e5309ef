package longhand.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The whole number that an option takes, within its bounds. */
public abstract class WholeNumber implements ITypeConverter<Integer> {
    private final int from;
    private final int to;

    public WholeNumber(int from, int to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public final Integer convert(String given) {
        if (given.matches("-?\\d{1,10}")) {
            long number = Long.parseLong(given);
            if (number >= from && number <= to) {
                return (int) number;
            }
        }
        String bounds = to == Integer.MAX_VALUE ? ", " + from + " or more" : " from " + from + " to " + to;
        throw new TypeConversionException("expected a whole number" + bounds + ", found '" + given + "'");
    }

    public static final class FromZero extends WholeNumber {
        FromZero() {
            super(0, Integer.MAX_VALUE);
        }
    }

    public static final class FromOne extends WholeNumber {
        FromOne() {
            super(1, Integer.MAX_VALUE);
        }
    }
}
