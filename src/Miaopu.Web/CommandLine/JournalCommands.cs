using System.CommandLine;
using Miaopu.Store.Journal;
using Miaopu.Web.Host;

namespace Miaopu.Web.CommandLine;

/// <summary><c>journal verify</c>: recomputes every chain; exit code 1 if anything was changed, removed or reordered.</summary>
public static class JournalCommands
{
    public static Command Make()
    {
        var verify = new Command("verify", "核验全部办理记录的摘要链");
        verify.SetAction(async (_, cancel) =>
        {
            await using var db = OpenDatabase.Of(HostSettings.FromEnvironment());
            var report = await VerifyJournal.Run(db, cancel);
            foreach (var fault in report.Faults)
            {
                Console.WriteLine($"{fault.Stream} 第 {fault.Sequence} 条：{fault.What}");
            }

            Console.WriteLine($"核验 {report.Streams} 条链、{report.Events} 条记录，{(report.Faults.Count == 0 ? "全部衔接" : $"发现 {report.Faults.Count} 处问题")}");
            return report.Faults.Count == 0 ? 0 : 1;
        });
        return new Command("journal", "办理记录") { verify };
    }
}
