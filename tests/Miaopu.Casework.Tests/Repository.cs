namespace Miaopu.Casework.Tests;

/// <summary>The repository's own files, found from where the tests run.</summary>
internal static class Repository
{
    public static readonly string Root = Above(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Miaopu.slnx")))
                return at.FullName;
        throw new InvalidOperationException($"No Miaopu.slnx above {folder}.");
    }
}
