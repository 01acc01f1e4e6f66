using System.Diagnostics.CodeAnalysis;

namespace Miaopu.Casework.Values;

/// <summary>The divisions as a tree, in order of their codes. Who lies in whom is asked of the tree, not of the digits: counties directly under a province have a code of their own kind.</summary>
public sealed class Divisions
{
    /// <summary>The columns of <c>reference/divisions.csv</c>.</summary>
    public const string CsvHeader = "code,name,level,parent";

    private readonly SortedDictionary<DivisionCode, Division> byCode = [];
    private readonly Dictionary<DivisionCode, List<Division>> children = [];

    /// <exception cref="ArgumentException">A code occurs twice, or a parent is missing or no higher than its child.</exception>
    public Divisions(IEnumerable<Division> divisions)
    {
        if (WhyNotToAdd(divisions) is { } why)
            throw new ArgumentException(why, nameof(divisions));
    }

    private Divisions()
    {
    }

    /// <summary>All of them, in order of their codes.</summary>
    public IReadOnlyCollection<Division> All => byCode.Values;

    public IEnumerable<Division> Provinces => byCode.Values.Where(division => division.Level == DivisionLevel.Province);

    public Division? Find(DivisionCode code) => byCode.GetValueOrDefault(code);

    /// <summary>Those directly under it, in order of their codes; none for one that is not in the tree.</summary>
    public IReadOnlyList<Division> ChildrenOf(DivisionCode code) => children.GetValueOrDefault(code) ?? [];

    /// <summary>From the province down to the division itself; empty for one that is not in the tree.</summary>
    public IReadOnlyList<Division> PathTo(DivisionCode code)
    {
        var path = new List<Division>();
        for (var at = Find(code); at is not null; at = at.Parent is { } parent ? Find(parent) : null)
            path.Insert(0, at);
        return path;
    }

    /// <summary>The names from the province down, run together as an address begins.</summary>
    public string FullName(DivisionCode code) => string.Concat(PathTo(code).Select(division => division.Name));

    /// <summary>Whether the second lies in the first, or is it.</summary>
    public bool Contains(DivisionCode outer, DivisionCode inner) => PathTo(inner).Any(division => division.Code == outer);

    /// <summary>Reads a table of divisions that ships with the product.</summary>
    /// <exception cref="FormatException">The table is broken; one that an administrator brings goes through <see cref="TryRead"/>.</exception>
    public static Divisions Read(string csv) => TryRead(csv, out var divisions, out var why) ? divisions : throw new FormatException(why);

    /// <summary>Reads a table with the columns of <see cref="CsvHeader"/>.</summary>
    /// <param name="csv">The whole table.</param>
    /// <param name="divisions">The tree, or null.</param>
    /// <param name="why">Where the table is broken and how to mend it.</param>
    public static bool TryRead(string csv, [NotNullWhen(true)] out Divisions? divisions, [NotNullWhen(false)] out string? why)
    {
        divisions = null;
        if (!CsvRows.TryRead(csv, CsvHeader, out var rows, out why))
            return false;

        var read = new List<Division>(rows.Count);
        foreach (var (line, fields) in rows)
        {
            if (TryReadRow(fields, out var division, out var wrong))
                read.Add(division);
            else
            {
                why = $"第 {line} 行：{wrong}";
                return false;
            }
        }
        var tree = new Divisions();
        why = tree.WhyNotToAdd(read);
        divisions = why is null ? tree : null;
        return divisions is not null;
    }

    private static bool TryReadRow(string[] fields, [NotNullWhen(true)] out Division? division, [NotNullWhen(false)] out string? why)
    {
        division = null;
        DivisionCode? parent = null;
        if (!DivisionCode.TryParse(fields[0], out var code, out why))
            return false;
        if (fields[3].Length > 0)
        {
            if (!DivisionCode.TryParse(fields[3], out var above, out why))
                return false;
            parent = above;
        }
        if (fields[1].Length == 0)
        {
            why = $"行政区划 {code} 没有名称，请补上。";
            return false;
        }
        DivisionLevel? level = fields[2] switch
        {
            "province" => DivisionLevel.Province,
            "city" => DivisionLevel.City,
            "county" => DivisionLevel.County,
            "zone" => DivisionLevel.Zone,
            _ => null,
        };
        if (level is null)
        {
            why = $"级别“{fields[2]}”无法识别，应为 province、city、county 或 zone。";
            return false;
        }
        division = new Division(code, fields[1], level.Value, parent);
        why = null;
        return true;
    }

    /// <summary>Fills the empty tree, or says why it would be none; then it is not to be used.</summary>
    private string? WhyNotToAdd(IEnumerable<Division> divisions)
    {
        foreach (var division in divisions)
            if (!byCode.TryAdd(division.Code, division))
                return $"行政区划代码 {division.Code}（{division.Name}）出现了两次，请删去一行。";

        foreach (var division in byCode.Values)
        {
            if (WhatIsWrongAbove(division) is { } why)
                return why;
            if (division.Parent is { } parent)
                (children.TryGetValue(parent, out var list) ? list : children[parent] = []).Add(division);
        }
        return null;
    }

    private string? WhatIsWrongAbove(Division division)
    {
        if (division.Parent is not { } code)
            return division.Level == DivisionLevel.Province ? null : $"{division.Name}（{division.Code}）没有上级，请填写它所属的省或市的代码。";
        if (Find(code) is not { } parent)
            return $"{division.Name}（{division.Code}）的上级 {code} 不在表中，请补上这一行或改正上级代码。";
        return parent.Level < division.Level && parent.Level <= DivisionLevel.City
            ? null
            : $"{division.Name}（{division.Code}）的上级 {parent.Name}（{code}）级别不高于它，请改正上级代码。";
    }
}
