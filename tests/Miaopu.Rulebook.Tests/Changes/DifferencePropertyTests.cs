using System.Globalization;
using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests.Changes;

/// <summary>What holds of differences between any packs; tried on all shipped ones.</summary>
public sealed class DifferencePropertyTests
{
    private static readonly Dictionary<string, PolicyPack> Packs = Library.Folders().ToDictionary(f => f, Library.Pack);

    private const int MostTexts = 150;

    public static TheoryData<string> Folders => [.. Library.Folders()];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_pack_does_not_differ_from_itself(string folder)
    {
        var pack = Packs[folder];
        var commented = PackReader.Read(pack.Text + "\n# nothing\n", "commented", Library.Vocabulary, Library.TextOf).Pack!;

        PackDifference.Between(pack, pack).Changes.ShouldBeEmpty();
        PackDifference.Between(pack, commented).Changes.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_way_back_mirrors_the_way_there(string folder)
    {
        foreach (var other in Packs.Values)
        {
            var there = PackDifference.Between(Packs[folder], other);
            var back = PackDifference.Between(other, Packs[folder]);

            back.Unchanged.ShouldBe(there.Unchanged);
            back.Changes.Select(Lean).Order().ShouldBe(there.Changes.Select(Mirrored).Select(Lean).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_changed_number_is_one_line(string folder)
    {
        var pack = Packs[folder];
        foreach (var number in pack.Numbers)
        {
            var value = decimal.Parse(number.Text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            var text = string.Concat(pack.Text.AsSpan(0, number.At.Index), (value + 1).ToString(CultureInfo.InvariantCulture), pack.Text.AsSpan(number.At.Index + number.Length));
            if (PackReader.Read(text, "changed", Library.Vocabulary, Library.TextOf).Pack is { } changed)
            {
                PackDifference.Between(pack, changed).Changes.Select(DifferenceReport.Line).Count().ShouldBe(1, $"{number.What} {number.At.Line}");
            }
        }
    }

    /// <summary>Whatever a pack says is compared: any text that is changed and still read is told. Of a long pack every so manieth text is tried.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void No_change_of_a_text_goes_untold(string folder)
    {
        var pack = Packs[folder];
        var silent = new List<string>();
        var texts = Texts(YamlReader.Read(pack.Text, new FindingList("pack"))!).ToArray();
        foreach (var text in texts.Where((_, i) => i % ((texts.Length / MostTexts) + 1) == folder.Length % ((texts.Length / MostTexts) + 1)))
        {
            var changed = string.Concat(pack.Text.AsSpan(0, text.At.Index + (text.Plain ? 0 : 1)), "改", pack.Text.AsSpan(text.At.Index + (text.Plain ? 0 : 1)));
            if (PackReader.Read(changed, "changed", Library.Vocabulary, Library.TextOf).Pack is { } read && PackDifference.Between(pack, read).IsEmpty)
            {
                silent.Add($"{text.At.Line}: {text.Text}");
            }
        }

        silent.ShouldBeEmpty();
    }

    private static IEnumerable<YamlText> Texts(YamlItem item) => item switch
    {
        YamlText text => [text],
        YamlList list => list.Items.SelectMany(Texts),
        YamlMap map => map.Entries.SelectMany(e => Texts(e.Value).Prepend(e.Key)),
        _ => [],
    };

    private static PackChange Mirrored(PackChange change) => change with
    {
        Kind = change.Kind switch { ChangeKind.Added => ChangeKind.Removed, ChangeKind.Removed => ChangeKind.Added, var kind => kind },
        From = change.To,
        To = change.From,
        Direction = ItemMatch.Turned(change.Direction),
    };

    // an item that is called differently in both is told by the name of the second
    private static string Lean(PackChange change) =>
        $"{change.Group} {change.Kind} {change.Sort} {change.Aspect} {change.From} {change.To} {change.Direction} {string.Join('、', change.Reach.Criteria.Order())}";
}
