using Miaopu.Rulebook;

namespace Miaopu.Bench.Criteria;

/// <summary>
/// The peer: the criteria of the makerspace pack that need no person, written by hand for speed over columns: decimals and day numbers in arrays, each carrier a
/// range of each. It knows this one policy and nothing else, answers yes or no without a reason, and takes blank for no.
/// </summary>
public sealed class HandWritten
{
    private readonly int carriers;
    private readonly int cutoff;
    private readonly int yearBefore;
    private readonly Range1 premises = new(), tenants = new(), staff = new(), mentors = new(), activities = new(), money = new(), cases = new(), equipment = new();
    private readonly List<decimal> area = [], seats = [];
    private readonly List<byte> use = [], kind = [], category = [];
    private readonly List<bool> qualified = [], coach = [], free = [], open = [];
    private readonly List<int> registered = [], subject = [];

    /// <param name="registry">Read once into columns; that is not measured.</param>
    public HandWritten(Registry registry)
    {
        carriers = registry.Carriers.Count;
        cutoff = Registry.Cutoff.DayNumber;
        yearBefore = Registry.Cutoff.AddMonths(-12).DayNumber;
        var vocabulary = registry.Pack.Vocabulary;
        foreach (var rows in registry.Carriers)
        {
            foreach (var range in (Range1[])[premises, tenants, staff, mentors, activities, money, cases, equipment])
            {
                range.Begin();
            }

            var names = new Dictionary<string, int>();
            foreach (var row in rows)
            {
                Read(row, vocabulary.Find(row.Ledger)!, names);
            }
        }
    }

    /// <summary>Six answers a carrier, as bits: premises, facilities, residents, outcome, staffing, activities.</summary>
    public void Assess(byte[] answers)
    {
        var seen = new int[4096];
        var stamp = 0;
        for (var c = 0; c < carriers; c++)
        {
            decimal total = 0, shared = 0, common = 0, desks = 0;
            for (var i = premises.Start(c); i < premises.End(c); i++)
            {
                if (!premises.Holds(i, cutoff))
                {
                    continue;
                }

                total += area[i];
                shared += use[i] is 1 or 2 ? area[i] : 0;
                common += use[i] == 2 ? area[i] : 0;
                desks += seats[i];
            }

            int network = 0, software = 0, office = 0;
            for (var i = equipment.Start(c); i < equipment.End(c); i++)
            {
                if (equipment.Holds(i, cutoff) && open[i])
                {
                    network += category[i] == 1 && free[i] ? 1 : 0;
                    software += category[i] == 2 ? 1 : 0;
                    office += category[i] == 3 ? 1 : 0;
                }
            }

            stamp++;
            int residents = 0, founded = 0;
            for (var i = tenants.Start(c); i < tenants.End(c); i++)
            {
                if (tenants.Holds(i, cutoff) && seen[tenants.Name(i)] != stamp)
                {
                    seen[tenants.Name(i)] = stamp;
                    residents++;
                }

                founded += kind[i] == 1 && registered[i] > yearBefore && registered[i] <= cutoff ? 1 : 0;
            }

            stamp++;
            var financed = 0;
            for (var i = money.Start(c); i < money.End(c); i++)
            {
                if (money.Within(i, yearBefore, cutoff) && seen[subject[i]] != stamp)
                {
                    seen[subject[i]] = stamp;
                    financed++;
                }
            }

            int people = 0, professional = 0;
            for (var i = staff.Start(c); i < staff.End(c); i++)
            {
                if (staff.Holds(i, cutoff))
                {
                    people++;
                    professional += qualified[i] ? 1 : 0;
                }
            }

            stamp++;
            var coaches = 0;
            for (var i = mentors.Start(c); i < mentors.End(c); i++)
            {
                if (mentors.Holds(i, cutoff) && coach[i] && seen[mentors.Name(i)] != stamp)
                {
                    seen[mentors.Name(i)] = stamp;
                    coaches++;
                }
            }

            int held = 0, stories = 0;
            for (var i = activities.Start(c); i < activities.End(c); i++)
            {
                held += activities.Within(i, yearBefore, cutoff) ? 1 : 0;
            }

            for (var i = cases.Start(c); i < cases.End(c); i++)
            {
                stories += cases.Within(i, yearBefore, cutoff) ? 1 : 0;
            }

            var needed = (residents + 14) / 15;
            answers[c] = (byte)(
                (total >= 500m && shared >= total * 0.75m ? 1 : 0)
                | (common > 0 && network >= 1 && software >= 1 && office >= 1 ? 2 : 0)
                | (desks >= 20m && residents >= 15 ? 4 : 0)
                | ((founded >= 5 || financed >= 2) && stories >= 1 ? 8 : 0)
                | (people > 0 && professional >= people * 0.6m && professional >= needed && coaches >= needed ? 16 : 0)
                | (held >= 5 ? 32 : 0));
        }
    }

