using System.CommandLine;
using System.Globalization;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Policies;

namespace Miaopu.Web.CommandLine;

/// <summary><c>policy test</c> and <c>explain</c>, and what the other commands on packs share: what can be said of packs without a database. Exit code 0 fine, 1 faults found, 2 cannot be read.</summary>
public static class PolicyCommands
{
    /// <summary>Nothing could be looked at: a path that does not exist, a folder without packs.</summary>
    public const int Unreadable = 2;

    public static Command Make() => new("policy", "政策包：检查、测试、解释、比较、试算、条款落实、编辑器格式、发布")
    {
        CheckCommand.Make(), Test(), Explain(), DiffCommand.Make(), SimulateCommand.Make(), CoverageCommand.Make(), SchemaCommand.Make(), PublishCommand.Make(),
    };

    private static Command Test()
    {
        var paths = Paths();
        var command = new Command("test", "运行政策包旁 cases.yaml 中的案例，逐个列出未通过的\n末行：N passed, N failed。退出码：0 全部通过；1 有未通过的或政策包有错误；2 路径无法读取") { paths };
        command.SetAction(parsed =>
        {
            var (passed, failed) = (0, 0);
            if (PacksAt(parsed.GetValue(paths)!) is not { } files)
            {
                return Unreadable;
            }

            var sound = true;
            foreach (var file in files)
            {
                var reading = Read(file);
                if (reading.Pack is not { } pack)
                {
                    failed++;
                    Tell(reading.Findings);
                    continue;
                }

                var results = CasesBeside(file, pack);
                passed += results.Count(r => r.Passed);
                failed += results.Count(r => !r.Passed);
                sound &= results.All(r => r.Passed);
            }

            Console.WriteLine($"{passed} passed, {failed} failed");
            return failed > 0 || !sound ? 1 : 0;
        });
        return command;
    }

