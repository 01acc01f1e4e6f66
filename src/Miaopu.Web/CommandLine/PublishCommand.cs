using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Store.Database;
using Miaopu.Store.Policies;
using Miaopu.Web.Features.Policies;
using Miaopu.Web.Features.PolicyDrafts;
using Miaopu.Web.Host;

namespace Miaopu.Web.CommandLine;

/// <summary><c>policy publish</c>: takes packs and their vocabulary into force in the database of the settings.</summary>
public static class PublishCommand
{
    public static Command Make()
    {
        var paths = PolicyCommands.Paths();
        var person = new Option<string?>("--as") { Description = "发布人的登录名；不写时记为系统" };
        var command = new Command(
            "publish",
            "发布政策包，连同它所用的词汇表。同一政策的旧文本若与新文本有效期重叠则自动废止，已开的批次不受影响\n"
            + "正式环境（DOTNET_ENVIRONMENT=Production）不直接发布：文本连同旁边的 cases.yaml 成为所属主管部门的草案并送审，由一位业务人员在网页上审核发布；--as 写明的人不能自己审核\n"
            + "退出码：0 已发布或已送审（文本未变时不重复）；1 有错误，未发布；2 路径无法读取或没有这个人") { paths, person };
        command.SetAction(async (parsed, cancel) =>
        {
            var files = parsed.GetValue(paths)!.SelectMany(PolicyLibrary.PacksAt).ToList();
            if (files.Count == 0)
            {
                return PolicyCommands.Refuse($"没有找到政策包：{string.Join("、", parsed.GetValue(paths)!)}");
            }

            var settings = HostSettings.FromEnvironment();
            await using var db = OpenDatabase.Of(settings);
            await db.Database.MigrateAsync(cancel);
            var actor = await ActorOf(db, parsed.GetValue(person), cancel);
            if (actor is null)
            {
                return PolicyCommands.Refuse($"没有登录名为“{parsed.GetValue(person)}”的在职人员");
            }

            // Read first: nothing is published of a set of which a part is wrong.
            if (files.Count(f => !PolicyCommands.Tell(PolicyCommands.Read(f).Findings)) is > 0 and var wrong)
            {
                Console.Error.WriteLine($"{wrong} 个政策包有错误，没有发布任何内容");
                return 1;
            }

            var now = new BusinessClock(TimeProvider.System, steppable: false).Now;
            foreach (var library in files.GroupBy(f => PolicyLibrary.Around(f).Folder, StringComparer.Ordinal))
            {
                var vocabulary = await StockShelf.UseVocabulary(db, new PolicyLibrary(library.Key).VocabularyTexts(), actor, now, cancel);
                foreach (var refusal in vocabulary.Refusals)
                {
                    Console.Error.WriteLine(refusal.Sentence);
                }

                if (vocabulary.Refused || !await (settings.IsDevelopment ? Publish(db, PolicyLibrary.BasesFirst(library), actor, now, cancel) : Bring(db, PolicyLibrary.BasesFirst(library), actor, now, cancel)))
                {
                    return 1;
                }
            }

            return 0;
        });
        return command;
    }

    private static async Task<bool> Publish(MiaopuDb db, IEnumerable<string> files, Actor actor, DateTime now, CancellationToken cancel)
    {
        foreach (var file in files)
        {
            var outcome = await StockShelf.Publish(db, await File.ReadAllTextAsync(file, cancel), file, actor, now, cancel);
            foreach (var refusal in outcome.Refusals)
            {
                Console.Error.WriteLine($"{file}: {refusal.Sentence}");
            }

            if (outcome.Refused)
            {
                return false;
            }

            Console.WriteLine($"{outcome.Value.PolicyId}《{outcome.Value.Title}》{outcome.Value.Hash[..12]} {PolicyWords.State(outcome.Value.State)}");
        }

        return true;
    }

    private static async Task<bool> Bring(MiaopuDb db, IEnumerable<string> files, Actor actor, DateTime now, CancellationToken cancel)
    {
        foreach (var file in files)
        {
            var cases = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, PolicyGate.CasesFile);
            var outcome = await BringDraft.Bring(db, await File.ReadAllTextAsync(file, cancel), File.Exists(cases) ? await File.ReadAllTextAsync(cases, cancel) : "", actor, now, cancel);
            foreach (var refusal in outcome.Refusals)
            {
                Console.Error.WriteLine($"{file}: {refusal.Sentence}");
            }

            if (outcome.Refused)
            {
                return false;
            }

            Console.WriteLine($"{file}: {outcome.Value}");
        }

        return true;
    }

    private static async Task<Actor?> ActorOf(MiaopuDb db, string? signIn, CancellationToken cancel)
    {
        if (signIn is null)
        {
            return Actor.System;
        }

        var name = signIn.Trim().ToLowerInvariant();
        var found = await (
            from p in db.People
            join m in db.Memberships on p.Id equals m.PersonId
            join o in db.Organisations on m.OrganisationId equals o.Id
            where p.SignInName == name && !p.Disabled && m.Until == null && o.State == OrganisationState.Active
            orderby m.Since
            select new { p.Id, p.Name, Organisation = o, m.Roles }).FirstOrDefaultAsync(cancel);
        return found is null ? null : new Actor(found.Id, found.Name, found.Organisation.Id, found.Organisation.Name, found.Organisation.Path, found.Roles);
    }
}
