namespace Miaopu.Rulebook;

/// <summary>A pack with every name resolved, made once when it is read. Holds no state of a run and is shared by threads.</summary>
internal sealed class PackProgram
{
    private readonly IReadOnlyList<MeasureProgram> _measures;
    private readonly IReadOnlyList<CriterionProgram> _criteria;
    private readonly IReadOnlyList<BenefitProgram> _benefits;
    private readonly IReadOnlyList<TargetProgram> _targets;
    private readonly int _sets;
    private Dictionary<MeasureProgram, AskedMeasure>? _questions;

    internal PackProgram(
        IReadOnlyList<MeasureProgram> measures, IReadOnlyList<CriterionProgram> criteria, IReadOnlyList<BenefitProgram> benefits, IReadOnlyList<TargetProgram> targets, int sets) =>
        (_measures, _criteria, _benefits, _targets, _sets) = (measures, criteria, benefits, targets, sets);

    internal IReadOnlyList<MeasureProgram> Measures => _measures;

    /// <summary>The unit of a measure, as its fields give it.</summary>
    internal string? UnitOf(string measure) => _measures.FirstOrDefault(m => m.Measure.Name == measure)?.Unit;

    internal static PackProgram Empty { get; } = new([], [], [], [], 0);

    /// <summary>Resolves names and binds expressions; what cannot be resolved is a finding.</summary>
    internal static PackProgram Compile(PolicyPack pack, FindingList findings) => new PackCompiler(pack, findings).Compile();

    internal IReadOnlyList<BenefitVerdict> Support(PolicyPack pack, Situation situation)
    {
        var run = new Run(pack, situation, _sets, _measures.Count);
        return [.. _benefits.Select(b => b.Judge(run))];
    }

    internal IReadOnlyList<TargetProgress> Progress(PolicyPack pack, IEnumerable<CountedCarrier> carriers)
    {
        var tallies = _targets.Select(t => t.Begin()).ToArray();
        foreach (var carrier in carriers)
        {
            var run = new Run(pack, carrier.Situation, _sets, _measures.Count);
            foreach (var tally in tallies)
            {
                tally.Add(carrier, run);
            }
        }

        return [.. tallies.Select(t => t.Progress())];
    }

    internal Assessment Assess(PolicyPack pack, Situation situation)
    {
        var run = new Run(pack, situation, _sets, _measures.Count);
        var criteria = new CriterionVerdict[_criteria.Count];
        for (var i = 0; i < criteria.Length; i++)
        {
            criteria[i] = _criteria[i].Judge(run);
        }

        return new Assessment(pack, situation.Cutoff, situation.KnownAt, criteria, [.. _measures.Select(m => m.Value(run))]) { Choices = Choices(pack, situation, run) };
    }

    /// <summary>What each period that could be chosen gives: measured once more as if it were.</summary>
    private ChosenPeriod[] Choices(PolicyPack pack, Situation situation, Run run)
    {
        return [.. pack.Windows.Where(w => w.Choice is not null).Select(window => (window, _measures.First(m => m.Measure.Name == window.Choice!.ChosenBy)))
            .Select(w => ChosenPeriod.Of(pack, w.window, w.Item2, _measures, run, chosen => Choosing(w.Item2, chosen)))];

        Run Choosing(MeasureProgram chooser, FieldValue chosen)
        {
            var other = new Run(pack, situation, _sets, _measures.Count);
            other.Measured[chooser.Index] = chooser.State(new Bounds(null, null, chosen));
            return other;
        }
    }

    internal Trial Try(PolicyPack pack, IReadOnlyDictionary<string, FieldValue> stated, DateOnly on)
    {
        var asked = Questions(pack);
        var given = new Given(asked.Where(a => stated.ContainsKey(a.Value.Meaning)).ToDictionary(a => a.Key.Measure.Name, a => stated[a.Value.Meaning], StringComparer.Ordinal));
        var run = new Run(pack, on, given, _measures.Count);
        var verdicts = new CriterionVerdict[_criteria.Count];
        var open = new List<IReadOnlyList<AskedMeasure>>();
        var soft = new List<AskedMeasure>();
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = _criteria[i].Judge(run);
            var lacking = given.TakeAsked();
            if (verdicts[i].Answer == Rulebook.Answer.MissingData && !verdicts[i].Criterion.Soft)
            {
                open.Add([.. lacking.Select(m => asked[m])]);
            }
            else if (Trial.Leaves(verdicts[i].Root, soft: true).Any(p => p.Answer == Rulebook.Answer.MissingData))
            {
                soft.AddRange(lacking.Select(m => asked[m]));
            }
        }

