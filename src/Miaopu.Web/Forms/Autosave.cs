using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Miaopu.Casework.Calendar;

namespace Miaopu.Web.Forms;

/// <summary>What the addresses answer that js/autosave.js sends single fields to; the script says what each status means.</summary>
public static class Autosave
{
    /// <param name="remark">What is wrong with the text, which was saved all the same; null where nothing is.</param>
    public static IResult Saved(DateTime at, string version = "", string? remark = null) =>
        TypedResults.Ok(new { savedAt = LegalTime.ToLocal(at).ToString("HH:mm", CultureInfo.InvariantCulture), version, remark });

    /// <summary>Somebody else saved in between.</summary>
    public static IResult Overtaken(string message) => TypedResults.Json(new { message }, statusCode: StatusCodes.Status409Conflict);

    /// <summary>The text cannot be taken as it is.</summary>
    public static IResult Refused(string message) => TypedResults.Json(new { message }, statusCode: StatusCodes.Status422UnprocessableEntity);

    /// <summary>Lets a post to an endpoint in only with the token of one of our own pages.</summary>
    public static TBuilder FromOwnPage<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.AddEndpointFilter(async (call, next) =>
    {
        var http = call.HttpContext;
        return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http) ? await next(call)
            : http.Request.Headers.Accept == "application/json" ? Refused("页面打开过久，文字保留在本页。请刷新页面后继续。")
            : TypedResults.BadRequest();
    });
}
