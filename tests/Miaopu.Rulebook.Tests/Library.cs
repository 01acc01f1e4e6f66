using System.Runtime.CompilerServices;
using Miaopu.Rulebook;

namespace Miaopu.Rulebook.Tests;

/// <summary>The shipped policies, read from the source tree once a run.</summary>
internal static class Library
{
    private static readonly Lazy<VocabularyReading> Words = new(() =>
        Miaopu.Rulebook.Vocabulary.Read(Directory.GetFiles(Path("vocabulary"), "*.yaml").Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f)))));

    internal static VocabularyReading VocabularyReading => Words.Value;

    internal static Vocabulary Vocabulary => Words.Value.Vocabulary;

    internal static string Path(string below) => System.IO.Path.Combine(Root(), "policies", below);

    internal static string Text(string below) => File.ReadAllText(Path(below));

    internal static PackReading Read(string folder) => PackReader.Read(Text($"{folder}/policy.yaml"), $"{folder}/policy.yaml", Vocabulary, TextOf);

    internal static PackText? TextOf(string policy, string hash) =>
        File.Exists(Path($"{policy}/policy.yaml")) ? new($"{policy}/policy.yaml", Text($"{policy}/policy.yaml")) : null;

    internal static PolicyPack Pack(string folder)
    {
        var reading = Read(folder);
        return reading.Pack ?? throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }

    /// <summary>Every shipped pack's folder, relative to policies/.</summary>
    internal static IEnumerable<string> Folders() => Directory
        .GetFiles(Path(""), "policy.yaml", SearchOption.AllDirectories)
        .Select(f => System.IO.Path.GetRelativePath(Path(""), System.IO.Path.GetDirectoryName(f)!).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private static string Root([CallerFilePath] string here = "") => System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../.."));
}
