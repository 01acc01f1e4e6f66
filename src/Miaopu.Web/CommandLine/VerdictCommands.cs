using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Database;
using Miaopu.Web.Features.Verdicts;
using Miaopu.Web.Host;

namespace Miaopu.Web.CommandLine;

/// <summary><c>verdict replay</c>: works verdicts that counted out again; exit code 1 where one was tampered with or does not come out the same by the same engine.</summary>
internal static class VerdictCommands
{
    internal static Command Make()
    {
        var one = new Argument<string?>("CASE") { Description = "办件：回执号或编号", Arity = ArgumentArity.ZeroOrOne };
        var round = new Option<string?>("--round") { Description = "一个批次的全部办件：批次名称或编号" };
        var all = new Option<bool>("--all") { Description = "数据库中的全部办件" };
        var json = new Option<bool>("--json") { Description = "输出 JSON" };
        var replay = new Command("replay", "按固定的政策文本和当时的台账重算已保存的判定，逐字比对；只读，保存的判定一律有效\n退出码：0 没有问题（含引擎更新带来的差异）；1 发现改动或缺陷；2 找不到办件或批次，或参数有误") { one, round, all, json };
        replay.SetAction(async (parsed, cancel) =>
        {
            var (which, inRound, every) = (parsed.GetValue(one), parsed.GetValue(round), parsed.GetValue(all));
            if ((which is null ? 0 : 1) + (inRound is null ? 0 : 1) + (every ? 1 : 0) != 1)
            {
                return PolicyCommands.Refuse("请在办件、--round 和 --all 中选一个");
            }

            await using var db = OpenDatabase.Of(HostSettings.FromEnvironment());
            await db.Database.MigrateAsync(cancel);
            var cases = await Find(db, which, inRound, cancel);
            if (cases is null)
            {
                return PolicyCommands.Refuse(which is not null ? $"没有办件 {which}" : $"没有批次 {inRound}，或不止一个批次叫这个名称");
            }

            var replayed = await new ReplayVerdicts(db).Of(cases, cancel);
            Console.WriteLine((parsed.GetValue(json) ? ReplayWords.Json(replayed) : ReplayWords.Text(replayed)).TrimEnd());
            return replayed.Any(r => r.IsFinding) ? 1 : 0;
        });
        return new Command("verdict", "已保存的判定") { replay };
    }

    private static async Task<IReadOnlyCollection<Guid>?> Find(MiaopuDb db, string? which, string? round, CancellationToken cancel)
    {
        var known = new KnownCases(db);
        if (which is not null)
        {
            var id = Guid.TryParse(which, out var typed) ? typed : Guid.Empty;
            return id != Guid.Empty ? (await known.All(cancel)).Contains(id) ? [id] : null : await known.Of(which, cancel) is { } found ? [found] : null;
        }

        if (round is not null)
        {
            var id = Guid.TryParse(round, out var typed) ? typed : Guid.Empty;
            var found = await db.Rounds.Where(r => r.Id == id || r.Title == round).Select(r => r.Id).ToListAsync(cancel);
            return found is [var only] ? await known.OfRound(only, cancel) : null;
        }

        return await known.All(cancel);
    }
}
