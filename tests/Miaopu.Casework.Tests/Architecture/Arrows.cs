using System.Xml.Linq;

namespace Miaopu.Casework.Tests.Architecture;

/// <summary>Web → Store → Casework → Rulebook → Feel. Each project references the next one down and gets the rest through it.</summary>
public class Arrows
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Miaopu.Feel"] = [],
        ["Miaopu.Rulebook"] = ["Miaopu.Feel"],
        ["Miaopu.Casework"] = ["Miaopu.Rulebook"],
        ["Miaopu.Store"] = ["Miaopu.Casework"],
        ["Miaopu.Web"] = ["Miaopu.Store"],
    };

    public static readonly TheoryData<string> Projects = [.. Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_house_has_these_projects_and_no_others() => Projects.Select(row => row.Data).ShouldBe(Allowed.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_the_next_one_down(string project) =>
        XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .ShouldBe(Allowed[project]);
}
