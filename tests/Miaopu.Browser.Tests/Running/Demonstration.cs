using Miaopu.Web.Features.Demonstration;

namespace Miaopu.Browser.Tests.Running;

/// <summary>What tests need to know of the demonstration, read from its own data files.</summary>
public static class Demonstration
{
    public static string Password { get; } = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "demonstration"), "*.yaml")
        .Select(file => Province.Read(File.ReadAllText(file)).Password).Single(password => password.Length > 0);
}