        var support = _benefits.Select(b => b.Judge(run)).ToArray();
        var lackedByMoney = given.TakeAsked().Select(m => asked[m]).ToArray();
        return new Trial(new Assessment(pack, on, null, verdicts, [.. _measures.Select(m => m.Value(run))]), support, open, lackedByMoney) { OpenSoft = [.. soft.Distinct()] };
    }

    /// <summary>Every measure as a question, worked out once: what measures mean is told from the whole pack.</summary>
    private Dictionary<MeasureProgram, AskedMeasure> Questions(PolicyPack pack)
    {
        if (_questions is null)
        {
            var meanings = new MeasureMeaning(pack);
            _questions = _measures.ToDictionary(m => m, m => new AskedMeasure(m.Measure, m.Type ?? FieldType.Number, m.Unit, m.Items, meanings.Of(m.Measure), m.Readings));
        }

        return _questions;
    }

    internal RegistryAnswers Answer(PolicyPack pack, Snapshot snapshot, DateOnly cutoff, DateTime? knownAt)
    {
        var answers = new RegistryAnswers(pack, cutoff, knownAt, snapshot.Carriers);
        foreach (var run in Blocks(snapshot, cutoff, knownAt))
        {
            for (var i = 0; i < _criteria.Count; i++)
            {
                _criteria[i].Judge(run, answers.Of(i).Slice(run.First, run.Count));
            }
        }

        return answers;
    }

    internal IReadOnlyList<NearThreshold> Near(PolicyPack pack, Snapshot snapshot, DateOnly cutoff)
    {
        var comparisons = _criteria.SelectMany((c, i) => c.Thresholds.Select(t => (Criterion: pack.Criteria[i], Threshold: t, Near: new Nearness[snapshot.Carriers]))).ToArray();
        foreach (var run in Blocks(snapshot, cutoff, null))
        {
            foreach (var (_, threshold, near) in comparisons)
            {
                threshold.Near(run, near.AsSpan(run.First, run.Count));
            }
        }

        return [.. comparisons.Select(c => new NearThreshold(c.Criterion, c.Threshold.Part, c.Near))];
    }

    internal IReadOnlyList<BenefitCost> Cost(PolicyPack pack, Snapshot snapshot, DateOnly cutoff)
    {
        var costs = _benefits.Select(_ => new CarrierBenefit[snapshot.Carriers]).ToArray();
        foreach (var run in _benefits.Count > 0 ? Blocks(snapshot, cutoff, null) : [])
        {
            for (var carrier = 0; carrier < run.Count; carrier++)
            {
                var one = new Run(pack, run, carrier, _measures);
                for (var i = 0; i < costs.Length; i++)
                {
                    var verdict = _benefits[i].Judge(one);
                    costs[i][run.First + carrier] = new CarrierBenefit(verdict.Answer, verdict.Low, verdict.High);
                }
            }
        }

        return [.. pack.Benefits.Zip(costs, (b, c) => new BenefitCost(b, c))];
    }

    /// <summary>What each measure is for each carrier, in the order of measures.</summary>
    internal Bounds[][] Measure(Snapshot snapshot, DateOnly cutoff, DateTime? knownAt)
    {
        var bounds = _measures.Select(_ => new Bounds[snapshot.Carriers]).ToArray();
        foreach (var run in Blocks(snapshot, cutoff, knownAt))
        {
            for (var i = 0; i < _measures.Count; i++)
            {
                for (var carrier = 0; carrier < run.Count; carrier++)
                {
                    bounds[i][run.First + carrier] = run.Measured(_measures[i])[carrier];
                }
            }
        }

        return bounds;
    }

    private static IEnumerable<BlockRun> Blocks(Snapshot snapshot, DateOnly cutoff, DateTime? knownAt)
    {
        var run = new BlockRun(snapshot, cutoff, knownAt);
        for (var first = 0; first < snapshot.Carriers; first += BlockRun.Size)
        {
            run.Begin(first, Math.Min(BlockRun.Size, snapshot.Carriers - first));
            yield return run;
        }
    }
}

/// <summary>A criterion with its names resolved.</summary>
internal sealed class CriterionProgram(Criterion criterion, PartProgram root, MeasureExpression? applies)
{
    internal IEnumerable<Proximity> Thresholds => applies is null ? root.Thresholds : root.Thresholds.Select(t => t.Where(applies));

    /// <summary>The answers that <see cref="Judge(Run)"/> gives before any person judged, for each carrier of a block.</summary>
    internal void Judge(BlockRun run, Span<Answer> answers)
    {
        root.Judge(run, answers);
        if (applies is null)
        {
            return;
        }

        for (var carrier = 0; carrier < answers.Length; carrier++)
        {
            answers[carrier] = applies.Ask(run, carrier) switch { Truth.True => answers[carrier], Truth.Unknown => Answer.MissingData, _ => Answer.NotApplicable };
        }
    }

    internal CriterionVerdict Judge(Run run)
    {
        var verdict = root.Judge(run);
        if (applies is null)
        {
            return new CriterionVerdict(criterion, verdict.Answer, verdict);
        }

        return applies.Ask(run) switch
        {
            (Truth.Unknown, var missing) => new CriterionVerdict(criterion, Answer.MissingData, verdict with { Gap = Wording.Missing(missing) }),
            (Truth.True, _) => new CriterionVerdict(criterion, verdict.Answer, verdict),
            _ => new CriterionVerdict(criterion, Answer.NotApplicable, verdict),
        };
    }
}