    private void Read(LedgerRow row, Ledger ledger, Dictionary<string, int> names)
    {
        FieldValue Of(string name) => row[ledger.Find(name)!];
        int Name(string name) => Of(name).ToString() is var text && names.TryGetValue(text, out var id) ? id : names[text] = names.Count;
        bool Yes(string name) => Of(name) is { Kind: FieldValueKind.YesNo, IsYes: true };
        switch (row.Ledger)
        {
            case "场地":
                premises.Add(row, 0);
                area.Add(Of("面积") is { Kind: FieldValueKind.Number } a ? a.Number : 0);
                seats.Add(Of("工位数") is { Kind: FieldValueKind.Number } s ? s.Number : 0);
                use.Add(Of("用途").ToString() switch { "创业工位" => 1, "公共服务" => 2, _ => 0 });
                break;
            case "入驻":
                tenants.Add(row, Name("主体"));
                kind.Add(Of("类型").ToString() == "团队" ? (byte)1 : (byte)0);
                registered.Add(Of("注册为企业") is { Kind: FieldValueKind.Date } d ? d.Date.DayNumber : int.MaxValue);
                break;
            case "人员":
                staff.Add(row, 0);
                qualified.Add(Yes("专职") && Of("岗位").ToString() != "物业" && (!Of("从业经历").IsBlank || Yes("创业服务培训")));
                break;
            case "导师":
                mentors.Add(row, Name("姓名"));
                coach.Add(Of("类别").Texts.Contains("创业导师"));
                break;
            case "活动":
                activities.Add(row, 0);
                break;
            case "融资":
                money.Add(row, 0);
                subject.Add(Name("主体"));
                break;
            case "典型案例":
                cases.Add(row, 0);
                break;
            case "设备与平台":
                equipment.Add(row, 0);
                category.Add(Of("类别").ToString() switch { "互联网接入" => 1, "公共软件" => 2, "共享办公设施" => 3, _ => 0 });
                free.Add(Of("收费").ToString() is "免费" or "低成本");
                open.Add(Yes("开放共享"));
                break;
        }
    }

    /// <summary>The days and names of one ledger, and where each carrier's rows begin.</summary>
    private sealed class Range1
    {
        private readonly List<int> start = [], from = [], to = [], name = [];

        public void Begin() => start.Add(from.Count);

        public void Add(LedgerRow row, int named)
        {
            from.Add(row.From?.DayNumber ?? int.MaxValue);
            to.Add(row.To?.DayNumber ?? int.MaxValue);
            name.Add(named);
        }

        public int Start(int carrier) => start[carrier];

        public int End(int carrier) => carrier + 1 < start.Count ? start[carrier + 1] : from.Count;

        public bool Holds(int row, int day) => from[row] <= day && to[row] >= day;

        public bool Within(int row, int after, int until) => from[row] > after && from[row] <= until;

        public int Name(int row) => name[row];
    }
}
