using Miaopu.Casework.Files;
using Miaopu.Web.Documents;
using Miaopu.Web.Features.Reference;
using Miaopu.Web.Host;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Simulations;

/// <summary>The list behind a figure as a spreadsheet, by the address of the list.</summary>
public static class ExportCarriers
{
    /// <summary>Of a text beside another.</summary>
    public static async Task<IResult> Beside(string hash, HttpContext http, SimulationDesk desk, DivisionBook divisions, CurrentActor current)
    {
        var address = ListAddress.Parse(http.Request.Path + http.Request.QueryString);
        return Sheet(await desk.Open(hash, address, draw: false, http.RequestAborted), address, divisions, current);
    }

    /// <summary>Of a draft by itself.</summary>
    public static async Task<IResult> Alone(Guid id, HttpContext http, SimulationDesk desk, DivisionBook divisions, CurrentActor current)
    {
        var address = ListAddress.Parse(http.Request.Path + http.Request.QueryString);
        return Sheet(await desk.OpenAlone(id, address, draw: false, http.RequestAborted), address, divisions, current);
    }

    private static IResult Sheet(OpenSimulation? open, ListAddress address, DivisionBook divisions, CurrentActor current)
    {
        if (open is not { Result: { } simulation } || CarrierChoice.Of(address.Get(SimulationAddress.Show), simulation, divisions.All) is not { } choice)
        {
            return Results.NotFound();
        }

        string[] stand = simulation.Before is null ? ["结果"] : ["按原文本", "按新文本"];
        var rows = choice.In(simulation).Select(c => (IReadOnlyList<SummaryCell>)
        [
            .. new[]
            {
                simulation.Registry.Carriers[c].Name, Simulation.KindOf(simulation.Registry.Carriers[c]), string.Join('、', simulation.Registry.Carriers[c].TitlesOn(simulation.On)),
                divisions.NameOf(simulation.Registry.Carriers[c].Division),
            }
            .Concat(simulation.WhatIf.Before is { } before ? [SimulationReport.Word(before.OutlookOf(c))] : [])
            .Append(SimulationReport.Word(simulation.WhatIf.After.OutlookOf(c))).Append(SimulationReport.Through(simulation, c)).Select(SummaryCell.Of),
        ]);
        var table = new SummaryTable(
            $"试算（不是决定）：{choice.Title}", $"{open.Title}　{current.Actor.OrganisationName}　统计到 {Wording.Day(simulation.On)}", ["载体", "类型", "称号", "所在地", .. stand, "因为哪些条件"], [.. rows]);
        return Results.File(SheetWriter.Write(table), FileKind.Xlsx.MediaType, $"试算-{choice.Title}-{simulation.On:yyyyMMdd}.xlsx");
    }
}
