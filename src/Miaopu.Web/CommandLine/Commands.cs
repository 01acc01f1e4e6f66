using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Miaopu.Store.Database;
using Miaopu.Web.Features.People.Entry;
using Miaopu.Web.Host;

namespace Miaopu.Web.CommandLine;

/// <summary>The command line: <c>serve</c> is what happens without a word.</summary>
public static class Commands
{
    public static Task<int> Run(string[] args)
    {
        var root = new RootCommand("苗圃：创业载体的申报、评审、发证与管理系统");
        var serve = new Command("serve", "启动网站（默认）");
        serve.SetAction((_, cancel) => Serve(cancel));
        root.SetAction((_, cancel) => Serve(cancel));
        root.Subcommands.Add(serve);
        root.Subcommands.Add(AdminCommands.Make());
        root.Subcommands.Add(PolicyCommands.Make());
        root.Subcommands.Add(SourceCommands.Make());
        root.Subcommands.Add(FeelCommands.Make());
        root.Subcommands.Add(DatabaseCommands.Make());
        root.Subcommands.Add(JournalCommands.Make());
        root.Subcommands.Add(VerdictCommands.Make());
        root.Subcommands.Add(DemoCommand.Make());
        return root.Parse(args).InvokeAsync();
    }

    private static async Task<int> Serve(CancellationToken cancel)
    {
        var app = await MiaopuHost.Build(HostSettings.FromEnvironment());
        await app.StartAsync(cancel);
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
        {
            Console.WriteLine($"苗圃已启动：{address}");
        }

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var accounts = await DemoAccounts.Read(scope.ServiceProvider.GetRequiredService<MiaopuDb>(), app.Services.GetRequiredService<HostSettings>());
            if (accounts.Count > 0)
            {
                Console.WriteLine($"演示账号（密码都是 {accounts[0].Password}）：");
                foreach (var account in accounts)
                {
                    Console.WriteLine($"  {account.Name,-12}{account.Title}");
                }
            }
        }

        await app.WaitForShutdownAsync(cancel);
        return 0;
    }
}
