using Miaopu.Casework.People;
using Miaopu.Web.Host;

namespace Miaopu.Web.Features.Home;

/// <summary>The number beside 待办 in the menu.</summary>
public sealed class TodoCount(IEnumerable<ITodoSource> sources) : IShellCount
{
    public string Href => "/todo";

    public async Task<int> Count(Actor actor, CancellationToken cancel)
    {
        var sum = 0;
        foreach (var source in sources)
        {
            sum += await source.Count(actor, cancel);
        }

        return sum;
    }
}
