using System.CommandLine;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Policies;

namespace Miaopu.Web.CommandLine;

/// <summary><c>policy coverage</c>: every clause of a pack's sources, what became of it, and the items that cite it.</summary>
internal static class CoverageCommand
{
    internal static Command Make()
    {
        var path = new Argument<string>("PATH") { Description = "政策包文件，或只含一个政策包的文件夹" };
        var json = new Option<bool>("--json") { Description = "输出 JSON" };
        var command = new Command("coverage", "按文件列出每一条款的下落和引用它的内容\n退出码：0 每条都已落实；1 有未落实的条款，或政策包读不出来；2 路径无法读取") { path, json };
        command.SetAction(parsed =>
        {
            var found = PolicyLibrary.PacksAt(parsed.GetValue(path)!);
            if (found.Count != 1)
            {
                return PolicyCommands.Refuse(found.Count == 0
                    ? $"没有找到政策包：{parsed.GetValue(path)}"
                    : $"{parsed.GetValue(path)} 下有 {found.Count} 个政策包，请写明其中一个：{string.Join("、", found)}");
            }

            var reading = PolicyCommands.Read(found[0]);
            if (reading.Coverage.Count == 0)
            {
                PolicyCommands.Tell(reading.Findings, Console.Error);
                return 1;
            }

            Console.WriteLine((parsed.GetValue(json) ? CoverageReport.Json(reading.Coverage) : CoverageReport.Text(reading.Coverage)).TrimEnd());
            return reading.Coverage.All(c => c.IsSettled) ? 0 : 1;
        });
        return command;
    }
}
