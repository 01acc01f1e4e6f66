using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Miaopu.Store.Database;

/// <summary>That a form was acted on. Kept in the transaction of the act, so that the same form sent again finds it and does nothing.</summary>
/// <param name="digest">Of the form as it stood on the page and of all that was typed into it.</param>
/// <param name="at">Business time.</param>
public sealed class FormPost(string digest, DateTime at)
{
    public string Digest { get; private set; } = digest;

    public DateTime At { get; private set; } = at;
}

/// <summary>The form of this request was acted on already; nothing was saved. No kind of <see cref="DbUpdateException"/>: trying again is no remedy.</summary>
public sealed class FormSentTwiceException() : Exception("The same form was sent before.");

public abstract partial class MiaopuDb
{
    /// <summary>Digest of the form that this context acts for; null where there is none, or once it has acted.</summary>
    public string? ActsForForm { get; set; }

    public DbSet<FormPost> FormPosts => Set<FormPost>();

    private void KeepForm(DateTime now)
    {
        if (ActsForForm is { } digest && !ChangeTracker.Entries<FormPost>().Any())
        {
            FormPosts.Add(new FormPost(digest, now));
        }
    }

    private Task<bool> WasSentBefore(CancellationToken cancel) =>
        ActsForForm is { } digest ? FormPosts.AsNoTracking().AnyAsync(p => p.Digest == digest, cancel) : Task.FromResult(false);
}

internal sealed class FormPostTable : IEntityTypeConfiguration<FormPost>
{
    public void Configure(EntityTypeBuilder<FormPost> builder)
    {
        builder.ToTable("form_posts").HasKey(p => p.Digest);
        builder.Property(p => p.Digest).HasMaxLength(64);
        builder.HasIndex(p => p.At);
    }
}
