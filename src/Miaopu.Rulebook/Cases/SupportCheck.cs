using System.Globalization;

namespace Miaopu.Rulebook;

/// <summary>What a case expects of a benefit, as text, and what a pack makes of it in the same words.</summary>
/// <remarks>
/// Words: <c>none</c> not entitled; <c>entitled</c> a benefit that is no money; <c>300000</c> an exact amount; <c>200000..500000</c> between two;
/// <c>0..</c> without an upper bound. Shares follow as <c>, 市 210000</c>.
/// </remarks>
internal static class SupportCheck
{
    internal static Dictionary<string, string> Read(Section section, PolicyPack pack)
    {
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in section.Named(CaseKeys.Support))
        {
            if (pack.Benefits.All(b => b.Id != name.Text))
            {
                section.Findings.Unknown(name.At, "扶持", name.Text, pack.Benefits.Select(b => b.Id));
            }

            switch (value)
            {
                case YamlText text:
                    expected[name.Text] = One(section, text);
                    break;
                case YamlList list:
                    expected[name.Text] = string.Join("..", list.Items.OfType<YamlText>().Select(t => One(section, t)));
                    break;
                case YamlMap map:
                    expected[name.Text] = string.Join(", ", map.Entries.Select(e => $"{(e.Key.Text == CaseKeys.ShareAmount.Word ? "" : e.Key.Text + " ")}{(e.Value is YamlText t ? One(section, t) : "")}"));
                    break;
            }
        }

        return expected;
    }

    /// <summary>A verdict in the words of case files.</summary>
    internal static string Words(BenefitVerdict verdict)
    {
        var parts = string.Concat(verdict.Parts.Select(p => $", {p.Payer} {Plain(p.Amount)}"));
        return verdict switch
        {
            { Answer: Answer.NotMet } => "none",
            { Benefit.Amount: null, Answer: Answer.Met } => "entitled",
            { Amount: { } amount } => Plain(amount) + parts,
            { Low: null, High: null } => "unknown",
            _ => $"{Plain(verdict.Low ?? 0)}..{(verdict.High is { } high ? Plain(high) : "")}",
        };
    }

    private static string One(Section section, YamlText text) =>
        text.Text is "none" or "entitled" or "unknown" or "open" ? text.Text == "open" ? "" : text.Text
        : section.Context.Quantity(text, "support", counted: false) is { } quantity ? Plain(quantity.Number) : "";

    private static string Plain(decimal number) => decimal.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
