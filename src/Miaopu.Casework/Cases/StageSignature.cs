namespace Miaopu.Casework.Cases;

/// <summary>签署: somebody acted at one step of a stage that has several.</summary>
/// <param name="Step">Index of the step, from 0.</param>
/// <param name="Title">Its name, a word of the pack: 经办, 复核, 签发.</param>
/// <param name="Name">The person's name at that time.</param>
public sealed record StageSignature(int Step, string Title, Guid By, string Name, DateTime At);
