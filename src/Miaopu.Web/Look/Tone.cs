namespace Miaopu.Web.Look;

/// <summary>The meaning a colour stands for. It is always shown together with a word, and with an icon where there is room.</summary>
public enum Tone { Neutral, Accent, Good, Warn, Bad, Judge }

public static class Tones
{
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Accent => "accent",
        Tone.Good => "good",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        Tone.Judge => "judge",
        _ => "neutral",
    };

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Accent => "info",
        Tone.Good => "check",
        Tone.Warn => "alert",
        Tone.Bad => "cross",
        Tone.Judge => "person",
        _ => "dot",
    };
}

/// <summary>A sentence for the person, from the request before this one.</summary>
public sealed record Flash(Tone Tone, string Text);
