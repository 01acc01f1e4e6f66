using Miaopu.Bench.Criteria;
using Miaopu.Bench.Lists;

return args switch
{
    ["criteria", .. var rest] => CriteriaBench.Run(rest.Length > 0 ? int.Parse(rest[0]) : 15_000),
    ["lists", .. var rest] => await ListsBench.Run(rest.Length > 0 ? int.Parse(rest[0]) : 100, rest.Length > 1 ? rest[1] : null),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("bench criteria [carriers]    the makerspace pack beside hand-written C# over the same columns");
    Console.Error.WriteLine("bench lists [times] [title]   every list, board and desk of the registry in MIAOPU_DATA or MIAOPU_POSTGRES; with a title, its SQL too");
    return 2;
}
