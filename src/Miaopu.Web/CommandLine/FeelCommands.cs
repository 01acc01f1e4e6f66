using System.CommandLine;
using Miaopu.Feel;

namespace Miaopu.Web.CommandLine;

/// <summary><c>feel test</c>: runs lines of the public conformance kit of DMN and says what came of each; <c>feel fuzz</c>: random and damaged expressions.</summary>
public static class FeelCommands
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "每行一个 JSON：id、expr、type、inputs、expected、error" };
        var test = new Command("test", "运行 FEEL 一致性用例：列出未通过的每一行，按组计数\n末行：N passed, N failed。退出码：0 全部通过；1 有未通过的；2 文件无法读取") { file };
        test.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path))
            {
                return PolicyCommands.Refuse($"没有这个文件：{path}");
            }

            var results = FeelConformance.Run(await File.ReadAllLinesAsync(path, cancel));
            foreach (var failed in results.Where(r => !r.Passed))
            {
                Console.WriteLine($"{failed.Id}: got {failed.Got}, expected {failed.Expected}{(failed.Error is null ? "" : $" ({failed.Error})")}");
            }

            foreach (var suite in FeelConformance.PerSuite(results))
            {
                Console.WriteLine($"{suite.Suite}: {suite.Passed} passed, {suite.Failed} failed");
            }

            Console.WriteLine($"{results.Count(r => r.Passed)} passed, {results.Count(r => !r.Passed)} failed");
            return results.All(r => r.Passed) ? 0 : 1;
        });
        return new Command("feel", "FEEL 表达式语言") { test, Fuzz() };
    }

    private static Command Fuzz()
    {
        var count = new Option<int>("--count") { Description = "多少个表达式", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int?>("--seed") { Description = "种子，同一种子得同样的表达式；不写随机取一个" };
        var jobs = new Option<int>("--jobs") { Description = "同时试几个", DefaultValueFactory = _ => 1 };
        var command = new Command("fuzz", "用随机生成和随机破坏的表达式试 FEEL：每个都应得到值或错误，不崩溃、不卡住\n末行：N expressions, seed S, N read, slowest N ms。退出码：0 都是；1 有例外或超过五分钟的，输出那个表达式") { count, seed, jobs };
        command.SetAction(parsed =>
        {
            var from = parsed.GetValue(seed) ?? Random.Shared.Next();
            var report = FeelTrial.Run(from, parsed.GetValue(count), Math.Max(1, parsed.GetValue(jobs)));
            Console.WriteLine(report.Text);
            return report.Sound ? 0 : 1;
        });
        return command;
    }
}
