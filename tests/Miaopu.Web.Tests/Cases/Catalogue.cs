using System.Text.RegularExpressions;
using Miaopu.Web.Features.Cases;

namespace Miaopu.Web.Tests.Cases;

/// <summary>Nothing happens to a case that its history cannot tell.</summary>
public sealed class Catalogue
{
    /// <summary>Kinds that a decision hands on as an argument, so that no call names stream and kind together.</summary>
    private static readonly string[] HandedOn = ["DecisionProposed", "DecisionSigned"];

    private static readonly string Root = Above(AppContext.BaseDirectory);

    [Fact]
    public void Every_event_of_a_case_has_its_sentence_and_every_sentence_its_event()
    {
        var raised = Raised();
        raised.Count.ShouldBeGreaterThan(20);
        raised.Except(EventCatalogue.All.Select(e => e.Kind)).ShouldBeEmpty("each needs a row in EventCatalogue");
        EventCatalogue.All.Select(e => e.Kind).Except(raised).ShouldBeEmpty("no decision gives these any more");
    }

    [Fact]
    public void The_kinds_are_those_of_the_approved_list()
    {
        var approved = File.ReadAllLines(Path.Combine(Root, "tests/Miaopu.Web.Tests/Cases/event-catalogue.approved.txt"));
        EventCatalogue.All.Select(e => e.Kind).ShouldBe(approved, "stored events keep their kinds for ever: change the approved list with them");
    }

    private static HashSet<string> Raised()
    {
        string[] calls =
        [
            "Tell\\(\"([A-Z]\\w+)\"",
            "Streams\\.Case\\((?:[^()]|\\([^()]*\\))*\\),\\s*(?:\\w+ \\? )?\"([A-Z]\\w+)\"",
            "slot\\.Stream, \"([A-Z]\\w+)\"",
        ];
        var sources = Directory.EnumerateFiles(Path.Combine(Root, "src/Miaopu.Casework"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "src/Miaopu.Web/Features"), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)).Select(File.ReadAllText);
        return [.. sources.SelectMany(text => calls.SelectMany(call => Regex.Matches(text, call).Select(m => m.Groups[1].Value))), .. HandedOn];
    }

    private static string Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Miaopu.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"No Miaopu.slnx above {folder}.");
    }
}
