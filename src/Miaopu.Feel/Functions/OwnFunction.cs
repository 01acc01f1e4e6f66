namespace Miaopu.Feel;

/// <summary>A function of the language itself (DMN 1.5, 10.3.4).</summary>
internal sealed class OwnFunction(string name, Unknowns unknowns, FunctionBody body, CallForm[] forms) : FeelFunction
{
    public string Name => name;

    /// <summary>Whether the same arguments always give the same result.</summary>
    public bool Pure { get; init; } = true;

    public override IReadOnlyList<string> Parameters => forms[0].Parameters;

    internal override FeelValue Invoke(Frame caller, ReadOnlySpan<FeelValue> arguments, int position)
    {
        foreach (var form in forms)
        {
            if (arguments.Length >= form.Required && (form.Open || arguments.Length <= form.Parameters.Length))
            {
                return Run(caller, arguments, position);
            }
        }

        return caller.Error(position, $"{name} 不能用 {arguments.Length} 个参数调用，应为 {Signature()}");
    }

    internal override FeelValue InvokeNamed(Frame caller, string[] names, ReadOnlySpan<FeelValue> arguments, int position)
    {
        CallForm? nearly = null;
        foreach (var form in Matching(names))
        {
            var ordered = form.Order(names, arguments);
            if (form.Misfit(ordered) < 0)
            {
                return Run(caller, ordered, position);
            }

            nearly ??= form;
        }

        if (nearly is not null)
        {
            var ordered = nearly.Order(names, arguments);
            var at = nearly.Misfit(ordered);
            return caller.Error(position, $"{name}：“{nearly.Parameters[at]}”应为{nearly.Kinds[at]!.Name}，而不是{Comparison.Name(ordered[at])}");
        }

        var wrong = names.FirstOrDefault(n => !forms.Any(f => f.Parameters.Contains(n))) ?? names[0];
        var nearest = Nearest.Of(wrong, forms.SelectMany(f => f.Parameters));
        return caller.Error(position, $"{name} 没有参数“{wrong}”{Nearest.Hint(nearest)}，应为 {Signature()}");
    }

    /// <summary>Named arguments in the order of the parameters, default where one is left out; false where no form has all the names.</summary>
    public bool TryOrder<T>(string[] names, ReadOnlySpan<T> arguments, out T[] ordered)
    {
        var form = Matching(names).FirstOrDefault();
        ordered = form is null ? [] : form.Order(names, arguments);
        return form is not null;
    }

    // before(range, point) and before(point, range) have the same names: the form written in the order of the call comes first
    private IEnumerable<CallForm> Matching(string[] names)
        => forms.Where(f => f.Has(names)).OrderBy(f => f.IsInOrder(names) ? 0 : 1);

    internal override bool Fits(IReadOnlyList<FeelType> parameters, FeelType result)
        => forms.Any(f => parameters.Count >= f.Required && (f.Open || parameters.Count <= f.Parameters.Length));

    private FeelValue Run(Frame caller, ReadOnlySpan<FeelValue> arguments, int position)
    {
        if (unknowns != Unknowns.Own && FirstUnknown(arguments) is { IsUnknown: true } unknown)
        {
            return unknown;
        }

        caller.Spend(Weight(arguments));
        return body(new Call(caller, position, name, arguments));
    }

    /// <summary>What it costs to look through the arguments once, so that a large one is not looked through a million times.</summary>
    private static long Weight(ReadOnlySpan<FeelValue> arguments)
    {
        long weight = 0;
        foreach (ref readonly var argument in arguments)
        {
            weight += argument.Kind switch
            {
                FeelKind.String => argument.Text.Length / 16,
                FeelKind.List => argument.Items.Count / 16,
                _ => 0,
            };
        }

        return weight;
    }

    private FeelValue FirstUnknown(ReadOnlySpan<FeelValue> arguments)
    {
        FeelValue unknown = default;
        foreach (var argument in arguments)
        {
            if (argument.IsUnknown)
            {
                unknown = FeelValue.Merge(argument, unknown);
            }
            else if (argument.Kind == FeelKind.List && unknowns == Unknowns.Spread)
            {
                foreach (var item in argument.Items)
                {
                    unknown = item.IsUnknown ? FeelValue.Merge(item, unknown) : unknown;
                }
            }
        }

        return unknown;
    }

    private string Signature() => string.Join(" 或 ", forms.Select(f => $"{name}({string.Join(", ", f.Parameters)}{(f.Open ? "…" : "")})"));
}
