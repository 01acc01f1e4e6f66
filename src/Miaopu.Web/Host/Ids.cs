namespace Miaopu.Web.Host;

/// <summary>The only source of new ids: version 7, so that they sort by time of making.</summary>
public static class Ids
{
    public static Guid New() => Guid.CreateVersion7();
}
