using Miaopu.Casework;
using Miaopu.Casework.Files;

namespace Miaopu.Web.Features.Files;

/// <summary>What a feature says about files on rows of its own. One for each kind of row; the feature registers it as a scoped service. Asks for the present actor.</summary>
public interface IAttachmentSubject
{
    /// <summary>Name of the kind in addresses and rows: application, visit …</summary>
    string Kind { get; }

    /// <summary>Whether the actor may read this file; false also where the row does not exist for them.</summary>
    Task<bool> MayRead(Attachment file, CancellationToken cancel);

    /// <summary>The place a file is put to or taken from; null where row or slot do not exist for the actor, refused where nothing may be changed there now.</summary>
    Task<Outcome<FileSlot>?> Slot(Guid subjectId, string slot, CancellationToken cancel);
}
