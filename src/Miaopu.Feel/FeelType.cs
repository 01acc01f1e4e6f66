namespace Miaopu.Feel;

/// <summary>A type as declared for a name or written after <c>instance of</c> (DMN 1.5, 10.3.2.9).</summary>
public sealed class FeelType
{
    private FeelType(string name, FeelKind? kind) => (Name, Kind) = (name, kind);

    /// <summary>The type as it is written.</summary>
    public string Name { get; }

    /// <summary>The kind of its values; null for Any.</summary>
    public FeelKind? Kind { get; }

    /// <summary>The type of a list's items or of a range's ends, if stated.</summary>
    public FeelType? Element { get; private init; }

    /// <summary>The members of a context, if stated; a value may have more.</summary>
    public IReadOnlyList<KeyValuePair<string, FeelType>> Members { get; private init; } = [];

    /// <summary>
    /// The unit of numbers, such as 平方米 or 元; "%" and "" for numbers without one, such as a quotient of like quantities; null where it is left open. Units are not the
    /// standard's: they bear on <see cref="FeelExpression.Warnings"/> and never on a value.
    /// </summary>
    public string? Unit { get; private init; }

    /// <summary>The strings there are, where they are listed; empty where any may come. Bears on <see cref="FeelExpression.Warnings"/> only.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>Every value.</summary>
    public static FeelType Any { get; } = new("Any", null);

    /// <summary>Only null.</summary>
    public static FeelType Null { get; } = new("Null", FeelKind.Null);

    /// <summary>Numbers.</summary>
    public static FeelType Number { get; } = new("number", FeelKind.Number);

    /// <summary>Strings.</summary>
    public static FeelType String { get; } = new("string", FeelKind.String);

    /// <summary>true and false.</summary>
    public static FeelType Boolean { get; } = new("boolean", FeelKind.Boolean);

    /// <summary>Dates.</summary>
    public static FeelType Date { get; } = new("date", FeelKind.Date);

    /// <summary>Times.</summary>
    public static FeelType Time { get; } = new("time", FeelKind.Time);

    /// <summary>Dates with a time.</summary>
    public static FeelType DateTime { get; } = new("date and time", FeelKind.DateTime);

    /// <summary>Durations in months.</summary>
    public static FeelType YearsMonthsDuration { get; } = new("years and months duration", FeelKind.YearsMonthsDuration);

    /// <summary>Durations in seconds.</summary>
    public static FeelType DaysTimeDuration { get; } = new("days and time duration", FeelKind.DaysTimeDuration);

    /// <summary>Contexts with any members.</summary>
    public static FeelType AnyContext { get; } = new("context", FeelKind.Context);

    /// <summary>Any function.</summary>
    public static FeelType Function { get; } = new("function", FeelKind.Function);

    internal static IReadOnlyDictionary<string, FeelType> BuiltIn { get; } = new[]
    {
        Any, Null, Number, String, Boolean, Date, Time, DateTime, YearsMonthsDuration, DaysTimeDuration, AnyContext, Function,
    }.Concat([new("list", FeelKind.List), new("range", FeelKind.Range)])
        .Concat([
            new("dateTime", FeelKind.DateTime), new("dayTimeDuration", FeelKind.DaysTimeDuration), new("yearMonthDuration", FeelKind.YearsMonthsDuration),
        ]).ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>Lists of any items.</summary>
    internal static FeelType AnyList => BuiltIn["list"];

    /// <summary>Numbers of a unit; null leaves it open.</summary>
    /// <exception cref="InvalidOperationException">This is not the type of numbers.</exception>
    public FeelType In(string? unit) => Kind == FeelKind.Number
        ? new(Name, Kind) { Unit = unit }
        : throw new InvalidOperationException($"Only numbers have a unit, and this is {Name}.");

    /// <summary>Strings of which only these are meant: the codes of a list (as the allowed values of an item definition, DMN 1.5, 7.3.3).</summary>
    public static FeelType OneOf(params IEnumerable<string> values) => new("string", FeelKind.String) { Values = [.. values] };

    /// <summary>Whether numbers of this type and of another may be added and compared: their units are the same, both are without one, or one is left open.</summary>
    public bool AgreesWith(FeelType other) => OperatorTypes.Agree(Unit, other.Unit);

    /// <summary>Lists of such items.</summary>
    public static FeelType ListOf(FeelType item) => new($"list<{item.Name}>", FeelKind.List) { Element = item };

    /// <summary>Ranges between such ends.</summary>
    public static FeelType RangeOf(FeelType end) => new($"range<{end.Name}>", FeelKind.Range) { Element = end };

    /// <summary>Contexts with at least these members.</summary>
    public static FeelType ContextOf(params IEnumerable<KeyValuePair<string, FeelType>> members)
    {
        KeyValuePair<string, FeelType>[] all = [.. members];
        return new($"context<{string.Join(", ", all.Select(m => $"{m.Key}: {m.Value.Name}"))}>", FeelKind.Context) { Members = all };
    }

    /// <summary>Whether the type was read off a literal: then a member it lacks is null, not a mistake.</summary>
    internal bool Inferred { get; private init; }

    internal IReadOnlyList<FeelType>? Parameters { get; private init; }

    internal FeelType? Result { get; private init; }

