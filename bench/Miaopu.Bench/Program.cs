using Miaopu.Bench.Criteria;

return args switch
{
    ["criteria", .. var rest] => CriteriaBench.Run(rest.Length > 0 ? int.Parse(rest[0]) : 15_000),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("bench criteria [carriers]    the makerspace pack beside hand-written C# over the same columns");
    return 2;
}
