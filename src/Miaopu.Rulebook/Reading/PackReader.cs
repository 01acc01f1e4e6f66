using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Miaopu.Rulebook;

/// <summary>A pack read from text, and what is wrong with it.</summary>
/// <param name="Pack">The pack; null when a finding is an error.</param>
/// <param name="Findings">All findings in the order of the text.</param>
/// <param name="Coverage">What became of each clause; empty when the text could not be read.</param>
public sealed record PackReading(PolicyPack? Pack, IReadOnlyList<Finding> Findings, IReadOnlyList<ClauseCoverage> Coverage);

/// <summary>Reads a pack from YAML text and holds it against the vocabulary.</summary>
public static partial class PackReader
{
    private const int MostItems = 1_000;
    private const int MostTurns = 50;

    /// <summary>
    /// Reads, binds and lints. Never throws on bad text; several faults are all reported.
    /// </summary>
    /// <param name="text">The text of policy.yaml.</param>
    /// <param name="fileName">The name findings carry.</param>
    /// <param name="vocabulary">The shipped vocabulary; the pack may extend it.</param>
    /// <param name="bases">
    /// Gives the text of a pack that this one extends, by id and hash; where it has only another text of that id, that one, so that the finding can say so. Null where there are none.
    /// </param>
    /// <param name="published">The text was published already: what the linter has come to ask of new texts since then is told, and does not keep it from being read.</param>
    public static PackReading Read(string text, string fileName, Vocabulary vocabulary, Func<string, string, PackText?>? bases = null, bool published = false)
    {
        bases ??= (_, _) => null;
        var findings = new FindingList(fileName);
        if (YamlReader.Read(text, findings) is not { } root)
        {
            return new PackReading(null, findings.InOrder(), []);
        }

        var last = new ReadingContext(findings);
        if (ReadOnce(root, text, vocabulary, bases, last) is not { } reading)
        {
            return new PackReading(null, findings.InOrder(), []);
        }

        foreach (var change in findings.HasErrors ? [] : last.Ordered)
        {
            PolicyPack? Laid(YamlMap tree) => ReadOnce(tree, text, vocabulary, bases, new ReadingContext(new FindingList(fileName)))?.Pack;
            if (Laid(change.Before) is { } before && Laid(change.After) is { } after)
            {
                change.Check(before, after, findings);
            }
        }

        var pack = Periods(root, text, vocabulary, bases, last, reading.Pack);
        return new PackReading((published ? findings.HasFaults : findings.HasErrors) ? null : pack, findings.InOrder(), reading.Coverage);
    }

    /// <summary>Reads the pack for the period of the context; null after a finding where it is too large to look at.</summary>
    private static (PolicyPack Pack, IReadOnlyList<ClauseCoverage> Coverage)? ReadOnce(
        YamlMap own, string text, Vocabulary vocabulary, Func<string, string, PackText?> bases, ReadingContext context)
    {
        if (BasePack.Laid(own, context, bases) is not { } root)
        {
            return null;
        }

        var section = new Section(root, "pack", context, PackKeys.Pack);
        var pack = ReadPack(section, text, vocabulary);
        section.Done();
        if (IsTooLarge(pack))
        {
            context.Findings.Error(new Mark(1, 1, 0), "too-large", $"度量、定义、条件、阶段、指标或等级超过 {MostItems:N0} 个");
            return null;
        }

        var coverage = PackLint.Check(pack, context);
        var program = PackProgram.Compile(pack, context.Findings);
        var scoring = ScoringLint.Check(pack, program, context.Findings);
        return (pack with { Program = program, ScoringProgram = scoring, Numbers = context.Numbers, Days = context.Days, Dated = context.Dated, Changes = context.Changes, Bases = bases, Extends = BaseOf(own) }, coverage);
    }

    /// <summary>The pack once more for each earlier period in which no number changes; what is wrong in any of them is found.</summary>
    private static PolicyPack Periods(YamlMap root, string text, Vocabulary vocabulary, Func<string, string, PackText?> bases, ReadingContext last, PolicyPack pack)
    {
        if (last.Turns.Count == 0)
        {
            return pack;
        }

        if (last.Turns.Count > MostTurns)
        {
            last.Findings.Error(new Mark(1, 1, 0), "too-large", $"各数变化的日子超过 {MostTurns} 个");
            return pack;
        }

        var periods = new List<(DateOnly From, PolicyPack Pack)>();
        foreach (var from in last.Turns.SkipLast(1).Prepend(DateOnly.MinValue))
        {
            if (ReadOnce(root, text, vocabulary, bases, new ReadingContext(last.Findings, from)) is { } earlier)
            {
                periods.Add((from, earlier.Pack with { Periods = periods }));
            }
        }

        pack = pack with { Periods = periods };
        periods.Add((last.Turns.Max, pack));
        return pack;
    }

    /// <summary>The id and hash of the pack that a text extends; null where it extends none, or cannot be read.</summary>
    public static (string Policy, string Hash)? BaseOf(string text) =>
        text.Contains(PackKeys.Extends.Word, StringComparison.Ordinal) && YamlReader.Read(text, new FindingList("")) is { } root ? BaseOf(root) : null;

    private static (string Policy, string Hash)? BaseOf(YamlMap root) =>
        root[PackKeys.Extends.Word] is YamlMap extends && extends[ExtendKeys.Policy.Word] is YamlText policy && extends[ExtendKeys.Hash.Word] is YamlText hash ? (policy.Text, hash.Text) : null;

