namespace Miaopu.Browser.Tests.Running;

/// <summary>The two screens that pages are held to: a desk's and a phone's.</summary>
public enum Screen
{
    Desk = 1440,
    Phone = 390,
}
