using System.CommandLine;
using Miaopu.Rulebook;
using Miaopu.Web.Features.Policies;

namespace Miaopu.Web.CommandLine;

/// <summary><c>policy diff</c>: what a second pack says otherwise than a first; with <c>--beside</c>, the rules of a lower level beside those of an upper.</summary>
internal static class DiffCommand
{
    internal static Command Make()
    {
        var first = new Argument<string>("A") { Description = "原来的政策包，或（--beside）上级的：文件，或只含一个政策包的文件夹" };
        var second = new Argument<string>("B") { Description = "新的政策包，或（--beside）下级的" };
        var beside = new Option<bool>("--beside") { Description = "不比版本，比上下级：矛盾、重复给钱、更严、更宽、只有一级有" };
        var json = new Option<bool>("--json") { Description = "输出 JSON" };
        var command = new Command(
            "diff",
            "逐项比较两个政策包：条件、口径、时间与程序、材料、资金、制裁、评价，收紧还是放宽，影响哪些条件\n比的是内容，次序和注释不算。退出码：0 已比较，有没有变化都是 0；1 政策包有错误；2 路径无法读取")
        {
            first, second, beside, json,
        };
        command.SetAction(parsed =>
        {
            string[] paths = [parsed.GetValue(first)!, parsed.GetValue(second)!];
            var packs = new List<PolicyPack>();
            foreach (var path in paths)
            {
                var found = PolicyLibrary.PacksAt(path);
                if (found.Count != 1)
                {
                    return PolicyCommands.Refuse(found.Count == 0 ? $"没有找到政策包：{path}" : $"{path} 下有 {found.Count} 个政策包，请写明其中一个：{string.Join("、", found)}");
                }

                var reading = PolicyCommands.Read(found[0]);
                if (reading.Pack is not { } pack)
                {
                    PolicyCommands.Tell(reading.Findings, Console.Error);
                    return 1;
                }

                packs.Add(pack);
            }

            Console.WriteLine(Compare(packs[0], packs[1], parsed.GetValue(beside), parsed.GetValue(json)).TrimEnd());
            return 0;
        });
        return command;
    }

    private static string Compare(PolicyPack one, PolicyPack other, bool beside, bool json)
    {
        if (beside)
        {
            var both = PacksBeside.Of(one, other);
            return json ? BesideReport.Json(both) : BesideReport.Text(both);
        }

        var difference = PackDifference.Between(one, other);
        return json ? DifferenceReport.Json(difference) : DifferenceReport.Text(difference);
    }
}
