using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.People;
using Miaopu.Rulebook;
using Miaopu.Web.Documents;
using Miaopu.Web.Features.Policies;
using Miaopu.Web.Features.PolicySources;
using Miaopu.Web.Host;

namespace Miaopu.Web.CommandLine;

/// <summary><c>source import</c>: the official text of a document that a pack cites, into the database of the settings.</summary>
internal static class SourceCommands
{
    internal static Command Make() => new("source", "政策原文：导入公开发布的正文，在政策页与条款并列显示") { Import() };

    private static Command Import()
    {
        var path = new Argument<string>("PACK") { Description = "引用这份文件的政策包：文件，或只含一个政策包的文件夹" };
        var id = new Argument<string>("SOURCE") { Description = "文件在政策包中的编号，如 LN21" };
        var file = new Argument<string>("FILE") { Description = "原文：txt、html 或 docx" };
        var command = new Command("import", "导入一份原文，列出每一条款在原文中的位置\n退出码：0 已导入；1 原文读不出来；2 路径无法读取，或没有这个编号") { path, id, file };
        command.SetAction(async (parsed, cancel) =>
        {
            if (PolicyLibrary.PacksAt(parsed.GetValue(path)!) is not [var packFile] || PolicyCommands.Read(packFile).Pack is not { } pack)
            {
                return PolicyCommands.Refuse($"{parsed.GetValue(path)} 应是一个没有错误的政策包");
            }

            if (pack.Sources.FirstOrDefault(s => s.Id == parsed.GetValue(id)) is not { } source)
            {
                return PolicyCommands.Refuse($"政策包里没有编号为“{parsed.GetValue(id)}”的文件，有：{string.Join("、", pack.Sources.Select(s => s.Id))}");
            }

            var from = parsed.GetValue(file)!;
            if (!File.Exists(from))
            {
                return PolicyCommands.Refuse($"没有这个文件：{from}");
            }

            var text = TextOfFile.Read(await File.ReadAllBytesAsync(from, cancel), from);
            if (text.Refused)
            {
                Console.Error.WriteLine(text.Refusals[0].Sentence);
                return 1;
            }

            await using var db = OpenDatabase.Of(HostSettings.FromEnvironment());
            await db.Database.MigrateAsync(cancel);
            var outcome = await new SourceShelf(db).Import(pack, source, text.Value, Path.GetFileName(from), Actor.System, new BusinessClock(TimeProvider.System, steppable: false).Now, cancel);
            if (outcome.Refused)
            {
                Console.Error.WriteLine(outcome.Refusals[0].Sentence);
                return 1;
            }

            var official = OfficialText.Read(text.Value);
            string[] clauses = [.. source.Clauses.Select(c => c.Number)];
            foreach (var clause in source.Clauses)
            {
                var found = official.Of(clause.Number, clauses);
                Console.WriteLine($"{clause.Number}\t{(found is null ? "没有找到" : found.IsWhole ? "找到" : $"见 {found.Number}")}\t{clause.Heading}");
            }

            Console.WriteLine($"已导入《{source.Title}》：{outcome.Value.Clauses} 条中有 {outcome.Value.Found} 条按编号找到");
            return 0;
        });
        return command;
    }
}
