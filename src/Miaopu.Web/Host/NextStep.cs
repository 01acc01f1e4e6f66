using Miaopu.Casework.People;

namespace Miaopu.Web.Host;

/// <summary>What a person may begin with while nothing waits for them.</summary>
/// <param name="Sentence">What it is good for, in a sentence.</param>
/// <param name="Action">The act, as on a button.</param>
/// <param name="Href">The page where it is done.</param>
public sealed record NextStep(string Sentence, string Action, string Href);

/// <summary>A feature's advice for an empty to-do list. The first feature, in the order of the list of features, that has some is heard.</summary>
public interface INextStep
{
    /// <summary>Null where this feature has nothing to advise.</summary>
    Task<NextStep?> For(Actor actor, CancellationToken cancel);
}
