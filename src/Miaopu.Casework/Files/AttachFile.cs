using Miaopu.Casework.Journal;
using Miaopu.Casework.People;

namespace Miaopu.Casework.Files;

/// <summary>A place that files can be put to, as the feature that owns the row describes it.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Endings">Endings accepted there, without dots; empty accepts every kind the product knows.</param>
/// <param name="Stream">Stream of the journal that hears of it.</param>
public sealed record FileSlot(string Title, IReadOnlyList<string> Endings, string Stream)
{
    /// <summary>For the accept attribute of a file field.</summary>
    public string Accept => string.Join(',', (Endings.Count > 0 ? Endings : FileKind.All.SelectMany(k => k.Endings)).Select(e => "." + e));
}

/// <summary>A file that has come in, before it is decided whether it stays.</summary>
/// <param name="Kinds">What its content can be.</param>
public sealed record IncomingFile(string Name, long Size, string Hash, IReadOnlyList<FileKind> Kinds);

/// <summary>Puts a file to a row, or takes it off.</summary>
public static class AttachFile
{
    /// <summary>Most files in one slot. Ours.</summary>
    public const int MostInSlot = 60;

    /// <param name="inSlot">How many are there already.</param>
    public static Outcome<(Attachment Attachment, Happening Happening)> Put(
        Guid id, Actor actor, string subject, Guid subjectId, string slotId, FileSlot slot, IncomingFile file, int inSlot, DateTime now)
    {
        if (Why(slot, file, inSlot) is { } refusal)
        {
            return refusal;
        }

        var attachment = Attachment.Put(id, subject, subjectId, slotId, file.Name, file.Size, file.Hash, file.Kinds.First(k => k.Fits(file.Name)), actor, now);
        return (attachment, new Happening(slot.Stream, "FileAttached", new { attachment.Id, attachment.Slot, attachment.Hash, attachment.Size }));
    }

    public static Outcome<Happening> Remove(Attachment attachment, FileSlot slot, Actor actor, DateTime now)
    {
        if (attachment.RemovedAt is not null)
        {
            return new Refusal($"“{attachment.Name}”已经移除。");
        }

        attachment.Remove(actor.PersonId, now);
        return new Happening(slot.Stream, "FileRemoved", new { attachment.Id, attachment.Slot, attachment.Hash });
    }

    private static Refusal? Why(FileSlot slot, IncomingFile file, int inSlot)
    {
        var name = file.Name;
        var ending = FileKind.EndingOf(name);
        var accepted = slot.Endings.Count > 0 ? slot.Endings : [.. FileKind.All.SelectMany(k => k.Endings)];
        var acceptedWords = string.Join('、', accepted.Select(e => e.ToUpperInvariant()));
        if (name.Length == 0)
        {
            return new Refusal("文件没有名称，请改名后再上传。", "file");
        }

        if (name.Length > Attachment.LongestName)
        {
            return new Refusal($"文件名最多 {Attachment.LongestName} 个字，现有 {name.Length} 个字，请缩短后再上传。", "file");
        }

        if (file.Size == 0)
        {
            return new Refusal($"“{name}”是空文件，请检查后重新选择。", "file");
        }

        if (inSlot >= MostInSlot)
        {
            return new Refusal($"“{slot.Title}”已有 {inSlot} 个文件，达到上限。请合并后再上传。", "file");
        }

        if (ending.Length == 0)
        {
            return new Refusal($"“{name}”没有扩展名。请加上扩展名，可用：{acceptedWords}。", "file");
        }

        // jpg and jpeg are one kind: whoever accepts one accepts the other
        var named = FileKind.OfEnding(ending);
        if (named is null || !named.Endings.Intersect(accepted, StringComparer.OrdinalIgnoreCase).Any())
        {
            return new Refusal($"“{name}”是 {ending.ToUpperInvariant()} 文件，“{slot.Title}”只收 {acceptedWords}。请转换格式后再上传。", "file");
        }

        return file.Kinds.Contains(named) ? null
            : file.Kinds.Count == 0 ? new Refusal($"“{name}”的内容不是 {named.Title}，也不是可以接收的其他格式。文件可能已损坏，或只改了扩展名；请用原软件另存为 {ending.ToUpperInvariant()} 后再上传。", "file")
            : new Refusal($"“{name}”的扩展名是 {ending.ToUpperInvariant()}，内容却是 {file.Kinds[0].Title}。请改用正确的扩展名或重新导出后再上传。", "file");
    }
}
