namespace Miaopu.Rulebook;

/// <summary>Reads <c>duties</c>, <c>services</c>, <c>targets</c> and <c>tasks</c>, and lengths of time.</summary>
internal static class SteeringReader
{
    internal static List<Duty> Duties(Section section)
    {
        var duties = new List<Duty>();
        foreach (var below in section.List(PackKeys.Duties))
        {
            var duty = new Duty
            {
                Id = below.Text(SteeringKeys.DutyId),
                Title = below.Text(SteeringKeys.DutyTitle),
                To = below.Text(SteeringKeys.To),
                Then = [.. below.Texts(SteeringKeys.Then).Select(t => t.Text)],
                Period = below.Choice(SteeringKeys.Every),
                When = below.TextOrNull(SteeringKeys.When),
                Within = Term(below, SteeringKeys.Within),
                Asks = [.. below.Texts(SteeringKeys.Asks).Select(t => t.Text)],
                Basis = section.Context.Basis(below),
                Place = below.Place,
            };
            if ((duty.Period == DutyPeriod.OnEvent) == (duty.When is null))
            {
                below.Findings.Error(below.At, "shape", $"义务“{duty.Id}”应写“every”（定期）或“when”（发生什么时），二者之一");
            }

            below.Done();
            duties.Add(duty);
        }

        return duties;
    }

    internal static List<ServiceOffer> Services(Section section)
    {
        var services = new List<ServiceOffer>();
        foreach (var below in section.List(PackKeys.Services))
        {
            services.Add(new ServiceOffer(
                below.Text(SteeringKeys.ServiceId),
                below.Text(SteeringKeys.ServiceTitle),
                below.Text(SteeringKeys.ServiceKind),
                [.. below.Texts(SteeringKeys.For).Select(t => t.Text)],
                below.Choice(SteeringKeys.Price),
                Responsible(below),
                section.Context.Basis(below),
                below.Place));
            below.Done();
        }

        return services;
    }

    internal static List<Target> Targets(Section section)
    {
        var targets = new List<Target>();
        foreach (var below in section.List(PackKeys.Targets))
        {
            var where = below.Scalar(SteeringKeys.Where);
            var milestone = below.Flag(SteeringKeys.Milestone);
            var against = milestone ? null : ComparisonReader.Read(below);
            if (milestone && (where is not null || below.Has(SteeringKeys.Measure)))
            {
                below.Findings.Error(below.At, "shape", "里程碑没有数，不写“where”和“measure”");
            }

            if (against is { IsOfNumbers: true, Number: < 0 })
            {
                below.Findings.Error(against.At, "range", "目标数应不小于 0");
            }

            targets.Add(new Target
            {
                Id = below.Text(SteeringKeys.TargetId),
                Title = below.Text(SteeringKeys.TargetTitle),
                Where = where?.Text,
                WhereText = where,
                Measure = below.TextOrNull(SteeringKeys.Measure),
                MeasureMark = below.MarkOf(SteeringKeys.Measure),
                Against = against,
                Unit = against?.Unit,
                By = below.Day(SteeringKeys.By),
                Responsible = Responsible(below),
                Basis = section.Context.Basis(below),
                Place = below.Place,
            });
            below.Done();
        }

        return targets;
    }

    internal static List<PolicyTask> Tasks(Section section)
    {
        var tasks = new List<PolicyTask>();
        foreach (var below in section.List(PackKeys.Tasks))
        {
            tasks.Add(new PolicyTask(below.Text(SteeringKeys.TaskId), below.Text(SteeringKeys.TaskTitle), Responsible(below), section.Context.Basis(below), below.Place));
            below.Done();
        }

        return tasks;
    }

    /// <summary>A length of time: 30 days, 5 working days, 1 month.</summary>
    internal static Term? Term(Section below, Key<NumberKind> key)
    {
        if (below.Quantity(key) is not { } quantity)
        {
            return null;
        }

        var unit = quantity.Unit switch
        {
            "day" or "days" or "天" or "日" => TermUnit.Days,
            "working day" or "working days" or "个工作日" => TermUnit.WorkingDays,
            "month" or "months" or "个月" => TermUnit.Months,
            _ => (TermUnit?)null,
        };
        if (unit is null || quantity.Number is < 1 or > 1000 || quantity.Number != decimal.Truncate(quantity.Number))
        {
            below.Findings.Error(below.MarkOf(key), "shape", $"“{key.Word}”应是一段时间，如 30 days、5 working days、1 month");
            return null;
        }

        return new Term((int)quantity.Number, unit.Value);
    }

    private static Responsible Responsible(Section below) => new(below.TextOrNull(SteeringKeys.Lead), [.. below.Texts(SteeringKeys.With).Select(t => t.Text)]);
}
