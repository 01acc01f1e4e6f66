using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.EntityFrameworkCore;
using Miaopu.Store.Database;

namespace Miaopu.Web.Host;

/// <summary>
/// Twice is once: a form of a page carries an id of its own, and the same form with the same content, sent again at once or later, is answered as the first was
/// and does nothing. That it was acted on stands in the database, in the transaction of the act; where the first was sent on to is remembered for a while by this
/// copy of the host. Another content under the same id, as after going back in the browser, is another form.
/// </summary>
public static class FormOnce
{
    public const string Field = "_once";

    public static async Task Answer(HttpContext context, RequestDelegate next)
    {
        if (await DigestOf(context) is not { } digest)
        {
            await next(context);
            return;
        }

        var answers = context.RequestServices.GetRequiredService<FormAnswers>();
        var (mine, earlier) = answers.Begin(digest);
        while (earlier is not null)
        {
            if (await earlier.WaitAsync(context.RequestAborted) is { } answer)
            {
                Repeat(context, answer);
                return;
            }

            (mine, earlier) = answers.Begin(digest);
        }

        FormAnswer? given = null;
        try
        {
            given = await Act(context, next, digest);
        }
        finally
        {
            answers.End(digest, mine!, given);
        }
    }

    private static async Task<FormAnswer?> Act(HttpContext context, RequestDelegate next, string digest)
    {
        var db = context.RequestServices.GetRequiredService<MiaopuDb>();
        if (await db.FormPosts.AsNoTracking().AnyAsync(p => p.Digest == digest, context.RequestAborted))
        {
            return Repeat(context, Unknown(context));
        }

        db.ActsForForm = digest;
        try
        {
            await next(context);
        }
        catch (FormSentTwiceException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            return Repeat(context, Unknown(context));
        }

        return context.Response.StatusCode is StatusCodes.Status302Found or StatusCodes.Status303SeeOther
            ? new FormAnswer(context.Response.Headers.Location.ToString(), Flashes.PutIn(context))
            : null;
    }

    /// <summary>Another copy of the host gave the answer, or this one before it was started anew: the reader comes back to the page, which shows what is now.</summary>
    private static FormAnswer Unknown(HttpContext context) =>
        new(context.Request.PathBase + context.Request.Path + context.Request.QueryString, Flashes.Mark(Look.Tone.Good, "这份表单已经提交过，没有重复办理。"));

    private static FormAnswer Repeat(HttpContext context, FormAnswer answer)
    {
        if (answer.Flash is not null)
        {
            Flashes.Put(context, answer.Flash);
        }

        context.Response.Redirect(answer.Location);
        return answer;
    }

    /// <summary>Null for a request that is no form of a page with an id.</summary>
    private static async Task<string?> DigestOf(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null
            || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
        {
            return null;
        }

        var form = await request.ReadFormAsync(context.RequestAborted);
        if (string.IsNullOrEmpty(form[Field]))
        {
            return null;
        }

        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetTokens(context).FormFieldName;
        var text = new StringBuilder();
        foreach (var part in (string?[])[context.User.MembershipId()?.ToString(), request.Path, request.QueryString.ToString(),
            .. form.Where(f => f.Key != token).OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value.Prepend(f.Key)),
            .. form.Files.SelectMany(f => (string[])[f.Name, f.FileName, HashOf(f)])])
        {
            text.Append(part?.Length ?? 0).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Two files may go by one name and be of one length.</summary>
    private static string HashOf(IFormFile file)
    {
        using var content = file.OpenReadStream();
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
