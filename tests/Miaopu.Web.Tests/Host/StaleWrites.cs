using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.People;
using Miaopu.Store.Database;
using Miaopu.Web.Features.People.Entry;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Host;

/// <summary>Somebody else writes the same thing between a page's reading and its writing. The database plays the other one: it lets nobody write to the journal.</summary>
public sealed class StaleWrites
{
    /// <summary>From here on every commit finds that somebody was quicker.</summary>
    private static Task<int> SomebodyIsAlwaysQuicker(RunningHost host) => host.InDatabase(db => db.Database.ExecuteSqlRawAsync("""
        create trigger quicker_insert before insert on journal_heads begin insert into journal_heads ("Stream", "Sequence", "Hash") values (new."Stream", 0, ''); end;
        create trigger quicker_update before update on journal_heads begin select raise(ignore); end;
        """));

    private static Task<int> NobodyIs(RunningHost host) => host.InDatabase(db => db.Database.ExecuteSqlRawAsync("drop trigger quicker_insert; drop trigger quicker_update;"));

    [Fact]
    public async Task No_form_of_any_page_falls_over_when_somebody_was_quicker()
    {
        await using var host = await RunningHost.Start(with: s => s with { Demonstration = true });
        var accounts = await host.InDatabase(db => DemoAccounts.Read(db, host.Services.GetRequiredService<HostSettings>()));
        accounts.Count.ShouldBeGreaterThan(8);
        var visitors = new List<(string Name, Visitor Visitor)> { ("", new Visitor(host)) };
        foreach (var account in accounts)
        {
            var visitor = new Visitor(host);
            await visitor.SignIn(account.Name, account.Password);
            visitors.Add((account.Name, visitor));
        }

        await SomebodyIsAlwaysQuicker(host);
        var (sent, told, wrong) = (new HashSet<string>(), 0, new List<string>());
        foreach (var (name, visitor) in visitors)
        {
            using (visitor)
            {
                foreach (var form in await FormsWithinReach(visitor, sent))
                {
                    await visitor.Submit(form, null, Filled(form));
                    told += visitor.Status == HttpStatusCode.Conflict || visitor.Text.Contains("刚刚", StringComparison.Ordinal) || visitor.Text.Contains("刚由", StringComparison.Ordinal) ? 1 : 0;
                    if (visitor.Status >= HttpStatusCode.InternalServerError)
                    {
                        wrong.Add($"{name} {Key(form)}: {(int)visitor.Status}");
                    }
                }
            }
        }

        wrong.ShouldBeEmpty();
        sent.Count.ShouldBeGreaterThan(25, string.Join('\n', sent));
        told.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task What_was_typed_comes_back_and_is_saved_when_sent_again()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        using var preparer = await given.SignedIn(given.Preparer);
        await preparer.Get("/carriers/new");
        await SomebodyIsAlwaysQuicker(host);
        await preparer.Submit("carrier", ("name", "又一空间"), ("kind", "众创空间"), ("division", "210106"), ("address", "某路 3 号"));
        preparer.Status.ShouldBe(HttpStatusCode.Conflict);
        preparer.Text.ShouldContain("刚刚有人办理了同一件事");
        preparer.Text.ShouldContain("某路 3 号");
        await NobodyIs(host);
        await preparer.Submit(preparer.Page.Forms.OfType<IHtmlFormElement>().Single(f => f.TextContent.Contains("再提交一次", StringComparison.Ordinal)), null);
        preparer.Text.ShouldContain("已保存“又一空间”");
        (await host.InDatabase(db => db.Carriers.CountAsync(c => c.Name == "又一空间"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_contact_changed_elsewhere_meanwhile_is_shown_beside_what_was_typed()
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        using var here = await given.SignedIn(given.Preparer);
        using var there = await given.SignedIn(given.Preparer);
        await here.Get("/account");
        await there.Get("/account");
        await there.Submit("contact", ("Form.Mobile", "13800001111"));
        await here.Submit("contact", ("Form.Mobile", "13900002222"));
        here.Text.ShouldContain("13800001111");
        here.Page.QuerySelector("input[name='Form.Mobile']")!.GetAttribute("value").ShouldBe("13900002222");
        await here.Submit("contact");
        (await host.InDatabase(db => db.People.SingleAsync(p => p.Id == given.Preparer.Actor.PersonId))).Mobile.ShouldBe("13900002222");
    }

    [Theory, InlineData("contact"), InlineData("password"), InlineData("unlock"), InlineData("member"), InlineData("reset"), InlineData("remove")]
    public async Task Each_page_says_what_happened_and_saves_nothing(string what)
    {
        await using var host = await RunningHost.Start();
        var given = await Given.AProvince(host);
        var guard = await given.APerson("security", "安全", await given.AnAuthority("系统管理", null, null), Role.SecurityAdmin);
        var draft = await given.ABegunApplication(await given.AnOpenRound());
        var who = what switch { "contact" or "password" or "remove" => given.Preparer, "unlock" => guard, _ => given.Approver };
        using var visitor = await given.SignedIn(who);
        await visitor.Get(what switch { "contact" or "password" => "/account", "unlock" => "/accounts", "remove" => $"/applications/{draft}", _ => "/members" });
        if (what == "remove")
        {
            await visitor.UploadByScript((IHtmlFormElement)visitor.Page.QuerySelector("form[data-upload]")!, "证明.pdf", Given.Pdf());
            await visitor.Get($"/applications/{draft}");
        }

        await SomebodyIsAlwaysQuicker(host);
        var form = visitor.Page.Forms.OfType<IHtmlFormElement>().First(f => what switch
        {
            "unlock" => Handler(f).StartsWith("disable-", StringComparison.Ordinal),
            "member" => Handler(f).StartsWith("end-", StringComparison.Ordinal),
            "reset" => Handler(f).StartsWith("reset-", StringComparison.Ordinal),
            "remove" => (f.GetAttribute("action") ?? "").Contains("/remove", StringComparison.Ordinal),
            _ => Handler(f) == what,
        });
        await visitor.Submit(form, null, what == "password"
            ? [("Form.Old", Given.Password), ("Form.Password", "four quiet lamps burn"), ("Form.Again", "four quiet lamps burn")]
            : what == "contact" ? [("Form.Mobile", "13800001111")] : []);
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Text.ShouldContain("刚刚", Case.Sensitive, what);
    }

    [Fact]
    public async Task A_browser_that_goes_away_is_no_fault_and_a_fault_is()
    {
        var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        await GoneAway.Ignore(context, _ => throw new BadHttpRequestException("Unexpected end of request content."));
        context.Response.StatusCode.ShouldBe(StatusCodes.Status400BadRequest);

        context = new DefaultHttpContext { RequestServices = services, RequestAborted = new CancellationToken(canceled: true) };
        await GoneAway.Ignore(context, _ => throw new TaskCanceledException());
        context.Response.StatusCode.ShouldBe(499);

        context = new DefaultHttpContext { RequestServices = services };
        await Should.ThrowAsync<OperationCanceledException>(GoneAway.Ignore(context, _ => throw new OperationCanceledException("A fault of ours.")));
    }

    /// <summary>The forms of pages that lead from the first page, one of each kind.</summary>
    private static async Task<List<IHtmlFormElement>> FormsWithinReach(Visitor visitor, HashSet<string> seen)
    {
        var (forms, pages, kinds) = (new List<IHtmlFormElement>(), new Queue<string>(["/todo", "/", "/notices", "/sign-up", "/forgot"]), new HashSet<string>());
        while (pages.TryDequeue(out var page))
        {
            await visitor.Get(page);
            forms.AddRange(visitor.Page.Forms.OfType<IHtmlFormElement>()
                .Where(f => string.Equals(f.Method, "post", StringComparison.OrdinalIgnoreCase) && f.GetAttribute("action") is not ("/sign-out" or "/clock/step") && f.GetAttribute("enctype") != "multipart/form-data" && seen.Add(Key(f))));
            foreach (var link in visitor.Page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(h => !h.StartsWith("/files/", StringComparison.Ordinal)))
            {
                if (kinds.Count < 90 && kinds.Add(Kind(link)))
                {
                    pages.Enqueue(link);
                }
            }
        }

        return forms;
    }

    private static (string, string?)[] Filled(IHtmlFormElement form) =>
    [
        .. form.Elements.OfType<IHtmlTextAreaElement>().Where(a => a.Value.Length == 0).Select(a => (a.Name!, (string?)"情况属实，予以记录备查。")),
        .. form.Elements.OfType<IHtmlInputElement>().Where(i => i.Value.Length == 0).Select(i => (i.Name!, (string?)(i.Type switch { "date" => "2021-05-14", "number" => "1", "tel" => "13800001111", "email" => "a@example.cn", _ => "某某" }))),
        .. form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "radio").GroupBy(i => i.Name!).Where(g => !g.Any(i => i.IsChecked)).Select(g => (g.Key, (string?)g.First().Value)),
        .. form.Elements.OfType<IHtmlSelectElement>().Where(s => string.IsNullOrEmpty(s.Value)).Select(s => (s.Name!, s.Options.LastOrDefault()?.Value)),
    ];

    private static string Handler(IHtmlFormElement form) => form.QuerySelector("input[name=_handler]")?.GetAttribute("value") ?? "";

    private static string Key(IHtmlFormElement form) => Kind(form.Owner!.Location.PathName) + " " + Kind(form.GetAttribute("action") ?? "") + Kind(Handler(form));

    /// <summary>An address without the ids in it.</summary>
    private static string Kind(string address) => System.Text.RegularExpressions.Regex.Replace(address.Split('?')[0], "[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|%[^/]+|[0-9A-Z]{8,}", "*");
}
