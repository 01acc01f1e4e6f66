using Miaopu.Feel;

namespace Miaopu.Rulebook;

/// <summary>Gaps, overlaps and rules that never decide, exact over the segments of all inputs, each told with a situation that shows it.</summary>
internal static class TableLint
{
    private const int MostExamples = 3;

    internal static void Check(TableProgram program, FindingList findings)
    {
        var table = program.Table;
        if (!program.IsClosed)
        {
            findings.Note(MarkOf(table.Place), "table-unchecked", $"决策表“{table.Name}”有的测试用到别的值，不能检查有没有遗漏和重叠");
            return;
        }

        if (program.Grid.Reach([.. program.Inputs.Select(i => i.Axis.Live)]) is not { } reached)
        {
            findings.Warning(MarkOf(table.Place), "table-unchecked", $"决策表“{table.Name}”的情形太多，没有查完有没有遗漏和重叠：请拆成几张表");
            return;
        }

        Gaps(program, reached, findings);
        Overlaps(program, reached, findings);
        Idle(program, reached, findings);
    }

    /// <summary>The kind of every constant in a test is that of the input, and every text one that the input can be.</summary>
    internal static void CheckConstants(InputProgram input, YamlText test, FeelTestParts parts, FindingList findings)
    {
        var at = test.Inside(0);
        foreach (var end in Axis.Ends(parts.Parts))
        {
            var fits = input.Type switch
            {
                FieldType.Number or FieldType.Money => end.TryGetNumber(out _),
                FieldType.YesNo => end.TryGetBoolean(out _),
                FieldType.Date => end.TryGetDate(out _),
                null => true,
                _ => end.TryGetString(out _),
            };
            if (!fits)
            {
                findings.Error(at, "type", $"输入“{input.Input.Name}”是{Word(input.Type)}，测试“{test.Text}”与它比的不是");
            }
            else if (end.TryGetString(out var item) && input.Axis is ItemAxis axis && axis.Find(FieldValue.Of(item)) == axis.Samples.Count - 1)
            {
                findings.Unknown(at, "取值", item, axis.Samples.SkipLast(1).Select(s => s.ToString()));
            }
        }
    }

    private static void Gaps(TableProgram program, List<(RuleSet Rules, int[] Segments)> reached, FindingList findings)
    {
        var table = program.Table;
        if (!table.NeedsARule)
        {
            return;
        }

        foreach (var (_, segments) in reached.Where(r => r.Rules.IsEmpty).Take(MostExamples))
        {
            findings.Error(
                MarkOf(table.Place),
                "table-gap",
                $"决策表“{table.Name}”有遗漏：{TableWording.Situation(program, segments, i => table.Rules.Any(r => r.Tests[i] is not null))} 时没有规则。请补规则，或写 otherwise");
        }
    }

    private static void Overlaps(TableProgram program, List<(RuleSet Rules, int[] Segments)> reached, FindingList findings)
    {
        var table = program.Table;
        if (table.Hit is not (HitPolicy.Unique or HitPolicy.Any))
        {
            return;
        }

        var told = new HashSet<TableRule>();
        foreach (var (rules, segments) in reached.Where(r => r.Rules.Count > 1))
        {
            var hit = rules.Positions.Select(p => table.Rules[p]).ToArray();
            var other = Array.Find(hit, r => r != hit[0] && (table.Hit == HitPolicy.Unique || !Same(r, hit[0])));
            if (other is not null && told.Count < MostExamples && told.Add(other))
            {
                var situation = TableWording.Situation(program, segments, i => hit[0].Tests[i] is not null || other.Tests[i] is not null);
                findings.Error(
                    MarkOf(other.Place),
                    "table-overlap",
                    $"决策表“{table.Name}”有重叠：{situation} 时第 {hit[0].Number} 条和第 {other.Number} 条都适用{(table.Hit == HitPolicy.Any ? "，结果却不同" : "")}");
            }
        }
    }

    /// <summary>Rules that apply to nothing, or, where one rule decides, never come before another.</summary>
    private static void Idle(TableProgram program, List<(RuleSet Rules, int[] Segments)> reached, FindingList findings)
    {
        var table = program.Table;
        var alive = new HashSet<int>();
        foreach (var (rules, _) in reached.Where(r => !r.Rules.IsEmpty))
        {
            alive.UnionWith(table.Hit switch
            {
                HitPolicy.First => rules.Positions.Take(1),
                HitPolicy.Priority => [TablePriority.InOrder(table, rules.Positions.Select(p => table.Rules[p]))[0].Number - 1],
                _ => rules.Positions,
            });
        }

        foreach (var rule in table.Rules.Where(r => !alive.Contains(r.Number - 1)))
        {
            findings.Warning(MarkOf(rule.Place), "table-idle", $"决策表“{table.Name}”第 {rule.Number} 条永远轮不到");
        }
    }

    private static bool Same(TableRule one, TableRule other) => one.Then.Select(t => (t.Value, t.Formula)).SequenceEqual(other.Then.Select(t => (t.Value, t.Formula)));

    private static string Word(FieldType? type) => type switch
    {
        FieldType.Number or FieldType.Money => "数",
        FieldType.YesNo => "是或否",
        FieldType.Date => "日期",
        _ => "文字",
    };

    private static Mark MarkOf(Place place) => place.Mark;
}
