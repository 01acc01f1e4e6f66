using System.CommandLine;
using Miaopu.Feel;

namespace Miaopu.Web.CommandLine;

/// <summary><c>feel test</c>: runs lines of the public conformance kit of DMN and says what came of each.</summary>
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
        return new Command("feel", "FEEL 表达式语言") { test };
    }
}
