package longhand.check.change;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static longhand.formula.Formula.number;
import static longhand.formula.Formula.product;
import static longhand.formula.Formula.sum;
import static longhand.formula.Formula.the;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import longhand.calculus.Change;
import longhand.calculus.Rules;
import longhand.check.judging.Mistake;
import longhand.formula.Formula;
import longhand.formula.Formula.Applied;
import longhand.formula.Formula.Constant;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Power;
import longhand.formula.Formula.Product;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Reference;
import longhand.formula.Function;
import longhand.formula.Slope;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Kind;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Graph;
import longhand.model.GraphModel;

/** The mistakes of somebody who works through a graph of formulas: in all places at once, and in each alone where there are few. */
final class ChangedGraphRules implements ChangedRules {
    /** Beyond this many places, in which of them a mistake was made is not guessed. */
    private static final int MOST_PLACES = 100;

    /** Beyond this many paths from a number, which of them is missing is not guessed. */
    private static final int MOST_PATHS = 16;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** What stands for the inside of a function while its slope is taken. */
    private static final Variable INSIDE = new Variable(Kind.NODE, 0, 0, 0, 0);

    private final Graph graph;
    private final GraphModel model;
    private final ChangedUpdates updates;
    private final List<Edge> edges;
    /** By number the others whose formulas name it, as far as they reach the loss. */
    private final Map<Variable, List<Variable>> users;

    /** The way of one number into the formula of another, in whatever update. */
    private record Edge(Variable from, Variable to) {}

    ChangedGraphRules(Rules rules, Graph graph) {
        this.graph = graph;
        model = graph.model();
        updates = new ChangedUpdates(rules);
        Variable loss = model.loss(1);
        edges = graph.variables().stream()
                .flatMap(v -> model.users(v, loss).stream()
                        .filter(user -> model.reaches(user, loss))
                        .map(user -> new Edge(v, user)))
                .toList();
        users = edges.stream().collect(groupingBy(Edge::from, mapping(Edge::to, toList())));
    }

    @Override
    public List<LocalChange> of(Mistake mistake) {
        return switch (mistake) {
            case PATH_MISSING -> missingPaths();
            case PATHS_AVERAGED -> averagedPaths();
            case LOCAL_SLOPE_FORGOTTEN -> forgottenSlopes();
            case WRONG_OPERAND -> inPlaces(edge -> hasOtherOperand(edge), this::ownOperand);
            case DIFFERENCE_SIGN -> inPlaces(this::isFalling, (edge, slope) -> new Negative(slope));
            case SLOPE_AT_WRONG_PLACE -> slopesElsewhere();
            case FACTOR_TWO -> wrongFactors();
            default -> updates.of(mistake);
        };
    }

    /** What is made of the slope of a formula by one of the numbers in it. */
    private interface OtherSlope {
        Formula of(Edge edge, Formula slope);
    }

    /** In all such places together, and in each alone. */
    private List<LocalChange> inPlaces(Predicate<Edge> where, OtherSlope other) {
        List<Edge> places = edges.stream().filter(where).toList();
        List<LocalChange> changes = new ArrayList<>();
        if (!places.isEmpty()) {
            changes.add(slopes(places, other));
        }
        if (places.size() > 1 && places.size() <= MOST_PLACES) {
            places.forEach(place -> changes.add(slopes(List.of(place), other)));
        }
        return changes;
    }

    /** Other slopes: of a number that is no loss its own; of the loss a part of the derivative by what goes straight into it. */
    private LocalChange slopes(List<Edge> places, OtherSlope other) {
        Set<Edge> those = Set.copyOf(places);
        return new LocalChange(q -> edge(q).filter(those::contains).isPresent(), (q, right) -> {
            Edge edge = edge(q).orElseThrow();
            Formula slope = right.plain();
            if (edge.to().kind() != Kind.GRAPH_LOSS || paths(edge.from()) == 1) {
                return later(other.of(edge, slopeIn(edge)), q);
            }
            // beside the other paths, with its own part in another form
            Formula straight = later(slopeIn(edge), q);
            return sum(List.of(slope, new Negative(straight), later(other.of(edge, slopeIn(edge)), q)));
        });
    }

