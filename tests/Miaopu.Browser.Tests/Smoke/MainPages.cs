using Miaopu.Browser.Tests.Running;

namespace Miaopu.Browser.Tests.Smoke;

/// <summary>Pages that need no journey, on both screens.</summary>
public sealed class MainPages(Chromium chromium)
{
    [Fact]
    public async Task The_public_first_page_fits_a_desk_and_a_phone()
    {
        await using var town = await Town.Open(chromium);
        var stranger = await town.Stranger();
        await stranger.Go("/");
        await Pictures.Of(stranger, "home");
    }
}
