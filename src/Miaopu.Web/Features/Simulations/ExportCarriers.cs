using Miaopu.Casework.Files;
using Miaopu.Web.Documents;
using Miaopu.Web.Features.Reference;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Simulations;

/// <summary>The list behind a figure as a spreadsheet, by the address of the list.</summary>
public static class ExportCarriers
{
    private static readonly string[] Heads = ["载体", "类型", "称号", "所在地", "按原文本", "按新文本", "因为哪些条件"];

    public static async Task<IResult> Handle(string hash, HttpContext http, SimulationDesk desk, DivisionBook divisions, CurrentActor current)
    {
        var address = ListAddress.Parse(http.Request.Path + http.Request.QueryString);
        if (await desk.Open(hash, address, draw: false, http.RequestAborted) is not { Result: { } simulation }
            || CarrierChoice.Of(address.Get(SimulationAddress.Show), simulation, divisions.All) is not { } choice)
        {
            return Results.NotFound();
        }

        var through = simulation.WhatIf.Moves.ToDictionary(m => m.Carrier, m => string.Join('、', m.Through.Select(t => SimulationReport.TitleOf(simulation, t))));
        var rows = choice.In(simulation).Select(c => (IReadOnlyList<SummaryCell>)
        [
            .. new[]
            {
                simulation.Registry.Carriers[c].Name, Simulation.KindOf(simulation.Registry.Carriers[c]), string.Join('、', simulation.Registry.Carriers[c].TitlesOn(simulation.On)),
                divisions.NameOf(simulation.Registry.Carriers[c].Division), SimulationReport.Word(simulation.WhatIf.Before.OutlookOf(c)),
                SimulationReport.Word(simulation.WhatIf.After.OutlookOf(c)), through.GetValueOrDefault(c) ?? "",
            }.Select(SummaryCell.Of),
        ]);
        var table = new SummaryTable($"试算（不是决定）：{choice.Title}", $"{simulation.Before.Title}　{current.Actor.OrganisationName}　统计到 {Wording.Day(simulation.On)}", Heads, [.. rows]);
        return Results.File(SheetWriter.Write(table), FileKind.Xlsx.MediaType, $"试算-{choice.Title}-{simulation.On:yyyyMMdd}.xlsx");
    }
}
