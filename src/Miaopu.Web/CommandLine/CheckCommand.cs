using System.CommandLine;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Policies;

namespace Miaopu.Web.CommandLine;

/// <summary><c>policy check</c>: every fault of every pack and of the vocabularies they are read with, for people, for programs, and as SARIF.</summary>
internal static class CheckCommand
{
    internal static Command Make()
    {
        var paths = PolicyCommands.Paths();
        var format = new Option<string>("--format")
        {
            Description = "text 给人看，每处问题一行；json 给程序；sarif 给代码平台和编辑器（SARIF 2.1.0）",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif");
        var command = new Command(
            "check",
            "检查政策包：名称、单位、引用、环节、依据、决策表。每处问题一行：文件:行:列: 级别: 说明 [代码]\n一个文件有错误不妨碍其他文件。退出码：0 没有错误；1 有错误；2 路径无法读取")
        {
            paths, format,
        };
        command.SetAction(parsed =>
        {
            if (PolicyCommands.PacksAt(parsed.GetValue(paths)!) is not { } files)
            {
                return PolicyCommands.Unreadable;
            }

            var vocabularies = files.Select(f => PolicyLibrary.Around(f).Folder).Distinct(StringComparer.Ordinal)
                .SelectMany(folder => new PolicyLibrary(folder).Vocabulary(f => Path.GetRelativePath(Directory.GetCurrentDirectory(), f)).Findings).ToArray();
            var packs = files.Select(f => PolicyCommands.Read(f).Findings).ToArray();
            Finding[] all = [.. vocabularies, .. packs.SelectMany(f => f)];
            switch (parsed.GetValue(format))
            {
                case "json":
                    Console.WriteLine(FindingReport.Json(all));
                    break;
                case "sarif":
                    Console.WriteLine(FindingReport.Sarif(all, typeof(CheckCommand).Assembly.GetName().Version!.ToString(3)));
                    break;
                default:
                    PolicyCommands.Tell(all);
                    Console.WriteLine(Total(files.Count, packs.Count(IsFaulty), IsFaulty(vocabularies)));
                    break;
            }

            return IsFaulty(all) ? 1 : 0;
        });
        return command;
    }

    private static string Total(int packs, int faulty, bool vocabulary) =>
        $"检查了 {packs} 个政策包，{(faulty == 0 && !vocabulary ? "没有错误" : $"{faulty} 个有错误{(vocabulary ? "，词汇表有错误" : "")}")}";

    private static bool IsFaulty(IEnumerable<Finding> findings) => findings.Any(f => f.Severity == Severity.Error);
}
