using System.Globalization;

namespace Miaopu.Rulebook;

/// <summary>What a changed number did to the cases.</summary>
/// <param name="Number">The number.</param>
/// <param name="ChangedTo">What stood there instead.</param>
/// <param name="MovedCases">The cases that no longer pass; empty when nobody noticed.</param>
/// <param name="Reads">Whether the changed text is still a pack; where it is not, lint noticed.</param>
public sealed record PerturbedNumber(PackNumber Number, string ChangedTo, IReadOnlyList<string> MovedCases, bool Reads)
{
    /// <summary>Whether a case or lint saw the change.</summary>
    public bool Noticed => !Reads || MovedCases.Count > 0;
}

/// <summary>Changes each number of a pack a little, up and down, and sees whether some case moves: numbers nobody tests are found so.</summary>
public static class Perturbation
{
    /// <summary>Runs the cases against every changed pack.</summary>
    /// <param name="pack">The pack as it is.</param>
    /// <param name="vocabulary">The vocabulary it was read against.</param>
    /// <param name="cases">Its cases.</param>
    public static IReadOnlyList<PerturbedNumber> Run(PolicyPack pack, Vocabulary vocabulary, CaseFile cases) =>
        [.. pack.Numbers.SelectMany(n => new[] { Changed(pack, vocabulary, cases, n, +1), Changed(pack, vocabulary, cases, n, -1) })];

    private static PerturbedNumber Changed(PolicyPack pack, Vocabulary vocabulary, CaseFile cases, PackNumber number, int by)
    {
        var value = decimal.Parse(number.Text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var to = (value + by).ToString(CultureInfo.InvariantCulture);
        var changed = ChangedPack.Read(pack, vocabulary, [new NumberChange(number, to)]).Pack;
        var moved = changed is null ? [] : cases.Run(changed).Where(r => !r.Passed).Select(r => r.Id).ToArray();
        return new PerturbedNumber(number, to, moved, changed is not null);
    }
}