    /** The slope of a formula by a number in it, in the first update. */
    private Formula slopeIn(Edge edge) {
        return Slope.of(model.definition(edge.to()), edge.from(), the(edge.to()))
                .plain();
    }

    /** The same in the update of a quantity. */
    private Formula later(Formula ofFirst, Quantity q) {
        return ofFirst.replaced(named -> the(graph.inUpdate(named.variable(), q.update())));
    }

    /** Where the slope of a formula stands as a rule, or straight in the derivative of the loss. */
    private Optional<Edge> edge(Quantity q) {
        if (!(q instanceof Derivative derivative)) {
            return Optional.empty();
        }
        Edge edge = new Edge(
                derivative.denominator().withUpdate(1), derivative.numerator().withUpdate(1));
        boolean isWritten = edge.to().kind() != Kind.GRAPH_LOSS
                || model.users(edge.from(), edge.to()).contains(edge.to());
        return isWritten ? Optional.of(edge) : Optional.empty();
    }

    private int paths(Variable v) {
        return users(v).size();
    }

    /** Of a number that goes into several others one path is left out, or one alone is kept. */
    private List<LocalChange> missingPaths() {
        List<LocalChange> changes = new ArrayList<>();
        for (Variable v : forked()) {
            List<Variable> users = users(v);
            for (Variable user : users) {
                changes.add(paths(v, other -> !other.equals(user)));
                if (users.size() > 2) {
                    changes.add(paths(v, user::equals));
                }
            }
        }
        return changes;
    }

    /** The numbers with several paths to the loss, where these are few. */
    private List<Variable> forked() {
        List<Variable> forked = graph.variables().stream()
                .filter(v -> paths(v) > 1 && paths(v) <= MOST_PATHS)
                .toList();
        return forked.size() <= MOST_PLACES ? forked : List.of();
    }

    private List<Variable> users(Variable v) {
        return users.getOrDefault(v, List.of());
    }

    /** The derivative of the loss by a number along some of its paths alone. */
    private LocalChange paths(Variable v, Predicate<Variable> kept) {
        return new LocalChange(q -> isOfLoss(q) && isOf(q.variable(), v), (q, right) -> {
            Formula along = right.plain()
                    .replaced(named -> isLocal(named) && !kept.test(numerator(named)) ? number(0) : the(named));
            Edge straight = new Edge(v, model.loss(1));
            return edges.contains(straight) && !kept.test(straight.to())
                    ? Formula.difference(along, later(slopeIn(straight), q))
                    : along;
        });
    }

    private static boolean isOfLoss(Quantity q) {
        return q instanceof Derivative derivative && !derivative.isLocal();
    }

    private static boolean isLocal(Quantity q) {
        return q instanceof Derivative derivative && derivative.isLocal();
    }

    private static Variable numerator(Quantity derivative) {
        return ((Derivative) derivative).numerator().withUpdate(1);
    }

    private static boolean isOf(Variable v, Variable ofFirst) {
        return v.withUpdate(1).equals(ofFirst);
    }

    private List<LocalChange> averagedPaths() {
        List<LocalChange> changes = new ArrayList<>();
        List<Variable> forked = forked();
        for (Variable v : forked) {
            changes.add(averaged(List.of(v)));
        }
        if (forked.size() > 1) {
            changes.add(averaged(forked));
        }
        return changes;
    }

    private LocalChange averaged(List<Variable> forked) {
        Set<Variable> those = Set.copyOf(forked);
        return new LocalChange(
                q -> isOfLoss(q) && those.contains(q.variable().withUpdate(1)),
                (q, right) -> product(
                        new Quotient(number(1), number(paths(q.variable().withUpdate(1)))), right.plain()));
    }

