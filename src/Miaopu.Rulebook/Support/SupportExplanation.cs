using System.Text;
using System.Text.Json;

namespace Miaopu.Rulebook;

/// <summary>What benefits come to, told to people and to programs; follows the answers on criteria.</summary>
internal static class SupportExplanation
{
    internal static void Text(StringBuilder text, IReadOnlyList<BenefitVerdict> support)
    {
        foreach (var verdict in support)
        {
            text.Append('\n').Append('【').Append(Word(verdict)).Append('】').Append(verdict.Benefit.Title).Append("  ").Append(Explanation.Source(verdict.Benefit.Basis)).Append('\n');
            if (verdict.Benefit.Basis.Reading is { } reading)
            {
                text.Append("  本包的理解：").Append(reading).Append('\n');
            }

            foreach (var step in verdict.Steps)
            {
                text.Append("  ").Append(step).Append('\n');
            }

            foreach (var part in verdict.Parts)
            {
                text.Append("  ").Append(part.Payer).Append("承担 ").Append(Figures.WithUnit(part.Amount, "元")).Append('\n');
            }

            if (verdict.Unknown.Count > 0)
            {
                text.Append("  ").Append(Wording.Missing(verdict.Unknown)).Append('\n');
            }
        }
    }

    internal static void Json(Utf8JsonWriter json, IReadOnlyList<BenefitVerdict> support)
    {
        json.WriteStartArray("support");
        foreach (var verdict in support)
        {
            json.WriteStartObject();
            json.WriteString("id", verdict.Benefit.Id);
            json.WriteString("title", verdict.Benefit.Title);
            json.WriteString("answer", AnswerWords.Of(verdict.Answer));
            ReceiptJson.Basis(json, verdict.Benefit.Basis);
            ReceiptJson.Number(json, "low", verdict.Low);
            ReceiptJson.Number(json, "high", verdict.High);
            ReceiptJson.Texts(json, "steps", verdict.Steps);
            ReceiptJson.Texts(json, "unknown", [.. verdict.Unknown.Select(u => u.Label)]);
            if (verdict.Parts.Count > 0)
            {
                json.WriteStartObject("shares");
                foreach (var part in verdict.Parts)
                {
                    ReceiptJson.Number(json, part.Payer, part.Amount);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Word(BenefitVerdict verdict) => verdict switch
    {
        { Answer: Answer.NotMet } => "不给",
        { Benefit.Amount: null, Answer: Answer.Met } => "给",
        { Amount: { } amount } => Figures.WithUnit(amount, "元"),
        { Answer: Answer.ForAPerson } => "由人定",
        { Low: { } low, High: { } high } => $"{Figures.WithUnit(low, "元")} 至 {Figures.WithUnit(high, "元")}",
        _ => Wording.Word(verdict.Answer),
    };
}