    /// <summary>SHA-256 of a text in UTF-8, as <see cref="PolicyPack.Hash"/> holds it.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("^[a-z0-9-]+(/[a-z0-9-]+)*$")]
    private static partial Regex Id();

    private static bool IsTooLarge(PolicyPack pack) =>
        new[] { pack.Measures.Count, pack.Definitions.Count, pack.Criteria.Count, pack.Stages.Count, pack.Scoring.Grades.Count, pack.Scoring.AllIndicators().Count() }.Max() > MostItems;

    private static PolicyPack ReadPack(Section section, string text, Vocabulary vocabulary)
    {
        var inForce = InForce(section);
        var extended = vocabulary;
        var added = Array.Empty<string>();
        if (section.Below(PackKeys.Vocabulary) is { } own)
        {
            added = [.. (own.Map["ledgers"] as YamlMap)?.Entries.Select(e => e.Key.Text).Where(n => vocabulary.Find(n) is null) ?? []];
            extended = VocabularyReader.Extend(own, vocabulary, section.Findings);
            own.Done();
        }

        if (section.Scalar(PackKeys.Policy) is { } id && !Id().IsMatch(id.Text))
        {
            section.Findings.Error(id.At, "shape", "“policy”由小写字母、数字和连字符组成，用“/”分段，如 sheng/shixiang");
        }

        var adjust = AdjustReader.Read(section);
        var scoring = ScoringReader.Read(section);
        return new PolicyPack
        {
            Id = section.Text(PackKeys.Policy),
            Title = section.Text(PackKeys.Title),
            Authority = section.Text(PackKeys.Authority),
            CarrierKind = Titled(section, PackKeys.CarrierKind),
            Award = Titled(section, PackKeys.Award),
            AwardLevel = section.TextOrNull(PackKeys.AwardLevel),
            InForceFrom = inForce.From,
            InForceTo = inForce.To,
            InForceBasis = inForce.Basis,
            Dates = Dates(section),
            Cutoff = Cutoff(section),
            Sources = SourceReader.Read(section),
            Vocabulary = extended,
            AddedLedgers = added,
            Windows = WindowReader.Read(section),
            Definitions = DefinitionReader.Read(section),
            Measures = MeasureReader.Read(section),
            Tables = TableReader.Read(section, PackKeys.Tables),
            Criteria = AdjustReader.Apply(adjust, CriterionReader.Read(section), section.Findings),
            Adjust = adjust,
            Bodies = ProcedureReader.Bodies(section),
            Materials = FormReader.Materials(section),
            Form = FormReader.Sections(section, extended),
            Stages = ProcedureReader.Stages(section),
            Outcomes = ProcedureReader.Outcomes(section),
            Withdrawal = ProcedureReader.Withdrawal(section),
            UnmetBlocks = section.Flag(PackKeys.UnmetBlocks),
            ReviewSheet = DocumentReader.ReviewSheet(section),
            Documents = DocumentReader.Documents(section),
            Sanctions = DocumentReader.Sanctions(section),
            Scoring = scoring,
            Evaluations = EvaluationReader.Read(section, [.. scoring.Grades.Select(g => g.Id)]),
            Benefits = BenefitReader.Read(section),
            Duties = SteeringReader.Duties(section),
            Services = SteeringReader.Services(section),
            Targets = SteeringReader.Targets(section),
            Tasks = SteeringReader.Tasks(section),
            Text = text,
            Hash = HashOf(text),
        };
    }

    /// <summary>What only a pack with a procedure must say.</summary>
    private static string Titled(Section section, Key<TextKind> key) =>
        section.Has(PackKeys.Stages) || section.Has(PackKeys.Award) ? section.TextNeeded(key) : section.Text(key);

    private static (DateOnly From, DateOnly? To, Basis Basis) InForce(Section section)
    {
        if (section.Below(PackKeys.Force) is not { } below)
        {
            return (default, null, Basis.None);
        }

        var from = below.Day(PackKeys.From);
        var to = below.Day(PackKeys.To);
        section.Context.InForce = (from ?? DateOnly.MinValue, to);
        if (to < from)
        {
            below.Findings.Error(below.MarkOf(PackKeys.To), "dates", "失效日早于生效日");
        }

        var basis = section.Context.Basis(below);
        below.Done();
        return (from ?? default, to, basis);
    }

    private static List<RoundDate> Dates(Section section)
    {
        var dates = new List<RoundDate>();
        foreach (var (name, below) in section.NamedSections(PackKeys.Dates))
        {
            dates.Add(new RoundDate(name.Text, section.Context.Basis(below), below.Place));
            below.Done();
        }

        return dates;
    }

    private static CutoffRule Cutoff(Section section)
    {
        if (section.Below(PackKeys.CutoffDay) is not { } below)
        {
            if (!section.Has(PackKeys.CutoffDay))
            {
                section.Findings.Error(section.At, "missing", $"缺少“{PackKeys.CutoffDay.Word}”");
            }

            return new CutoffRule(null, Basis.None);
        }

        var day = below.Text(PackKeys.Day);
        var rule = new CutoffRule(day == "submission" ? null : day, section.Context.Basis(below)) { At = below.At };
        below.Done();
        return rule;
    }
}
