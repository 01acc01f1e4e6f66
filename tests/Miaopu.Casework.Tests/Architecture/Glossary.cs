using System.Reflection;
using System.Text.RegularExpressions;
using Miaopu.Casework.Values;
using Miaopu.Feel;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Architecture;

/// <summary>docs/glossary.md holds code and trade to the same words: every noun of the domain has a row, and every row's code name exists.</summary>
public class Glossary
{
    /// <summary>Public, but about texts and how they are read, not about the trade.</summary>
    private static readonly string[] NotOfTheTrade =
    [
        nameof(Finding), nameof(Severity), nameof(Place), nameof(Mark), nameof(PackNumber), nameof(PerturbedNumber),
        nameof(FieldFault), nameof(FieldValue), nameof(FindingCode),
    ];

    private static readonly string Text = Repository.Read("docs/glossary.md");

    [Fact]
    public void Every_noun_of_the_domain_has_a_row()
    {
        var rows = CodeNames(Text);
        var missing =
            from type in Nouns(typeof(Divisions).Assembly).Concat(Nouns(typeof(PolicyPack).Assembly))
            where !rows.Contains(type.Name) && !NotOfTheTrade.Contains(type.Name)
                && !(type.IsEnum && rows.Any(row => type.Name.StartsWith(row, StringComparison.Ordinal)))
            select type.Name;
        missing.Distinct().Order().ShouldBeEmpty("each needs a row '| 中文 | `Name` | meaning |' in docs/glossary.md");
    }

    [Fact]
    public void Every_code_name_of_a_row_exists()
    {
        var types = new[] { typeof(Divisions), typeof(PolicyPack), typeof(FeelValue) }.SelectMany(type => type.Assembly.GetExportedTypes()).Select(NameOf).ToHashSet();
        CodeNames(Text[..Text.IndexOf("\n## Words without a type", StringComparison.Ordinal)]).Where(name => !types.Contains(name)).ShouldBeEmpty("renamed or gone: mend docs/glossary.md");
    }

    [Fact]
    public void The_exceptions_are_still_needed()
    {
        var nouns = Nouns(typeof(PolicyPack).Assembly).Select(type => type.Name).ToHashSet();
        NotOfTheTrade.Where(name => !nouns.Contains(name) || CodeNames(Text).Contains(name)).ShouldBeEmpty();
    }

    /// <summary>
    /// Public types that stand for something: not static classes, which hold functions, nor types inside another, which its row covers, nor form
    /// records, which are what a page sends to a decision, nor readings, which are a thing read from text with what is wrong with it.
    /// </summary>
    private static IEnumerable<(string Name, bool IsEnum)> Nouns(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        where !type.IsNested && !(type.IsAbstract && type.IsSealed) && !type.Name.EndsWith("Form", StringComparison.Ordinal) && !type.Name.EndsWith("Reading", StringComparison.Ordinal)
        select (NameOf(type), type.IsEnum);

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    /// <summary>The names in backticks in the second column of the tables.</summary>
    private static HashSet<string> CodeNames(string text) =>
        [.. from line in text.Split('\n')
            where line.StartsWith('|')
            let cells = line.Split('|')
            where cells.Length > 3
            from Match name in Regex.Matches(cells[2], "`(\\w+)`")
            select name.Groups[1].Value];
}
