namespace Miaopu.Rulebook;

/// <summary>One policy as data, read from one text and addressed by that text's SHA-256.</summary>
public sealed record PolicyPack
{
    /// <summary>Id: the folder under policies/.</summary>
    public required string Id { get; init; }

    /// <summary>Title of the policy.</summary>
    public required string Title { get; init; }

    /// <summary>Whose policy it is: a division code or the name of an organisation.</summary>
    public required string Authority { get; init; }

    /// <summary>Kind of carrier it is about, as people read it; empty for a plan that gives no title.</summary>
    public required string CarrierKind { get; init; }

    /// <summary>The title it gives, as people read it; empty for a plan that gives none.</summary>
    public required string Award { get; init; }

    /// <summary>Of which level the title is, as other policies ask for it; null where the pack does not say.</summary>
    public string? AwardLevel { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly InForceFrom { get; init; }

    /// <summary>Last day in force, included, or null.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>What the days in force rest on.</summary>
    public required Basis InForceBasis { get; init; }

    /// <summary>The dates each round gives, in order of time.</summary>
    public required IReadOnlyList<RoundDate> Dates { get; init; }

    /// <summary>The day as of which a round measures.</summary>
    public required CutoffRule Cutoff { get; init; }

    /// <summary>The documents it codes.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>The shipped vocabulary with what the pack adds.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>Names of ledgers that the pack adds.</summary>
    public IReadOnlyList<string> AddedLedgers { get; init; } = [];

    /// <summary>Named periods.</summary>
    public IReadOnlyList<Window> Windows { get; init; } = [];

    /// <summary>Named sets of rows.</summary>
    public IReadOnlyList<Definition> Definitions { get; init; } = [];

    /// <summary>Named values.</summary>
    public IReadOnlyList<Measure> Measures { get; init; } = [];

    /// <summary>Decision tables, by which measures can be given.</summary>
    public IReadOnlyList<DecisionTable> Tables { get; init; } = [];

    /// <summary>The conditions.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>Rules that change thresholds for some carriers; the parts of criteria hold what each makes of them.</summary>
    public IReadOnlyList<AdjustRule> Adjust { get; init; } = [];

    /// <summary>Who takes part.</summary>
    public IReadOnlyList<Body> Bodies { get; init; } = [];

    /// <summary>The papers.</summary>
    public IReadOnlyList<Material> Materials { get; init; } = [];

    /// <summary>The form.</summary>
    public IReadOnlyList<FormSection> Form { get; init; } = [];

    /// <summary>The procedure; the first stage is where a case begins.</summary>
    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>How a case can close.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>Until which stage (its end included) the applicant may withdraw, and with what outcome; null for never.</summary>
    public WithdrawalRule? Withdrawal { get; init; }

    /// <summary>Whether unmet criteria block submission; by default they only warn.</summary>
    public bool UnmetBlocks { get; init; }

    /// <summary>What experts fill in, or null without experts.</summary>
    public ReviewSheet? ReviewSheet { get; init; }

    /// <summary>Letters, tables and certificates.</summary>
    public IReadOnlyList<PackDocument> Documents { get; init; } = [];

    /// <summary>What follows when something is found.</summary>
    public IReadOnlyList<SanctionRule> Sanctions { get; init; } = [];

    /// <summary>How carriers are scored, graded and put in order; empty where the pack does not.</summary>
    public ScoringRules Scoring { get; init; } = ScoringRules.None;

    /// <summary>How those that have the title are evaluated, and with which results.</summary>
    public IReadOnlyList<EvaluationRule> Evaluations { get; init; } = [];

    /// <summary>Money and other advantages.</summary>
    public IReadOnlyList<Benefit> Benefits { get; init; } = [];

    /// <summary>What carriers have to report once they have the title.</summary>
    public IReadOnlyList<Duty> Duties { get; init; } = [];

    /// <summary>Services that are promised or asked for.</summary>
    public IReadOnlyList<ServiceOffer> Services { get; init; } = [];

    /// <summary>Figures and milestones to be reached.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>What bodies of the place have to do.</summary>
    public IReadOnlyList<PolicyTask> Tasks { get; init; } = [];

    /// <summary>The text it was read from.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the text in UTF-8, 64 lower-case hex digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Every number of the text that bears on a result, with its place.</summary>
    public IReadOnlyList<PackNumber> Numbers { get; init; } = [];

    /// <summary>The id and hash of the pack that it extends; null where it extends none.</summary>
    public (string Policy, string Hash)? Extends { get; init; }

    /// <summary>What it has otherwise than the packs it extends, in order; what it adds stands among its items.</summary>
    public IReadOnlyList<PackOverride> Changes { get; init; } = [];

    /// <summary>From where the packs it extends were had, by id and hash; for whoever reads a changed text of it.</summary>
    public Func<string, string, PackText?>? Bases { get; init; }

    /// <summary>Every day that the text writes as one, such as those in force, with its place.</summary>
    public IReadOnlyList<PackNumber> Days { get; init; } = [];

    /// <summary>The numbers that change with time, with the values that hold in the period this was read for.</summary>
    public IReadOnlyList<DatedNumber> Dated { get; init; } = [];

    /// <summary>The pack once for each period in which no number changes, with the first day of each, in order; empty where none ever does.</summary>
    internal IReadOnlyList<(DateOnly From, PolicyPack Pack)> Periods { get; init; } = [];

    /// <summary>Every number that changes with time, with all the values it has in turn, the earliest first.</summary>
    public IEnumerable<IGrouping<string, DatedNumber>> DatedInTurn => Periods.SelectMany(p => p.Pack.Dated).Concat(Dated).DistinctBy(d => d.Place)
        .OrderBy(d => d.From ?? DateOnly.MinValue).GroupBy(d => d.Item, StringComparer.Ordinal);

    /// <summary>Compiled once per pack, shared by all threads.</summary>
    internal PackProgram Program { get; init; } = PackProgram.Empty;

    /// <summary>The same for what is scored.</summary>
    internal ScoringProgram ScoringProgram { get; init; } = ScoringProgram.Empty;

    /// <summary>The stage where a case begins.</summary>
    public Stage FirstStage => Stages[0];

    /// <summary>The stage of this id, or null.</summary>
    public Stage? Stage(string id) => Stages.FirstOrDefault(s => s.Id == id);

    /// <summary>The evaluation of this id, or null.</summary>
    public EvaluationRule? Evaluation(string id) => Evaluations.FirstOrDefault(e => e.Id == id);

    /// <summary>Every result that a year can bring a carrier: of evaluations, and the grades.</summary>
    public IEnumerable<string> Results => Evaluations.SelectMany(e => e.AllResults).Concat(Scoring.Grades.Select(g => g.Id)).Distinct();

    /// <summary>The body of this id, or null.</summary>
    public Body? Body(string id) => Bodies.FirstOrDefault(b => b.Id == id);

    /// <summary>The criterion of this id, or null.</summary>
    public Criterion? Criterion(string id) => Criteria.FirstOrDefault(c => c.Id == id);

    /// <summary>The measure of this name, or null.</summary>
    public Measure? Measure(string name) => Measures.FirstOrDefault(m => m.Name == name);

    /// <summary>The outcome of this name, or null.</summary>
    public Outcome? Outcome(string name) => Outcomes.FirstOrDefault(o => o.Name == name);

    /// <summary>The clause that a citation names, or null.</summary>
    public Clause? Clause(Citation citation) =>
        Sources.FirstOrDefault(s => s.Id == citation.Source)?.Clauses.FirstOrDefault(c => c.Number == citation.Clause);

    /// <summary>The pack with the values that hold on a day; itself where no number changes with time. A pack as it is read has the values that hold last.</summary>
    public PolicyPack On(DateOnly day) => Periods.LastOrDefault(p => p.From <= day).Pack ?? this;

    /// <summary>Whether the pack is in force on a day.</summary>
    public bool IsInForce(DateOnly day) => InForceFrom <= day && (InForceTo is not { } last || day <= last);

    /// <summary>Whether cases run under it: it has a procedure and gives a title. A plan has neither.</summary>
    public bool HasProcedure => Stages.Count > 0;

    /// <summary>Holds the situation against every criterion, with the values of its cutoff.</summary>
    public Assessment Assess(Situation situation)
    {
        var pack = On(situation.Cutoff);
        return pack.Program.Assess(pack, situation);
    }

    /// <summary>
    /// The answers that <see cref="Assess"/> gives to every carrier of a snapshot before any person judged, without values and reasons. Some hundred times as
    /// fast; for whoever asks about a whole registry.
    /// </summary>
    /// <param name="snapshot">The carriers.</param>
    /// <param name="cutoff">The day as of which to measure.</param>
    /// <param name="knownAt">Only rows recorded at or before this instant (UTC) count; null counts all.</param>
    public RegistryAnswers Answer(Snapshot snapshot, DateOnly cutoff, DateTime? knownAt = null)
    {
        var pack = On(cutoff);
        return pack.Program.Answer(pack, snapshot, cutoff, knownAt);
    }

    /// <summary>How near every carrier of a snapshot lies to each threshold, in the order of the pack.</summary>
    public IReadOnlyList<NearThreshold> Near(Snapshot snapshot, DateOnly cutoff)
    {
        var pack = On(cutoff);
        return pack.Program.Near(pack, snapshot, cutoff);
    }

    /// <summary>What each benefit comes to for every carrier of a snapshot, in the order of the pack: the amounts that <see cref="Support"/> gives.</summary>
    public IReadOnlyList<BenefitCost> Cost(Snapshot snapshot, DateOnly cutoff)
    {
        var pack = On(cutoff);
        return pack.Program.Cost(pack, snapshot, cutoff);
    }

    /// <summary>What can be said where somebody states values instead of keeping ledgers.</summary>
    /// <param name="stated">Values by <see cref="AskedMeasure.Meaning"/>; what is not there is unknown.</param>
    /// <param name="on">The day whose values of numbers hold.</param>
    public Trial Try(IReadOnlyDictionary<string, FieldValue> stated, DateOnly on)
    {
        var pack = On(on);
        return pack.Program.Try(pack, stated, on);
    }

    /// <summary>What each benefit comes to in the situation, in the order of the pack.</summary>
    public IReadOnlyList<BenefitVerdict> Support(Situation situation)
    {
        var pack = On(situation.Cutoff);
        return pack.Program.Support(pack, situation);
    }

    /// <summary>How far each target is over the carriers of the place, in the order of the pack.</summary>
    /// <param name="carriers">The carriers, looked at one by one.</param>
    /// <param name="on">The day whose values of numbers hold; the last ones where null.</param>
    public IReadOnlyList<TargetProgress> Progress(IEnumerable<CountedCarrier> carriers, DateOnly? on = null)
    {
        var pack = On(on ?? DateOnly.MaxValue);
        return pack.Program.Progress(pack, carriers);
    }

    /// <summary>Scores, ranks and grades carriers together. The order in which they come changes nothing but the order of the answers.</summary>
    /// <param name="entrants">The carriers; ids are unique.</param>
    /// <param name="settled">What officers settled of records that several carriers claim.</param>
    public CohortRating Rate(IReadOnlyList<Entrant> entrants, IReadOnlyList<SettledClaim>? settled = null) => CohortRun.Rate(On(Last(entrants.Select(e => e.Situation))), entrants, settled ?? []);

    /// <summary>
    /// Scores one carrier while nobody knows who else takes part. What depends on the others (points by rank or share, places of a grade) stays open between what it can
    /// be; ranks and quotas are left out.
    /// </summary>
    public CohortRating RateAlone(Entrant entrant) => CohortRun.RateAlone(On(entrant.Situation.Cutoff), entrant);

    // Those that are looked at together have one cutoff; where they have not, the latest says which values hold.
    private static DateOnly Last(IEnumerable<Situation> situations) => situations.Select(s => s.Cutoff).DefaultIfEmpty(DateOnly.MaxValue).Max();

    /// <inheritdoc />
    public bool Equals(PolicyPack? other) => other is not null && other.Hash == Hash && other.Id == Id;

    /// <inheritdoc />
    public override int GetHashCode() => Hash.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A date that the pack names and each round gives.</summary>
/// <param name="Name">Its name, as people read it.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record RoundDate(string Name, Basis Basis, Place Place);

/// <summary>The day as of which a round measures.</summary>
/// <param name="Date">Name of a date of the round; null for the day of submission.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record CutoffRule(string? Date, Basis Basis)
{
    internal Mark At { get; init; }
}

/// <summary>Withdrawal by the applicant.</summary>
/// <param name="Until">Id of the last stage in which it is possible.</param>
/// <param name="Outcome">How the case closes.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record WithdrawalRule(string Until, string Outcome, Basis Basis)
{
    internal Mark At { get; init; }
}

/// <summary>A number or a day written in a pack's text.</summary>
/// <param name="What">Path of the item, such as criteria.premises.at least.</param>
/// <param name="At">Where the number stands.</param>
/// <param name="Length">Characters it takes.</param>
/// <param name="Text">As written.</param>
public sealed record PackNumber(string What, Mark At, int Length, string Text);
