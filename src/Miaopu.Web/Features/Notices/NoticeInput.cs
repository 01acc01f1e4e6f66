using Miaopu.Casework.Notices;

namespace Miaopu.Web.Features.Notices;

/// <summary>The form of a draft.</summary>
public sealed class NoticeInput
{
    public List<Guid> Cases { get; set; } = [];

    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? Contacts { get; set; }

    public int Version { get; set; }

    public NoticeForm Form => new(Title, Text, Contacts);
}

/// <summary>The form in which an objection is handled.</summary>
public sealed class HandlingInput
{
    public Guid Objection { get; set; }

    public int Version { get; set; }

    public string? To { get; set; }

    public string? Reply { get; set; }
}

/// <summary>The form of an objection.</summary>
public sealed class ObjectionInput
{
    public int? Place { get; set; }

    public string? Text { get; set; }

    public bool WithoutName { get; set; }

    public string? Name { get; set; }

    public string? Contact { get; set; }

    public IReadOnlyList<IFormFile>? Files { get; set; }
}
