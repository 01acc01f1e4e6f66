using System.Buffers;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Miaopu.Rulebook;

/// <summary>
/// Turns YAML text into a tree with marks. Works on parser events, not on the representation model, so that size, depth and aliases are
/// bounded while reading and a repeated key is a finding with its place. Never throws on bad text.
/// </summary>
internal sealed class YamlReader
{
    internal const int MostCharacters = 2_000_000;
    private const int MostItems = 200_000;
    private const int DeepestNesting = 40;

    /// <summary>Control characters, and what stands for bytes that are no UTF-8.</summary>
    private static readonly SearchValues<char> Unreadable =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n', '\r']), '\u007F', '\uFFFD', '\uFFFE', '\uFFFF']);

    private readonly FindingList _findings;
    private readonly Dictionary<string, (YamlItem Item, int Weight)> _anchors = [];
    private int _items;

    private readonly string? _file;
    private readonly int _skipped;

    private YamlReader(FindingList findings, string? file, int skipped) => (_findings, _file, _skipped) = (findings, file, skipped);

    /// <summary>The root mapping, or null with at least one finding. Marks carry the file where one is given.</summary>
    internal static YamlMap? Read(string text, FindingList findings, string? file = null)
    {
        if (text.Length > MostCharacters)
        {
            findings.Error(new Mark(1, 1, 0), "too-large", $"文件超过 {MostCharacters:N0} 个字符");
            return null;
        }

        if (text.AsSpan().IndexOfAny(Unreadable) is >= 0 and var strange)
        {
            findings.Error(PlaceOf(text, strange), "encoding", text[strange] == '\uFFFD' ? "这里的字不是 UTF-8：文件可能存成了 GBK 等别的编码，请另存为 UTF-8" : $"这里有不能显示的字符（U+{(int)text[strange]:X4}），请去掉");
            return null;
        }

        var skipped = text.StartsWith('\uFEFF') ? 1 : 0; // the mark of its encoding that some editors set at the head
        var parser = new Parser(new StringReader(text[skipped..]));
        try
        {
            return new YamlReader(findings, file, skipped).Root(parser);
        }
        catch (YamlException e)
        {
            var said = e.InnerException?.Message ?? e.Message;
            var at = said.Contains("tab", StringComparison.OrdinalIgnoreCase) && Indented(text) is { } tab ? tab : MarkOf(e.Start);
            findings.Error(at, "broken-yaml", $"YAML 写法有误：{YamlMessages.Of(said)}");
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner's own answer to some texts that are no YAML; it stopped after what it gave last.
            findings.Error(parser.Current is { } last ? MarkOf(last.End) : new Mark(1, 1, 0), "broken-yaml", "YAML 写法有误：从这里往后读不下去");
            return null;
        }
        catch (TooMuchException e)
        {
            findings.Error(e.At, "too-large", e.Message);
            return null;
        }
    }

    /// <summary>The first tab that indents a line, or null.</summary>
    private static Mark? Indented(string text)
    {
        for (var begin = 0; begin < text.Length; begin = text.IndexOf('\n', begin) is >= 0 and var end ? end + 1 : text.Length)
        {
            var blank = text.AsSpan(begin).IndexOfAnyExcept(' ');
            if (blank >= 0 && text[begin + blank] == '\t')
            {
                return PlaceOf(text, begin + blank);
            }
        }

        return null;
    }

    private static Mark PlaceOf(string text, int at)
    {
        var before = text.AsSpan(0, at);
        return new Mark(before.Count('\n') + 1, at - before.LastIndexOf('\n'), at);
    }

    private YamlMap? Root(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
        {
            _findings.Error(new Mark(1, 1, 0), "empty", "文件是空的");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = Item(parser, 0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
        {
            _findings.Error(Marked(parser.Current!.Start), "several-documents", "一个文件只能有一份 YAML 文档");
        }

        if (root is YamlMap map)
        {
            return map;
        }

        _findings.Error(root.At, "shape", "文件的最外层应是“键: 值”");
        return null;
    }

    private YamlItem Item(Parser parser, int depth)
    {
        var at = Marked(parser.Current!.Start);
        if (depth > DeepestNesting)
        {
            throw new TooMuchException(at, $"嵌套超过 {DeepestNesting} 层");
        }

        Weigh(1, at);
        var before = _items;
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Aliased(alias, at);
        }

        var anchor = parser.Current is NodeEvent { Anchor.IsEmpty: false } node ? node.Anchor.Value : null;
        YamlItem item = parser.Current switch
        {
            Scalar => Text(parser.Consume<Scalar>()),
            SequenceStart => List(parser, at, depth),
            MappingStart => Map(parser, at, depth),
            _ => throw new YamlException(parser.Current.Start, parser.Current.End, "此处不应出现这样的内容"),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = (item, _items - before + 1);
        }

        return item;
    }

    private YamlItem Aliased(AnchorAlias alias, Mark at)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var known))
        {
            _findings.Error(at, "unknown-name", $"别名“*{alias.Value}”之前没有同名的锚点");
            return new YamlText(at, "", Plain: true, 0, Block: false);
        }

        Weigh(known.Weight, at); // an alias costs what it stands for, so that nested aliases cannot multiply
        return known.Item;
    }

    private YamlList List(Parser parser, Mark at, int depth)
    {
        parser.Consume<SequenceStart>();
        var items = new List<YamlItem>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Item(parser, depth + 1));
        }

        return new YamlList(at, items);
    }

    private YamlMap Map(Parser parser, Mark at, int depth)
    {
        parser.Consume<MappingStart>();
        var entries = new List<KeyValuePair<YamlText, YamlItem>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Item(parser, depth + 1);
            var value = Item(parser, depth + 1);
            if (key is not YamlText text)
            {
                _findings.Error(key.At, "shape", "键应是一个名称");
            }
            else if (!seen.Add(text.Text))
            {
                _findings.Error(text.At, "duplicate", $"“{text.Text}”写了两次");
            }
            else
            {
                entries.Add(new(text, value));
            }
        }

        return new YamlMap(at, entries);
    }

    private YamlText Text(Scalar scalar) => new(
        Marked(scalar.Start),
        scalar.Value,
        scalar.Style == ScalarStyle.Plain,
        (int)(scalar.End.Index - scalar.Start.Index),
        scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded);

    private void Weigh(int weight, Mark at)
    {
        _items += weight;
        if (_items > MostItems)
        {
            throw new TooMuchException(at, $"内容超过 {MostItems:N0} 项（含别名展开）");
        }
    }

    private Mark Marked(YamlDotNet.Core.Mark mark) => MarkOf(mark) with { File = _file, Index = (int)mark.Index + _skipped };

    private static Mark MarkOf(YamlDotNet.Core.Mark mark) =>
        new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column), (int)mark.Index);

    private sealed class TooMuchException(Mark at, string message) : Exception(message)
    {
        internal Mark At => at;
    }
}