    internal static FeelType FunctionOf(IReadOnlyList<FeelType> parameters, FeelType result)
        => new($"function<{string.Join(", ", parameters.Select(p => p.Name))}> -> {result.Name}", FeelKind.Function) { Parameters = parameters, Result = result };

    internal static FeelType InferredContext(IEnumerable<KeyValuePair<string, FeelType>> members)
        => new("context", FeelKind.Context) { Members = [.. members], Inferred = true };

    /// <summary>What is known of a value that may be of either type.</summary>
    internal static FeelType Join(FeelType a, FeelType b)
    {
        if (ReferenceEquals(a, b) || b.Kind == FeelKind.Null)
        {
            return a;
        }

        if (a.Kind == FeelKind.Null)
        {
            return b;
        }

        if (a.Kind is null || a.Kind != b.Kind)
        {
            return Any;
        }

        return a.Kind switch
        {
            FeelKind.Number => a.Unit == b.Unit || b.Unit is null ? a : a.Unit is null ? b : Number,
            FeelKind.String => a.Values.Count > 0 && b.Values.Count > 0 ? OneOf(a.Values.Union(b.Values)) : String,
            FeelKind.List => a.Element is { } one && b.Element is { } other ? ListOf(Join(one, other)) : AnyList,
            FeelKind.Range => a.Element is { } one && b.Element is { } other ? RangeOf(Join(one, other)) : BuiltIn["range"],
            FeelKind.Context => AnyContext,
            FeelKind.Function => Function,
            _ => a,
        };
    }

    /// <summary>What is known of a constant.</summary>
    internal static FeelType Of(in FeelValue value) => value.Kind switch
    {
        FeelKind.Range => RangeOf(Join(OfKind(value.Limits.Start.Kind), OfKind(value.Limits.End.Kind))),
        FeelKind.List => AnyList,
        _ => OfKind(value.Kind),
    };

    internal static FeelType OfKind(FeelKind kind) => kind switch
    {
        FeelKind.Null => Null,
        FeelKind.Boolean => Boolean,
        FeelKind.Number => Number,
        FeelKind.String => String,
        FeelKind.Date => Date,
        FeelKind.Time => Time,
        FeelKind.DateTime => DateTime,
        FeelKind.YearsMonthsDuration => YearsMonthsDuration,
        FeelKind.DaysTimeDuration => DaysTimeDuration,
        FeelKind.Function => Function,
        _ => Any,
    };

    /// <summary>Whether a value is an instance of this type (10.3.2.9.4); null is an instance of Null alone.</summary>
    public bool Includes(FeelValue value)
    {
        if (value.IsNull)
        {
            return Kind == FeelKind.Null;
        }

        if (Kind is null)
        {
            return true;
        }

        if (Kind != value.Kind)
        {
            return false;
        }

        return value.Kind switch
        {
            FeelKind.List => Element is null || value.Items.All(Element.Admits),
            FeelKind.Context => Members.All(member => value.Entries.TryGet(member.Key, out var entry) && member.Value.Admits(entry)),
            FeelKind.Range => Element is null || EndsAre(Element, value.Limits),
            FeelKind.Function => Parameters is null || value.Callable.Fits(Parameters, Result!),
            _ => true,
        };
    }

    /// <summary>Whether a value may stand where this type is declared: instances, and null (10.3.2.9.4).</summary>
    public bool Admits(FeelValue value) => value.IsNull || value.IsUnknown || Includes(value);

    /// <summary>
    /// The value as this type takes it (10.3.2.9.4): a single item becomes a list, a list of one its item, a date the start of
    /// its day; what does not fit becomes null.
    /// </summary>
    public FeelValue Coerce(FeelValue value)
    {
        if (Admits(value))
        {
            return value;
        }

        if (value.Kind == FeelKind.List && value.Items.Count == 1 && Includes(value.Items[0]))
        {
            return value.Items[0];
        }

        if (Kind == FeelKind.List && value.Kind != FeelKind.List && (Element is null || Element.Includes(value)))
        {
            return FeelValue.List(value);
        }

        return Kind == FeelKind.DateTime && value.Kind == FeelKind.Date ? FeelValue.Of(FeelDateTime.At(value.Date).InUtc()) : default;
    }

    /// <summary>Whether every value of this type is one of the other (10.3.2.9.3).</summary>
    internal bool ConformsTo(FeelType other)
    {
        if (other.Kind is null || Kind == FeelKind.Null)
        {
            return true;
        }

        if (Kind != other.Kind)
        {
            return false;
        }

        return Kind switch
        {
            FeelKind.List or FeelKind.Range => other.Element is null || (Element ?? Any).ConformsTo(other.Element),
            FeelKind.Context => other.Members.All(m => Members.Any(own => own.Key == m.Key && own.Value.ConformsTo(m.Value))),
            FeelKind.Function => other.Parameters is null || (Parameters is not null && Parameters.Count == other.Parameters.Count
                && other.Parameters.Zip(Parameters).All(p => p.First.ConformsTo(p.Second)) && (Result ?? Any).ConformsTo(other.Result ?? Any)),
            _ => true,
        };
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    private static bool EndsAre(FeelType type, FeelRange range)
        => (range.Start.IsNull || type.Includes(range.Start)) && (range.End.IsNull || type.Includes(range.End));
}
