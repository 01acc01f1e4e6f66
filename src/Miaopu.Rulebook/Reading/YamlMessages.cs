namespace Miaopu.Rulebook;

/// <summary>What is wrong with a text that is no YAML, in Chinese; the parser says it in English.</summary>
internal static class YamlMessages
{
    private static readonly (string Part, string Told)[] Known =
    [
        ("tab", "缩进用了制表符（Tab）：请改用空格"),
        ("expected ',' or ']'", "方括号没有写完：缺“,”或“]”"),
        ("expected ',' or '}'", "花括号没有写完：缺“,”或“}”；值里有逗号、冒号或括号的要加引号"),
        ("wrong indentation", "引号里的文字换行后缩进不对，多半是前面的引号没有成对"),
        ("quoted scalar", "引号没有成对"),
        ("escape", "双引号里的“\\”后面不能是这个字符：写成“\\\\”，或改用单引号"),
        ("expected ':'", "这一行缺“:”，或多行文字没有缩进"),
        ("Mapping values are not allowed", "这里不能再写“键: 值”：值里有冒号的要加引号，下一层要另起一行并缩进"),
        ("Block sequence entries", "这里不能写“- ”列表：列表要另起一行"),
        ("expected key", "这一行和上面各键没有对齐"),
        ("expected '-'", "这一行和上面各项的“-”没有对齐"),
        ("cannot start any token", "这里不能用这个字符开头：以 @ % ` 等开头的值要加引号"),
        ("anchor or alias", "“&”“*”后面要写锚点的名称；文字以它们开头的要加引号"),
        ("tag", "“!”在 YAML 里另有意思：文字以它开头的要加引号"),
        ("node content", "这里缺内容，或多了一个标点"),
        ("end of stream", "文件没有写完"),
    ];

    internal static string Of(string message) =>
        Known.FirstOrDefault(k => message.Contains(k.Part, StringComparison.OrdinalIgnoreCase)).Told ?? $"从这里往后读不下去（{message}）";
}
