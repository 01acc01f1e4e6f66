using Miaopu.Casework.People;

namespace Miaopu.Web.Host;

/// <summary>One thing that waits for a person or their organisation.</summary>
/// <param name="What">The act, as a verb: 审核提交, 初审 …</param>
/// <param name="Title">What it is about.</param>
/// <param name="Href">The page where it is done.</param>
/// <param name="Due">The first instant (UTC) that is too late; null for no limit.</param>
/// <param name="Notice">Whether it is the end of a public notice that waits for its period to run out, and no limit.</param>
/// <param name="Since">Since when it waits (UTC).</param>
public sealed record TodoItem(string What, string Title, string Href, DateTime? Due, DateTime Since, bool DueProvisional = false, bool Notice = false);

/// <summary>A feature's part of the to-do list.</summary>
public interface ITodoSource
{
    /// <param name="most">Items at the most; the list shows the most urgent.</param>
    Task<IReadOnlyList<TodoItem>> For(Actor actor, int most, CancellationToken cancel);

    Task<int> Count(Actor actor, CancellationToken cancel);
}