    /**
     * The slope of a formula taken as 1: where it is worked out, or only where it would be multiplied; and the slope of what stands inside a function
     * left out.
     */
    private List<LocalChange> forgottenSlopes() {
        List<LocalChange> changes = new ArrayList<>(inPlaces(this::isNotOne, (edge, slope) -> number(1)));
        changes.addAll(unmultiplied());
        changes.addAll(inPlaces(
                edge -> insides(edge).stream().anyMatch(inside -> isNotOne(inside, edge.from())),
                (edge, slope) -> insides(edge).stream()
                        .filter(inside -> isNotOne(inside, edge.from()))
                        .findFirst()
                        .map(inside -> around(edge, inside, inside, number(1)))
                        .orElse(slope)));
        return changes;
    }

    /** The gradient that comes back is passed on as it is, whatever the slope. */
    private List<LocalChange> unmultiplied() {
        List<Edge> places = edges.stream()
                .filter(edge -> edge.to().kind() != Kind.GRAPH_LOSS && isNotOne(edge))
                .toList();
        List<LocalChange> changes = new ArrayList<>();
        if (!places.isEmpty()) {
            changes.add(unmultiplied(places));
        }
        if (places.size() > 1 && places.size() <= MOST_PLACES) {
            places.forEach(place -> changes.add(unmultiplied(List.of(place))));
        }
        return changes;
    }

    private LocalChange unmultiplied(List<Edge> places) {
        Set<Variable> from = new LinkedHashSet<>();
        places.forEach(place -> from.add(place.from()));
        Change change = (q, right) -> right.plain()
                .replaced(named -> isLocal(named)
                                && places.contains(new Edge(named.variable().withUpdate(1), numerator(named)))
                        ? number(1)
                        : the(named));
        return new LocalChange(q -> isOfLoss(q) && from.contains(q.variable().withUpdate(1)), change);
    }

    private boolean isNotOne(Edge edge) {
        return !isOne(slopeIn(edge));
    }

    private static boolean isNotOne(Formula inside, Variable by) {
        return !isOne(Slope.of(inside, by, inside));
    }

    private static boolean isOne(Formula formula) {
        return isNumber(formula, BigDecimal.ONE);
    }

    private static boolean isNumber(Formula formula, BigDecimal number) {
        return formula instanceof Constant constant && constant.number().compareTo(number) == 0;
    }

    /** Whether a slope is the other of two factors. */
    private boolean hasOtherOperand(Edge edge) {
        Set<Quantity> named = slopeIn(edge).references();
        return named.size() == 1 && !named.contains(edge.from()) && !named.contains(edge.to());
    }

    private Formula ownOperand(Edge edge, Formula slope) {
        return slope.replaced(other -> the(edge.from()));
    }

    /** Whether a slope has a minus that can be overlooked: before it, or before one of its factors; not within 1 − f². */
    private boolean isFalling(Edge edge) {
        return isFalling(slopeIn(edge));
    }

    private static boolean isFalling(Formula slope) {
        return slope instanceof Negative
                || (slope instanceof Constant constant && constant.number().signum() < 0)
                || ((slope instanceof Product || slope instanceof Quotient)
                        && slope.parts().stream().anyMatch(ChangedGraphRules::isFalling));
    }

    /** The 2 from a square is left out; or it is kept although a half before the square cancels it. */
    private List<LocalChange> wrongFactors() {
        Predicate<Edge> hasSquare = edge -> !squares(edge).isEmpty();
        List<LocalChange> changes = new ArrayList<>(inPlaces(hasSquare, this::withoutTwo));
        changes.addAll(inPlaces(
                hasSquare.and(edge -> model.definition(edge.to()).hasPart(ChangedGraphRules::isHalf)),
                (edge, slope) -> product(number(2), slope)));
        return changes;
    }

    /** The squares in a formula that change with the number. */
    private List<Applied> squares(Edge edge) {
        return parts(model.definition(edge.to()))
                .filter(part -> part.references().contains(edge.from()))
                .flatMap(part -> part instanceof Applied applied && applied.function() == Function.SQUARE
                        ? Stream.of(applied)
                        : Stream.empty())
                .toList();
    }