    private static Command Explain()
    {
        var path = new Argument<string>("PATH") { Description = "政策包文件，或只含一个政策包的文件夹" };
        var facts = new Option<string>("--facts") { Description = "情形文件，写法与 cases.yaml 中的情形相同（cutoff、facts、judged）；计分的政策包还可写 scored，几家一起评的写 carriers", Required = true };
        var on = new Option<string?>("--on") { Description = "统计到哪一天，如 2021-05-14；不写时用情形文件中的 cutoff" };
        var json = new Option<bool>("--json") { Description = "输出 JSON" };
        var alone = new Option<bool>("--alone") { Description = "计分的政策包：只看一家，与其他参评载体比较才知道的留作待定，和网页上的自查相同" };
        var command = new Command("explain", "逐条解释一个情形是否达到条件、还差什么、最少改变哪些就能达到。标准输出只有解释本身\n退出码：0 已解释；1 政策包或情形有错误；2 路径无法读取") { path, facts, on, json, alone };
        command.SetAction(parsed =>
        {
            var found = PolicyLibrary.PacksAt(parsed.GetValue(path)!);
            if (found.Count != 1 || !File.Exists(parsed.GetValue(facts)))
            {
                return Refuse(found.Count switch
                {
                    0 => $"没有找到政策包：{parsed.GetValue(path)}",
                    > 1 => $"{parsed.GetValue(path)} 下有 {found.Count} 个政策包，请写明其中一个：{string.Join("、", found)}",
                    _ => $"没有找到情形文件：{parsed.GetValue(facts)}",
                });
            }

            DateOnly? day = null;
            if (parsed.GetValue(on) is { } text)
            {
                if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed))
                {
                    return Refuse($"--on 应是日期，如 2021-05-14，现为“{text}”");
                }

                day = typed;
            }

            var reading = Read(found[0]);
            if (reading.Pack is not { } pack)
            {
                Tell(reading.Findings, Console.Error);
                return 1;
            }

            if (!pack.Scoring.IsEmpty)
            {
                return ExplainRating(pack, parsed.GetValue(facts)!, day, parsed.GetValue(json), parsed.GetValue(alone));
            }

            var situation = SituationReader.Read(File.ReadAllText(parsed.GetValue(facts)!), parsed.GetValue(facts)!, pack, day);
            Tell(situation.Findings, Console.Error);
            if (situation.Situation is null)
            {
                return 1;
            }

            var assessment = pack.Assess(situation.Situation);
            var support = pack.Support(situation.Situation);
            var way = NearestWay.Of(assessment, situation.Situation);
            Console.WriteLine((parsed.GetValue(json) ? Explanation.Json(assessment, support: support, way: way) : Explanation.Text(assessment, support, way)).TrimEnd());
            return 0;
        });
        return command;
    }

    /// <summary>A pack that scores is explained with points, ranks and grades, for one carrier or for several that are evaluated together.</summary>
    private static int ExplainRating(PolicyPack pack, string facts, DateOnly? day, bool json, bool alone)
    {
        var reading = EntrantReader.Read(File.ReadAllText(facts), facts, pack, day);
        Tell(reading.Findings, Console.Error);
        if (reading.Entrants is null)
        {
            return 1;
        }

        if (alone && reading.Entrants.Count != 1)
        {
            return Refuse($"--alone 只看一家，情形文件里有 {reading.Entrants.Count} 家");
        }

        var rating = alone ? pack.RateAlone(reading.Entrants[0]) : pack.Rate(reading.Entrants, reading.Settled);
        Console.WriteLine((json ? RatingExplanation.Json(rating) : RatingExplanation.Text(rating)).TrimEnd());
        return 0;
    }

    /// <summary>Reads a pack with the vocabulary and the base packs of the library it lies in.</summary>
    internal static PackReading Read(string file)
    {
        var library = PolicyLibrary.Around(file);
        return PackReader.Read(File.ReadAllText(file), file, library.Vocabulary().Vocabulary, library.TextOf);
    }

    /// <summary>Says on standard error why nothing was done.</summary>
    internal static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Unreadable;
    }

    internal static Argument<string[]> Paths() => new("PATH")
    {
        Description = "政策包文件，或含有政策包的文件夹；相对路径从当前文件夹算起",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <returns>Whether none of them is an error.</returns>
    internal static bool Tell(IEnumerable<Finding> findings, TextWriter? to = null)
    {
        var sound = true;
        foreach (var finding in findings)
        {
            (to ?? Console.Out).WriteLine(finding);
            sound &= finding.Severity != Severity.Error;
        }

        return sound;
    }

    /// <summary>The packs at the given paths; null after a refusal where one of them leads to none.</summary>
    internal static IReadOnlyList<string>? PacksAt(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            var found = PolicyLibrary.PacksAt(path);
            if (found.Count == 0)
            {
                Refuse(File.Exists(path) || Directory.Exists(path) ? $"{path} 下没有政策包（policy.yaml）" : $"没有这个文件或文件夹：{path}");
                return null;
            }

            files.AddRange(found);
        }

        return files;
    }

    private static IReadOnlyList<CaseResult> CasesBeside(string file, PolicyPack pack)
    {
        var cases = Path.Combine(Path.GetDirectoryName(file)!, "cases.yaml");
        if (!File.Exists(cases))
        {
            return [Failed("没有 cases.yaml：发布前至少要有一个案例")];
        }

        var reading = CaseFile.Read(File.ReadAllText(cases), cases, pack);
        Tell(reading.Findings);
        var results = reading.File?.Run(pack) ?? [Failed("cases.yaml 有错误，案例没有运行")];
        foreach (var result in results.Where(r => !r.Passed))
        {
            Console.WriteLine($"{result.Place} {result.Id} {result.Title}");
            foreach (var failure in result.Failures)
            {
                Console.WriteLine($"    {failure}");
            }
        }

        return results;

        CaseResult Failed(string why) => new(pack.Id, pack.Title, new Place(cases, 1, 1), [why]);
    }
}
