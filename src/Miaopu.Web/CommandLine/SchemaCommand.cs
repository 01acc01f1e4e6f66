using System.CommandLine;
using Miaopu.Rulebook;

namespace Miaopu.Web.CommandLine;

/// <summary><c>policy schema</c>: the JSON Schema with which editors complete and check the files that people write.</summary>
internal static class SchemaCommand
{
    internal static Command Make()
    {
        var name = new Argument<string>("NAME") { Description = $"{string.Join("、", JsonSchemas.Names)} 之一，不写为 pack", DefaultValueFactory = _ => JsonSchemas.Names[0] };
        name.AcceptOnlyFromAmong([.. JsonSchemas.Names]);
        var command = new Command("schema", "输出 JSON Schema（2020-12），供编辑器补全和检查政策包、案例和词汇表\n退出码：0") { name };
        command.SetAction(parsed =>
        {
            Console.Write(JsonSchemas.Text(parsed.GetValue(name)!));
            return 0;
        });
        return command;
    }
}
