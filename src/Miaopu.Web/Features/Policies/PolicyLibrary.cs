using Miaopu.Casework;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Rulebook;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;

namespace Miaopu.Web.Features.Policies;

/// <summary>A folder of packs: <c>vocabulary/*.yaml</c> and, at any depth, <c>policy.yaml</c> with <c>cases.yaml</c> beside it.</summary>
public sealed class PolicyLibrary(string folder)
{
    private const string PackName = "policy.yaml";

    /// <summary>The library that comes with the product.</summary>
    public static PolicyLibrary Shipped { get; } = new(Path.Combine(AppContext.BaseDirectory, "policies"));

    public string Folder { get; } = folder;

    /// <summary>The library a file or folder lies in: the nearest folder above it with a vocabulary; the shipped one where there is none.</summary>
    public static PolicyLibrary Around(string path)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(path)); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "vocabulary")))
            {
                return new PolicyLibrary(at.FullName);
            }
        }

        return Shipped;
    }

    /// <summary>The packs at or below a path, in the order of their names; a file is itself.</summary>
    public static IReadOnlyList<string> PacksAt(string path) => File.Exists(path) ? [path]
        : Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, PackName, SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The texts of the vocabulary, in the order of their names.</summary>
    /// <param name="named">How findings name the files: by default as they lie in the library.</param>
    public IReadOnlyList<VocabularyText> VocabularyTexts(Func<string, string>? named = null)
    {
        var vocabulary = Path.Combine(Folder, "vocabulary");
        return Directory.Exists(vocabulary)
            ? [.. Directory.EnumerateFiles(vocabulary, "*.yaml").Order(StringComparer.Ordinal)
                .Select(f => new VocabularyText(named is null ? "vocabulary/" + Path.GetFileName(f) : named(f), File.ReadAllText(f)))]
            : [];
    }

    /// <summary>The text of a pack by its id, whatever its hash; null where there is none, or the id leads out of the library.</summary>
    public PackText? TextOf(string policy, string hash)
    {
        var file = Path.GetFullPath(Path.Combine(Folder, policy, PackName));
        return file.StartsWith(Path.GetFullPath(Folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file) ? new PackText(file, File.ReadAllText(file)) : null;
    }

    /// <summary>Packs so that each comes after the one it extends; otherwise in the order given.</summary>
    public static IReadOnlyList<string> BasesFirst(IEnumerable<string> files)
    {
        var waiting = files.Select(f => (File: f, PackReader.BaseOf(File.ReadAllText(f))?.Policy)).ToList();
        var ordered = new List<string>();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(w => w.Policy is null || !waiting.Any(o => Id(o.File).EndsWith("/" + w.Policy, StringComparison.Ordinal))).Select(w => w.File).ToList();
            ordered.AddRange(ready.Count > 0 ? ready : waiting.Select(w => w.File));
            waiting.RemoveAll(w => ordered.Contains(w.File));
        }

        return ordered;

        static string Id(string file) => "/" + Path.GetDirectoryName(file)!.Replace('\\', '/');
    }

    public VocabularyReading Vocabulary(Func<string, string>? named = null) =>
        Rulebook.Vocabulary.Read(VocabularyTexts(named).Select(t => (t.File, t.Text)));

    /// <summary>Puts the vocabulary and every pack on the shelf.</summary>
    /// <returns>What was refused; the rest is on the shelf.</returns>
    public async Task<IReadOnlyList<Refusal>> PublishAll(MiaopuDb db, Actor actor, DateTime now)
    {
        var texts = VocabularyTexts();
        if (texts.Count == 0)
        {
            return [];
        }

        var vocabulary = await StockShelf.UseVocabulary(db, texts, actor, now);
        if (vocabulary.Refused)
        {
            return vocabulary.Refusals;
        }

        var refusals = new List<Refusal>();
        foreach (var file in BasesFirst(PacksAt(Folder)))
        {
            var outcome = await StockShelf.Publish(db, await File.ReadAllTextAsync(file), Path.GetRelativePath(Folder, file), actor, now);
            refusals.AddRange(outcome.Refusals);
        }

        return refusals;
    }
}
