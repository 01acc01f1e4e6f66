namespace Miaopu.Rulebook;

/// <summary>The <c>{names}</c> in letters, certificates and their numbers.</summary>
internal static class TextLint
{
    private static readonly string[] NumberNames = ["year", "serial:N"];

    internal static void Check(PolicyPack pack, FindingList findings)
    {
        foreach (var document in pack.Documents)
        {
            var at = document.Place.Mark;
            foreach (var name in NamesIn(document.Text).Where(n => !CaseFacts.All.Contains(n)))
            {
                findings.Unknown(at, "办件信息", name, CaseFacts.All);
            }

            foreach (var name in NamesIn(document.Number).Where(n => n != "year" && !IsSerial(n)))
            {
                findings.Unknown(at, "编号成分", name, NumberNames);
            }

            if (document.Number is { } number && !NamesIn(number).Any(IsSerial))
            {
                findings.Error(at, "shape", "编号规则里没有流水号，如 {serial:4}");
            }
        }
    }

    private static bool IsSerial(string name) =>
        name.StartsWith("serial:", StringComparison.Ordinal) && name.Length == 8 && name[7] is >= '1' and <= '9';

    private static IEnumerable<string> NamesIn(string? text)
    {
        var open = text?.IndexOf('{', StringComparison.Ordinal) ?? -1;
        while (open >= 0)
        {
            var close = text!.IndexOf('}', open);
            if (close < 0)
            {
                yield return text[(open + 1)..];
                yield break;
            }

            yield return text[(open + 1)..close];
            open = text.IndexOf('{', close);
        }
    }
}
