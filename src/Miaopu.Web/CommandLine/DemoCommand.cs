using System.CommandLine;
using System.Diagnostics;
using Miaopu.Web.Features.Demonstration;
using Miaopu.Web.Features.Demonstration.Registry;
using Miaopu.Web.Host;

namespace Miaopu.Web.CommandLine;

/// <summary><c>demo</c>: fills the demonstration's database with a registry of a given size.</summary>
public static class DemoCommand
{
    public static Command Make()
    {
        var carriers = new Option<int>("--carriers") { Description = "载体数", DefaultValueFactory = _ => 15_000 };
        var cases = new Option<int>("--cases") { Description = "其中按真实流程办理申报的件数", DefaultValueFactory = _ => 200 };
        var seed = new Option<int>("--seed") { Description = "随机种子；同一种子生成同样的名称和数字", DefaultValueFactory = _ => 20210406 };
        var demo = new Command("demo", "（开发用）在演示数据库中生成大规模名册：载体、台账和申报") { carriers, cases, seed };
        demo.SetAction(async (result, cancel) =>
        {
            var settings = HostSettings.FromEnvironment();
            if (!settings.IsDevelopment)
            {
                Console.Error.WriteLine("演示数据只能在开发环境生成。请先设置 DOTNET_ENVIRONMENT=Development，并确认 MIAOPU_DATA 指向演示数据库。");
                return 2;
            }

            var watch = Stopwatch.StartNew();
            await using var app = await MiaopuHost.Build(settings);
            var (province, password) = await DemonstrationFeature.Leading();
            var registry = app.Services.GetRequiredService<MakeRegistry>();
            var count = await registry.Run(province, password, result.GetValue(carriers), result.GetValue(seed), n =>
            {
                if (n % 1000 == 0)
                {
                    Console.Error.WriteLine($"{n} 家载体，{watch.Elapsed.TotalSeconds:0} 秒");
                }
            });
            var handled = await app.Services.GetRequiredService<MakeCases>().Run(result.GetValue(cases), result.GetValue(seed), cancel);
            Console.WriteLine($"已生成 {count.Carriers} 家载体、{count.Tenants} 个主体、{count.Rows} 条台账记录、{handled} 件申报，用时 {watch.Elapsed.TotalSeconds:0} 秒");
            return 0;
        });
        return demo;
    }
}
