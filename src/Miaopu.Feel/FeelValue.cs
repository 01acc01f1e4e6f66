using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Miaopu.Feel;

/// <summary>
/// One value of the language (DMN 1.5, 10.3.2). Numbers up to 28 digits, booleans, dates, times and durations are held without
/// allocation; <c>default</c> is null.
/// </summary>
public readonly partial struct FeelValue
{
    // 16 bytes that hold a decimal, or two whole numbers whose meaning depends on the kind
    private readonly Bits _bits;
    private readonly object? _object;

    private FeelValue(FeelKind kind, Bits bits, object? reference = null) => (Kind, _bits, _object) = (kind, bits, reference);

    /// <summary>What kind of value this is.</summary>
    public FeelKind Kind { get; }

    /// <summary>No value.</summary>
    public static FeelValue Null => default;

    /// <summary>The boolean true.</summary>
    public static FeelValue True => new(FeelKind.Boolean, new Bits(1, 0));

    /// <summary>The boolean false.</summary>
    public static FeelValue False => new(FeelKind.Boolean, new Bits(0, 0));

    /// <summary>Whether this is null.</summary>
    public bool IsNull => Kind == FeelKind.Null;

    /// <summary>Whether this is an unknown.</summary>
    public bool IsUnknown => Kind == FeelKind.Unknown;

    internal bool IsTrue => Kind == FeelKind.Boolean && _bits.First != 0;

    internal bool IsFalse => Kind == FeelKind.Boolean && _bits.First == 0;

    internal bool IsDecimal => Kind == FeelKind.Number && _object is null;

    internal decimal Decimal => Unsafe.BitCast<Bits, decimal>(_bits);

    internal WideNumber Wide => _object is WideNumber wide ? wide : WideNumber.Of(Decimal);

    internal string Text => (string)_object!;

    internal IReadOnlyList<FeelValue> Items => (IReadOnlyList<FeelValue>)_object!;

    internal FeelContext Entries => (FeelContext)_object!;

    internal FeelRange Limits => (FeelRange)_object!;

    internal FeelFunction Callable => (FeelFunction)_object!;

    internal FeelDate Date => FeelDate.OfDayNumberUnchecked(_bits.First);

    internal FeelTime Time => new(_bits.Second, (FeelZone?)_object);

    internal FeelDateTime DateTime => new(Date, Time);

    internal FeelYearsMonthsDuration Months => new(_bits.First);

    internal FeelDaysTimeDuration Length => new(_bits.First, (int)_bits.Second);

    /// <summary>A boolean.</summary>
    public static FeelValue Of(bool value) => new(FeelKind.Boolean, new Bits(value ? 1 : 0, 0));

    /// <summary>A number.</summary>
    public static FeelValue Of(decimal value) => new(FeelKind.Number, Unsafe.BitCast<decimal, Bits>(value));

    /// <summary>A string; a null reference gives null.</summary>
    public static FeelValue Of(string? value) => value is null ? default : new(FeelKind.String, default, value);

    /// <summary>A date.</summary>
    public static FeelValue Of(DateOnly value) => Of(FeelDate.Of(value));

    /// <summary>A date of any year.</summary>
    public static FeelValue Of(FeelDate value) => new(FeelKind.Date, new Bits(value.DayNumber, 0));

    /// <summary>A time.</summary>
    public static FeelValue Of(FeelTime value) => new(FeelKind.Time, new Bits(0, value.Nanos), value.Zone);

    /// <summary>A date and time.</summary>
    public static FeelValue Of(FeelDateTime value) => new(FeelKind.DateTime, new Bits(value.Date.DayNumber, value.Time.Nanos), value.Time.Zone);

    /// <summary>A duration in months.</summary>
    public static FeelValue Of(FeelYearsMonthsDuration value) => new(FeelKind.YearsMonthsDuration, new Bits(value.Months, 0));

    /// <summary>A duration in seconds.</summary>
    public static FeelValue Of(FeelDaysTimeDuration value) => new(FeelKind.DaysTimeDuration, new Bits(value.Seconds, value.Nanos));

    /// <summary>A list; the caller no longer changes what it passed.</summary>
    public static FeelValue List(IReadOnlyList<FeelValue> items) => new(FeelKind.List, default, items);

    /// <summary>A list of these values.</summary>
    public static FeelValue List(params FeelValue[] items) => new(FeelKind.List, default, items);

    /// <summary>A context.</summary>
    public static FeelValue Context(FeelContext context) => new(FeelKind.Context, default, context);

    /// <summary>A context of these entries, in their order.</summary>
    public static FeelValue Context(IEnumerable<KeyValuePair<string, FeelValue>> entries) => Context(new FeelContext(entries));

    /// <summary>A range.</summary>
    public static FeelValue Range(FeelRange range) => new(FeelKind.Range, default, range);

    /// <summary>A function.</summary>
    public static FeelValue Function(FeelFunction function) => new(FeelKind.Function, default, function);

    /// <summary>An unknown value that remembers what is missing; the cause is the caller's own object, told apart by its equality.</summary>
    public static FeelValue Unknown(object cause) => new(FeelKind.Unknown, default, new[] { cause });

    /// <summary>An unknown value with several causes.</summary>
    public static FeelValue Unknown(IEnumerable<object> causes) => new(FeelKind.Unknown, default, causes.Distinct().ToArray());

    /// <summary>What is missing, if this is an unknown; else nothing.</summary>
    public IReadOnlyCollection<object> Causes => Kind == FeelKind.Unknown ? (object[])_object! : [];

    /// <summary>The boolean, if this is one.</summary>
    public bool TryGetBoolean(out bool value)
    {
        value = IsTrue;
        return Kind == FeelKind.Boolean;
    }

    /// <summary>The number as decimal, rounded to 28 digits if it has more; false if this is no number or too large for decimal.</summary>
    public bool TryGetNumber(out decimal value)
    {
        value = 0;
        if (IsDecimal)
        {
            value = Decimal;
            return true;
        }

        return Kind == FeelKind.Number && Numbers.TryRound(Wide, out value);
    }

    /// <summary>The string, if this is one.</summary>
    public bool TryGetString([NotNullWhen(true)] out string? value)
    {
        value = Kind == FeelKind.String ? Text : null;
        return value is not null;
    }

    /// <summary>The date, if this is one between the years 1 and 9999.</summary>
    public bool TryGetDate(out DateOnly value)
    {
        value = default;
        return Kind == FeelKind.Date && Date.TryGet(out value);
    }

    /// <summary>The items, if this is a list.</summary>
    public bool TryGetList([NotNullWhen(true)] out IReadOnlyList<FeelValue>? value)
    {
        value = Kind == FeelKind.List ? Items : null;
        return value is not null;
    }

    /// <summary>The context, if this is one.</summary>
    public bool TryGetContext([NotNullWhen(true)] out FeelContext? value)
    {
        value = Kind == FeelKind.Context ? Entries : null;
        return value is not null;
    }

    /// <summary>The range, if this is one.</summary>
    public bool TryGetRange([NotNullWhen(true)] out FeelRange? value)
    {
        value = Kind == FeelKind.Range ? Limits : null;
        return value is not null;
    }

    internal static FeelValue Of(WideNumber value)
        => value.TryGet(out var narrow) ? Of(narrow) : new(FeelKind.Number, default, value);

    /// <summary>An unknown with the causes of both.</summary>
    internal static FeelValue Merge(in FeelValue a, in FeelValue b)
        => a.Kind != FeelKind.Unknown ? b : b.Kind != FeelKind.Unknown || ReferenceEquals(a._object, b._object) ? a : Unknown(a.Causes.Concat(b.Causes));

    private readonly record struct Bits(long First, long Second);
}
