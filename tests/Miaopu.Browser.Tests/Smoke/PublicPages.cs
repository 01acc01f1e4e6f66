using Miaopu.Browser.Tests.Running;

namespace Miaopu.Browser.Tests.Smoke;

public sealed class PublicPages(Chromium chromium)
{
    public static TheoryData<Screen> Screens => [Screen.Desk, Screen.Phone];

    [Theory, MemberData(nameof(Screens))]
    public async Task A_stranger_reads_the_public_pages_without_stumbling(Screen screen)
    {
        await using var town = await Town.Open(chromium);
        var stranger = await town.Stranger(screen);
        foreach (var path in (string[])["/", "/announcements", "/directory", "/certificates", "/policies", "/sign-in", "/sign-up", "/forgot"])
        {
            await stranger.Go(path);
        }

        await stranger.Go("/");
        await stranger.Follow("2021 年度省级众创空间");
        await stranger.Reads("申报截止", "2021-05-14");
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task The_gallery_of_the_look_is_without_fault(Screen screen)
    {
        await using var town = await Town.Open(chromium);
        var stranger = await town.Stranger(screen);
        foreach (var path in (string[])["/look", "/look/plain", "/look/public", "/look/print", "/look/case", "/look/desk"])
        {
            await stranger.Go(path);
        }
    }
}
