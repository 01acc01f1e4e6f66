using System.Collections.Frozen;

namespace Miaopu.Feel;

/// <summary>
/// What the language's own functions take and give, as far as types show (DMN 1.5, 10.3.4). A letter a parameter: s string, n number, b boolean, d date or date and time,
/// t time or what holds one, u duration, m number or duration, c context, f function, x anything. A list is taken for the single value that it may hold, so it is never refused.
/// </summary>
internal static class FunctionTypes
{
    private static readonly FrozenDictionary<string, string> Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["substring"] = "snn", ["string length"] = "s", ["upper case"] = "s", ["lower case"] = "s", ["substring before"] = "ss", ["substring after"] = "ss",
        ["contains"] = "ss", ["starts with"] = "ss", ["ends with"] = "ss", ["matches"] = "sss", ["replace"] = "ssss", ["split"] = "ss", ["string join"] = "xs",
        ["not"] = "b", ["duration"] = "x", ["years and months duration"] = "dd",
        ["decimal"] = "nn", ["floor"] = "nn", ["ceiling"] = "nn", ["round up"] = "nn", ["round down"] = "nn", ["round half up"] = "nn", ["round half down"] = "nn",
        ["abs"] = "m", ["modulo"] = "nn", ["sqrt"] = "n", ["log"] = "n", ["exp"] = "n", ["odd"] = "n", ["even"] = "n",
        ["day of year"] = "d", ["day of week"] = "d", ["month of year"] = "d", ["week of year"] = "d",
        ["sublist"] = "xnn", ["insert before"] = "xnx", ["remove"] = "xn", ["get value"] = "cs", ["get entries"] = "c", ["context put"] = "cxx", ["range"] = "s",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What stands for a parameter: its letter, or x.</summary>
    public static char Parameter(string function, int position)
        => Parameters.TryGetValue(function, out var letters) && position < letters.Length ? letters[position] : 'x';

    /// <summary>Whether a value of a type may be meant where a letter stands.</summary>
    public static bool Takes(char letter, FeelType type) => type.Kind is null or FeelKind.Null or FeelKind.List || letter switch
    {
        's' => type.Kind == FeelKind.String,
        'n' => type.Kind == FeelKind.Number,
        'm' => type.Kind is FeelKind.Number or FeelKind.YearsMonthsDuration or FeelKind.DaysTimeDuration,
        'b' => type.Kind == FeelKind.Boolean,
        'd' => type.Kind is FeelKind.Date or FeelKind.DateTime,
        'c' => type.Kind == FeelKind.Context,
        'f' => type.Kind == FeelKind.Function,
        _ => true,
    };

    /// <summary>What people call the values that a letter stands for.</summary>
    public static string Word(char letter) => letter switch
    {
        's' => "字符串",
        'n' => "数值",
        'm' => "数值或时长",
        'b' => "真假值",
        'd' => "日期或日期时间",
        'c' => "上下文",
        _ => "函数",
    };

    /// <summary>Whether it draws numbers together, as a list or as its arguments.</summary>
    public static bool IsOfNumbers(string function) => function is "sum" or "mean" or "median" or "stddev" or "mode" or "product";

    /// <summary>Whether it draws values together that must be of one kind and unit.</summary>
    public static bool DrawsTogether(string function) => function is "min" or "max" || (IsOfNumbers(function) && function != "product");

    /// <summary>The type of the result.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="arguments">The types of the arguments in the order of the parameters.</param>
    public static FeelType Result(string function, IReadOnlyList<FeelType> arguments)
    {
        var first = arguments.Count > 0 ? arguments[0] : FeelType.Any;
        return function switch
        {
            "not" or "contains" or "starts with" or "ends with" or "matches" or "list contains" or "all" or "any" or "odd" or "even" or "is" => FeelType.Boolean,
            "before" or "after" or "meets" or "met by" or "overlaps" or "overlaps before" or "overlaps after" or "finishes" or "finished by" or "includes" or "during"
                or "starts" or "started by" or "coincides" => FeelType.Boolean,
            "substring" or "upper case" or "lower case" or "substring before" or "substring after" or "replace" or "string join" or "string" or "day of week" or "month of year" => FeelType.String,
            "string length" or "count" or "number" or "sqrt" or "log" or "exp" or "product" or "day of year" or "week of year" => FeelType.Number,
            "decimal" or "floor" or "ceiling" or "round up" or "round down" or "round half up" or "round half down" or "modulo" => FeelType.Number.In(UnitOf(first)),
            "abs" => first.Kind is FeelKind.Number or FeelKind.YearsMonthsDuration or FeelKind.DaysTimeDuration ? first : FeelType.Any,
            "sum" or "mean" or "median" or "stddev" => FeelType.Number.In(UnitOf(Together(arguments))),
            "mode" => FeelType.ListOf(FeelType.Number.In(UnitOf(Together(arguments)))),
            "min" or "max" => Together(arguments),
            "date" or "today" => FeelType.Date,
            "time" => FeelType.Time,
            "date and time" or "now" => FeelType.DateTime,
            "years and months duration" => FeelType.YearsMonthsDuration,
            "split" => FeelType.ListOf(FeelType.String),
            "index of" => FeelType.ListOf(FeelType.Number),
            "sublist" or "reverse" or "distinct values" or "remove" or "sort" => ListOf(first),
            "append" => FeelType.ListOf(arguments.Skip(1).Aggregate(ItemOf(first), FeelType.Join)),
            "concatenate" or "union" when arguments.Count > 0 => FeelType.ListOf(arguments.Select(ItemOf).Aggregate(FeelType.Join)),
            "insert before" or "list replace" or "flatten" or "get entries" => FeelType.AnyList,
            "context" or "context put" or "context merge" => FeelType.AnyContext,
            _ => FeelType.Any,
        };
    }

    /// <summary>What is known of the items of a list, or of a value that stands for a list of itself.</summary>
    public static FeelType ItemOf(FeelType type) => type.Kind == FeelKind.List ? type.Element ?? FeelType.Any : type;

    private static FeelType Together(IReadOnlyList<FeelType> arguments)
        => arguments.Count switch { 0 => FeelType.Any, 1 => ItemOf(arguments[0]), _ => arguments.Aggregate(FeelType.Join) };

    private static FeelType ListOf(FeelType type) => type.Kind switch { null or FeelKind.Null => FeelType.AnyList, FeelKind.List => type, _ => FeelType.ListOf(type) };

    private static string? UnitOf(FeelType type) => type.Kind == FeelKind.Number ? type.Unit : null;
}
