using System.Reflection;
using Miaopu.Casework.Values;
using Miaopu.Feel;
using Miaopu.Rulebook;

namespace Miaopu.Casework.Tests.Architecture;

/// <summary>The pure projects decide, and reach nothing outside: no database, network, file, clock, chance or process.</summary>
public class PureProjects
{
    private static readonly string[] ForbiddenSpaces =
    [
        "System.Data.", "System.IO.", "System.Net.", "System.Timers.", "System.Diagnostics.Process", "Microsoft.AspNetCore.", "Microsoft.EntityFrameworkCore.",
        "Microsoft.Extensions.", "Npgsql.", "Quartz.",
    ];

    /// <summary>Of System.IO, what works on text and bytes at hand.</summary>
    private static readonly string[] AllowedTypes =
    [
        "System.IO.TextReader", "System.IO.TextWriter", "System.IO.StringReader", "System.IO.StringWriter", "System.IO.Stream", "System.IO.MemoryStream",
        "System.IO.InvalidDataException",
    ];

    private static readonly string[] ForbiddenTypes =
    [
        "System.Console", "System.Random", "System.TimeProvider", "System.TimeZoneInfo", "System.Diagnostics.Stopwatch", "System.Threading.Timer",
        "System.Threading.PeriodicTimer", "System.Threading.Thread", "System.Security.Cryptography.RandomNumberGenerator",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Environment.GetEnvironmentVariable", "System.Environment.get_CurrentDirectory", "System.Threading.Tasks.Task.Delay", "System.Threading.Tasks.Task.Run",
        "System.DateTime.ToLocalTime", "System.DateTime.ToUniversalTime",
    ];

    /// <summary>
    /// FEEL knows times in named zones; it looks them up in the machine's zone files and takes a zone it does not find for an unknown one. It gives up a hostile
    /// evaluation after some seconds, whatever its steps cost: the watch ends one, and no result depends on it otherwise.
    /// </summary>
    private static readonly Dictionary<string, string[]> Exceptions = new() { ["Miaopu.Feel"] = ["System.Diagnostics.Stopwatch", "System.TimeZoneInfo"] };

    public static readonly TheoryData<Type> OneTypeOfEach = [typeof(FeelValue), typeof(PolicyPack), typeof(Divisions)];

    [Theory]
    [MemberData(nameof(OneTypeOfEach))]
    public void A_pure_project_reaches_nothing_outside(Type inProject) =>
        Reached(inProject.Assembly).ShouldBe(Exceptions.GetValueOrDefault(inProject.Assembly.GetName().Name!, []));

    [Theory]
    [InlineData(typeof(FeelValue), new string[0])]
    [InlineData(typeof(PolicyPack), new[] { "Miaopu.Feel", "YamlDotNet" })]
    [InlineData(typeof(Divisions), new[] { "Miaopu.Feel", "Miaopu.Rulebook" })]
    public void A_pure_project_uses_the_framework_and_what_stands_below_it(Type inProject, string[] below)
    {
        using var use = AssemblyUse.Of(inProject.Assembly);
        use.Assemblies.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).Except(below).ShouldBeEmpty();
    }

    /// <summary>This test project does all of these things, so a guard that sees none of them here guards nothing.</summary>
    [Fact]
    public void The_guard_sees_files_clocks_and_chance_where_they_are()
    {
#pragma warning disable RS0030 // what the guard has to see
        _ = (DateTime.UtcNow, Guid.NewGuid(), new Random(1));
#pragma warning restore RS0030
        new[] { "System.DateTime.get_UtcNow", "System.Guid.NewGuid", "System.IO.File", "System.Random" }.ShouldBeSubsetOf(Reached(typeof(PureProjects).Assembly));
    }

    private static string[] Reached(Assembly assembly)
    {
        using var use = AssemblyUse.Of(assembly);
        var types = use.Types.Where(type => ForbiddenTypes.Contains(type)
            || !AllowedTypes.Contains(type) && ForbiddenSpaces.Any(space => type.StartsWith(space, StringComparison.Ordinal)));
        return [.. types.Concat(use.Members.Where(ForbiddenMembers.Contains)).Distinct().Order(StringComparer.Ordinal)];
    }
}
