using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Calendar;
using Miaopu.Casework.Values;
using Miaopu.Rulebook;
using Miaopu.Store.Policies;
using Miaopu.Store.Reference;
using Miaopu.Store.Registry;
using Miaopu.Web.Features.Policies;
using Miaopu.Web.Features.Reference;
using Miaopu.Web.Features.Simulations;
using Miaopu.Web.Host;

namespace Miaopu.Web.CommandLine;

/// <summary><c>policy simulate</c>: what a text says of the carriers in the database of the settings, or what it changes for them beside the text before it.</summary>
internal static class SimulateCommand
{
    internal static Command Make()
    {
        var texts = new Argument<string[]>("[BASE] DRAFT") { Description = "新文本：政策包文件，或只含一个政策包的文件夹；前面可写原文本，同上", Arity = new ArgumentArity(1, 2) };
        var on = new Option<string?>("--on") { Description = "统计到哪一天，如 2021-05-14；不写时为今天" };
        var json = new Option<bool>("--json") { Description = "输出 JSON，列出每一家有变化的载体；没有原文本时列出每一家" };
        var command = new Command("simulate", "在本机数据库的全部载体上试算一个文本：谁达到、谁因为哪一条达不到；写了原文本的，谁由此达到、谁由此达不到；不含由人认定的内容，不是决定\n退出码：0 已试算；1 政策包有错误；2 路径无法读取或日期有误") { texts, on, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var files = new List<string>();
            foreach (var path in parsed.GetValue(texts)!)
            {
                if (PolicyLibrary.PacksAt(path) is not [var file])
                {
                    return PolicyCommands.Refuse($"{path} 应是一个政策包文件，或只含一个政策包的文件夹");
                }

                files.Add(file);
            }

            var day = LegalTime.DayOf(new BusinessClock(TimeProvider.System, steppable: false).Now);
            if (parsed.GetValue(on) is { } typed && !DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            {
                return PolicyCommands.Refuse($"--on 应是日期，如 2021-05-14，现为“{typed}”");
            }

            var readings = files.Select(PolicyCommands.Read).ToList();
            if (readings.Any(r => r.Pack is null))
            {
                PolicyCommands.Tell(readings.Where(r => r.Pack is null).SelectMany(r => r.Findings), Console.Error);
                return 1;
            }

            await using var db = OpenDatabase.Of(HostSettings.FromEnvironment());
            await db.Database.MigrateAsync(cancel);
            var simulate = new Simulate(db, new Shelf(db, new ParsedPacks()), new KeptRegistry());
            var (before, after) = (readings.Count > 1 ? readings[0].Pack : null, readings[^1].Pack!);
            var paths = await simulate.PathsOf(after.Authority, cancel);
            if (paths.Count == 0)
            {
                return PolicyCommands.Refuse($"数据库里没有新文本的制定机关（{after.Authority}），没有可试算的载体");
            }

            var simulation = await simulate.Run(before, after, day, paths, cancel);
            var divisions = Divisions.Read((await db.Set<ReferenceText>().AsNoTracking().SingleAsync(t => t.Name == DivisionBook.Name, cancel)).Text);
            Console.WriteLine((parsed.GetValue(json) ? SimulationJson.Of(simulation) : SimulationReport.Text(simulation, divisions)).TrimEnd());
            return 0;
        });
        return command;
    }
}
