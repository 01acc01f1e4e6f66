using System.Text.RegularExpressions;

namespace Miaopu.Web.Tests.Look;

/// <summary>What the content security policy and the browsers of three years ago ask of our own files.</summary>
public sealed partial class Sources
{
    private static readonly string Web = Path.Combine(Root(), "src", "Miaopu.Web");

    [Fact]
    public void No_page_carries_script_or_style_inside_its_markup() =>
        Offending(Directory.EnumerateFiles(Web, "*.razor", SearchOption.AllDirectories), Inline()).ShouldBeEmpty();

    [Fact]
    public void No_code_word_slips_into_the_text_of_a_page() =>
        Offending(Directory.EnumerateFiles(Web, "*.razor", SearchOption.AllDirectories), WordGluedToCode()).ShouldBeEmpty();

    [Fact]
    public void Styles_use_nothing_younger_than_three_years() =>
        Offending(Directory.EnumerateFiles(Path.Combine(Web, "wwwroot", "css"), "*.css"), YoungCss()).ShouldBeEmpty();

    [Fact]
    public void Scripts_build_no_code_and_no_markup_from_text() =>
        Offending(Directory.EnumerateFiles(Path.Combine(Web, "wwwroot", "js"), "*.js"), DangerousScript()).ShouldBeEmpty();

    [Fact]
    public void Every_icon_asked_for_by_name_is_drawn()
    {
        var asked = Directory.EnumerateFiles(Web, "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => NamedIcon().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct();

        asked.Where(name => name != "dot" && Miaopu.Web.Look.IconShapes.Of(name) == Miaopu.Web.Look.IconShapes.Of("dot")).ShouldBeEmpty();
    }

    private static IEnumerable<string> Offending(IEnumerable<string> files, Regex forbidden) =>
        from file in files
        where !file.Contains("node_modules", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        where forbidden.IsMatch(line.Text)
        select $"{Path.GetRelativePath(Web, file)}:{line.Number} {line.Text.Trim()}";

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Miaopu.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Miaopu.slnx stands in no folder above the tests.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("""\sstyle="|\son[a-z]+="|javascript:|<style|(?<!")<script(?! src)""")]
    private static partial Regex Inline();

    // Razor reads a letter before @if as an address, and prints the code
    [GeneratedRegex("""(?<!@[\w.]*)\p{L}@(if|foreach|for|switch)\b""")]
    private static partial Regex WordGluedToCode();

    [GeneratedRegex("""color-mix\(|:has\(|@container|@scope|light-dark\(|^\s+&|anchor\(|@starting-style""")]
    private static partial Regex YoungCss();

    [GeneratedRegex("""\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|setAttribute\("style""")]
    private static partial Regex DangerousScript();

    [GeneratedRegex("<Icon Name=\"([a-z]+)\"")]
    private static partial Regex NamedIcon();
}
