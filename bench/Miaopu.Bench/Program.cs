using Miaopu.Bench.Amending;
using Miaopu.Bench.Criteria;
using Miaopu.Bench.Expressions;
using Miaopu.Bench.Http;
using Miaopu.Bench.Lists;
using Miaopu.Bench.Packs;
using Miaopu.Bench.WhatIf;

return args switch
{
    ["criteria", .. var rest] => CriteriaBench.Run(rest.Length > 0 ? int.Parse(rest[0]) : 15_000),
    ["whatif", .. var rest] => WhatIfBench.Run(rest.Length > 0 ? int.Parse(rest[0]) : 15_000),
    ["packs", .. var rest] => PacksBench.Run(rest.Length > 0 ? int.Parse(rest[0]) : 1_000),
    ["expressions"] => ExpressionsBench.Run(),
    ["http", .. var rest] => await HttpBench.Run(rest.Length > 0 ? int.Parse(rest[0]) : 16, rest.Length > 1 ? int.Parse(rest[1]) : 100),
    ["lists", .. var rest] => await ListsBench.Run(rest.Length > 0 ? int.Parse(rest[0]) : 100, rest.Length > 1 ? rest[1] : null),
    ["amend", .. var rest] => await AmendingBench.Run(rest.Length > 0 ? int.Parse(rest[0]) : 2_000),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("bench criteria [carriers]             the makerspace pack beside hand-written C# over the same columns, and feelin");
    Console.Error.WriteLine("bench whatif [carriers]               another threshold, definition, window and a curve over that registry");
    Console.Error.WriteLine("bench packs [packs]                   reading, binding and linting packs");
    Console.Error.WriteLine("bench expressions                     FEEL expressions a second on one core, and what they allocate");
    Console.Error.WriteLine("bench http [connections] [drafts]     pages and hand-ins of the registry in MIAOPU_DATA or MIAOPU_POSTGRES, beside the bare framework and the database");
    Console.Error.WriteLine("bench lists [times] [title]           every list, board and desk of that registry; with a title, its SQL too");
    Console.Error.WriteLine("bench amend [cases]                   a round with many open cases goes on under another text, while others write");
    return 2;
}
