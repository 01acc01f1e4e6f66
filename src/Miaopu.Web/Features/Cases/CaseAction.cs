using Miaopu.Casework.Cases;
using Miaopu.Rulebook;

namespace Miaopu.Web.Features.Cases;

/// <summary>
/// What a feature offers to do on a case when an act is due. Registered as a singleton by the feature that does the act; the case page shows it first and the to-do
/// list links to it, both only to those whose turn it is.
/// </summary>
/// <param name="Title">A verb, as on a button.</param>
public sealed record CaseAction(StageAct Act, string Title, Func<Application, StageRun, string> Href);