    private static boolean isHalf(Formula part) {
        return part instanceof Quotient quotient
                ? isNumber(quotient.denominator(), TWO)
                : part instanceof Product product
                        && product.parts().stream().anyMatch(factor -> isNumber(factor, HALF));
    }

    /** Less half of what each square adds to the slope. */
    private Formula withoutTwo(Edge edge, Formula slope) {
        List<Formula> terms = new ArrayList<>(List.of(slope));
        for (Applied square : squares(edge)) {
            Formula x = square.argument();
            Formula half = product(x, Slope.of(x, edge.from(), x).plain());
            terms.add(new Negative(product(outer(edge, square, square), half)));
        }
        return sum(terms);
    }

    /** The slope of a function made of what comes out where it is made of what goes in, or the other way round; or taken at what is inside its argument. */
    private List<LocalChange> slopesElsewhere() {
        Predicate<Edge> isOfOne = edge -> isOfAlone(model.definition(edge.to()), edge.from())
                && !slopeIn(edge).references().isEmpty();
        OtherSlope swapped =
                (edge, slope) -> slope.replaced(named -> the(named.equals(edge.from()) ? edge.to() : edge.from()));
        List<LocalChange> changes = new ArrayList<>(inPlaces(isOfOne, swapped));
        // wherever that function is applied, and nowhere else
        edges.stream()
                .filter(isOfOne)
                .collect(groupingBy(this::functionOf, LinkedHashMap::new, toList()))
                .values()
                .forEach(places -> changes.add(slopes(places, swapped)));
        changes.addAll(inPlaces(
                edge -> insides(edge).stream().anyMatch(inside -> isOfAlone(inside, edge.from())),
                (edge, slope) -> insides(edge).stream()
                        .filter(inside -> isOfAlone(inside, edge.from()))
                        .findFirst()
                        .map(inside -> around(edge, inside, the(edge.from()), Slope.of(inside, edge.from(), inside)))
                        .orElse(slope)));
        return changes;
    }

    /** A formula of a single number, whichever that is. */
    private Formula functionOf(Edge edge) {
        return model.definition(edge.to()).replaced(named -> the(INSIDE));
    }

    private static boolean isOfAlone(Formula inside, Variable v) {
        return inside.references().equals(Set.of(v));
    }

    /** What stands inside the functions and powers of a formula and names a number, but is not that number itself. */
    private List<Formula> insides(Edge edge) {
        return parts(model.definition(edge.to()))
                .filter(part -> part instanceof Applied || part instanceof Power)
                .map(part -> part.parts().get(0))
                .filter(inside ->
                        !(inside instanceof Reference) && inside.references().contains(edge.from()))
                .toList();
    }

    private static Stream<Formula> parts(Formula formula) {
        return Stream.concat(Stream.of(formula), formula.parts().stream().flatMap(ChangedGraphRules::parts));
    }

    /**
     * The slope of a formula in two factors at one place: how much it changes with what is inside a function, and how much that changes.
     *
     * @param at where the first is taken
     * @param inner the second
     */
    private Formula around(Edge edge, Formula inside, Formula at, Formula inner) {
        Formula outside = replaced(model.definition(edge.to()), inside);
        Formula besides =
                Slope.of(outside, edge.from(), outside).plain().replaced(q -> q.equals(INSIDE) ? inside : the(q));
        return sum(List.of(product(outer(edge, inside, at), inner.plain()), besides));
    }

    /** How much a formula changes with a part of it, taken at some place. */
    private Formula outer(Edge edge, Formula part, Formula at) {
        Formula outside = replaced(model.definition(edge.to()), part);
        return Slope.of(outside, INSIDE, outside).plain().replaced(q -> q.equals(INSIDE) ? at : the(q));
    }

    private static Formula replaced(Formula formula, Formula inside) {
        return formula.equals(inside) ? the(INSIDE) : formula.mapped(part -> replaced(part, inside));
    }
}
