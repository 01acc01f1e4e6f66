namespace Miaopu.Web.Features.Review;

/// <summary>What came with the form of a check, to be shown again where something was refused.</summary>
public sealed class PostedCheck(IFormCollection form)
{
    public string? Text(string about) => form.TryGetValue(KeepOpinions.TextField + about, out var text) ? text.ToString() : null;

    public string? Answer(string key) => form.TryGetValue(KeepOpinions.AnswerField + key, out var text) ? text.ToString() : null;

    public string? Why(string key) => form.TryGetValue(KeepOpinions.WhyField + key, out var text) ? text.ToString() : null;

    public string? RestAnswer(string part) => form[KeepOpinions.RestAnswerField + part];

    public string? RestWhy(string part) => form[KeepOpinions.RestWhyField + part];

    public string? Note => form["note"];

    /// <summary>What the pressed button stands for.</summary>
    public string Act => form["act"].ToString();

    /// <summary>Sign-off that the page showed as next; another one means that somebody signed meanwhile.</summary>
    public int Step => int.TryParse(form["step"], out var step) ? step : -1;
}
