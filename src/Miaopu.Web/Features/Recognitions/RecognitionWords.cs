using Miaopu.Casework.Recognitions;
using Miaopu.Web.Look;

namespace Miaopu.Web.Features.Recognitions;

/// <summary>How the standing of a title is said.</summary>
public static class RecognitionWords
{
    public static string State(this Recognition recognition, DateOnly today) =>
        recognition.State == RecognitionState.Revoked ? "已取消" : recognition.IsInForce(today) ? "有效" : "已过期";

    public static Tone Tone(this Recognition recognition, DateOnly today) =>
        recognition.State == RecognitionState.Revoked ? Look.Tone.Bad : recognition.IsInForce(today) ? Look.Tone.Good : Look.Tone.Warn;

    public static string Until(this Recognition recognition) => recognition.ValidUntil is { } day ? Wording.Day(day) : "长期";

    /// <summary>A verification code in groups of five, as people read it out.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(5).Select(c => new string(c)));
}
