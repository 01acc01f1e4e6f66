using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Miaopu.Store.Reference;

/// <summary>A text of facts that comes with the product and that an administrator may replace without a release: holidays, divisions.</summary>
public sealed class ReferenceText(string name, string text, DateTime importedAt)
{
    public string Name { get; private set; } = name;

    public string Text { get; private set; } = text;

    public DateTime ImportedAt { get; private set; } = importedAt;

    public int Version { get; private set; }

    public void Replace(string text, DateTime now) => (Text, ImportedAt) = (text, now);
}

internal sealed class ReferenceTextTable : IEntityTypeConfiguration<ReferenceText>
{
    public void Configure(EntityTypeBuilder<ReferenceText> builder)
    {
        builder.ToTable("reference_texts").HasKey(t => t.Name);
        builder.Property(t => t.Name).HasMaxLength(60);
        builder.Property(t => t.Text);
    }
}
