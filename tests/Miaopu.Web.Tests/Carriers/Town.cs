using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Store.Policies;
using Miaopu.Web.Host;
using Miaopu.Web.Tests.Running;

namespace Miaopu.Web.Tests.Carriers;

/// <summary>
/// A province, a city and two units with people and a carrier each, on a small vocabulary and pack of their own: what is tested here
/// must not depend on what some policy asks for.
/// </summary>
internal sealed class Town
{
    public const string Password = "Right-password-1";

    public const string Vocabulary = """
        vocabulary: small
        ledgers:
          场地:
            shape: interval
            from: 启用日期
            to: 停用日期
            key: 名称
            shows: [名称, 用途, 面积]
            fields:
              名称: { type: text, max length: 20, required: true }
              用途: { type: list, values: [工位, 其他], required: true }
              面积: { type: number, unit: 平方米, at least: 0, required: true }
              公用面积: { type: number, unit: 平方米, at least: 0 }
              备注: { type: text, max length: 500 }
            rules:
              - { rule: 公用面积 <= 面积, says: 公用面积不能大于面积, about: [公用面积] }
          人员:
            shape: interval
            from: 到岗日期
            to: 离岗日期
            key: 姓名
            shows: [姓名, 专职]
            fields:
              姓名: { type: text, required: true, personal: true }
              电话: { type: phone, personal: true }
              专职: { type: yes or no, required: true }
          资料:
            shape: interval
            single: true
            from: 起始日期
            to: 截止日期
            fields:
              方向: { type: text, required: true }
        """;

    public const string Pack = """
        policy: somewhere/small
        title: 小政策
        authority: 某省科技厅
        carrier kind: 小空间
        award: 小称号
        in force: { from: 2020-01-01, ours: 试验用 }
        dates: { 截止: { ours: 试验用 } }
        cutoff: { day: 截止, ours: 试验用 }
        sources:
          甲号: { title: 甲号通知, issuer: 某省科技厅, clauses: { 一1: 场地, 一2: 人员 } }
        vocabulary:
          ledgers:
            场地:
              fields:
                朝向: { type: list, values: [南, 北] }
        measures:
          总面积: { sum: 场地.面积, at: cutoff }
          专职数: { count: 人员, at: cutoff, where: 专职 = true, unit: 人, noun: 专职人员 }
        criteria:
          - { id: area, title: 场地面积, cite: 甲号 一1, measure: 总面积, at least: 100 平方米 }
          - { id: staff, title: 专职队伍, cite: 甲号 一2, measure: 专职数, at least: 2, reading: 兼职不计 }
        bodies:
          applicant: { name: 申报单位, relation: applicant, ours: 试验用 }
          office: { name: 受理单位, relation: round owner, ours: 试验用 }
        materials:
          申请表: { title: 申请表, made of: form, required: true, cite: 甲号 一1 }
        outcomes: { 通过: granted, 不通过: refused, 未报: lapsed }
        stages:
          prepare: { title: 填报, act: prepare, by: applicant, due: 截止, ours: 试验用, ends: { submit: decide, due passed: end 未报 } }
          decide: { title: 审定, act: decide, by: office, ours: 试验用, ends: { accept: end 通过, refuse: end 不通过 } }
        """;

    private Town(RunningHost host) => Host = host;

    public RunningHost Host { get; }

    public Organisation Province { get; private set; } = null!;

    public Organisation City { get; private set; } = null!;

    public Organisation Unit { get; private set; } = null!;

    public Organisation OtherUnit { get; private set; } = null!;

    public Carrier Space { get; private set; } = null!;

    public Carrier OtherSpace { get; private set; } = null!;

    public string PackHash { get; private set; } = "";

    public static async Task<Town> On(RunningHost host)
    {
        var town = new Town(host);
        await host.InDatabase(async db =>
        {
            var now = host.Clock.Now;
            town.Province = Organisation.Authority(Ids.New(), "某省科技厅", null, null, false, now);
            town.City = Organisation.Authority(Ids.New(), "甲市科技局", town.Province, "210100", true, now);
            town.Unit = Organisation.SignUp(Ids.New(), "甲孵化公司", "91210100MA0UNIT01X", town.City, "210106", now);
            town.OtherUnit = Organisation.SignUp(Ids.New(), "乙孵化公司", "91210100MA0UNIT02X", town.City, "210106", now);
            town.Unit.Approve();
            town.OtherUnit.Approve();
            town.Space = Carrier.Found(Ids.New(), town.Unit, "甲空间", "小空间", "210106", "某路 1 号", now);
            town.OtherSpace = Carrier.Found(Ids.New(), town.OtherUnit, "乙空间", "小空间", "210106", "某路 2 号", now);
            db.AddRange(town.Province, town.City, town.Unit, town.OtherUnit, town.Space, town.OtherSpace);
            foreach (var (name, organisation, role) in ((string, Organisation, Role)[])[
                ("keeper", town.Unit, Role.Preparer), ("colleague", town.Unit, Role.UnitApprover), ("rival", town.OtherUnit, Role.Preparer),
                ("reviewer", town.City, Role.FirstReviewer), ("officer", town.Province, Role.ProgramOfficer), ("admin", town.Province, Role.SystemAdmin)])
            {
                var person = Person.Register(Ids.New(), name, name, null, null);
                person.SetPassword(host.Services.GetRequiredService<IPasswordHasher<Person>>().HashPassword(person, Password), Ids.New());
                db.AddRange(person, Membership.Of(Ids.New(), person.Id, organisation.Id, role, now));
            }

            await db.Commit(Actor.System, now, new Happening(Streams.System, "TownBuilt", new { }));
            (await StockShelf.UseVocabulary(db, [new VocabularyText("small.yaml", Vocabulary)], Actor.System, now)).Refusals.ShouldBeEmpty();
            var published = await StockShelf.Publish(db, Pack, "small/policy.yaml", Actor.System, now);
            published.Refusals.ShouldBeEmpty();
            town.PackHash = published.Value.Hash;
            return 0;
        });
        return town;
    }

    public async Task<Visitor> Visit(string who, string? path = null)
    {
        var visitor = new Visitor(Host);
        await visitor.SignIn(who, Password);
        if (path is not null)
        {
            await visitor.Get(path);
        }

        return visitor;
    }

    public string Ledger(string name, Carrier? of = null) => $"/carriers/{(of ?? Space).Id}/ledgers/{Uri.EscapeDataString(name)}";

    /// <summary>Enters a room as the keeper would, and returns the address of its record.</summary>
    public async Task<string> EnterRoom(Visitor keeper, string name, string area, string from = "2020-01-01", string use = "工位")
    {
        await keeper.Get(Ledger("场地") + "/new");
        await keeper.Submit("record", ("v.启用日期", from), ("v.名称", name), ("v.用途", use), ("v.面积", area));
        keeper.Path.ShouldBe(Ledger("场地"), keeper.Text);
        return keeper.Page.QuerySelectorAll("table a").First(a => a.TextContent.Contains(name)).GetAttribute("href")!;
    }
}
