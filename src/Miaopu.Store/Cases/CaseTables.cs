using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Rounds;
using Miaopu.Store.Database;

namespace Miaopu.Store.Cases;

internal sealed class CaseTables : IEntityTypeConfiguration<Application>, IEntityTypeConfiguration<StageRun>, IEntityTypeConfiguration<ReturnOrder>,
    IEntityTypeConfiguration<Submission>, IEntityTypeConfiguration<CaseVerdict>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("applications").HasKey(a => a.Id);
        builder.Ignore(a => a.OpenRuns).Ignore(a => a.OpenReturn).Ignore(a => a.LatestSubmission);
        builder.Property(a => a.PackId).HasMaxLength(120);
        builder.Property(a => a.PackHash).HasMaxLength(64);
        builder.Property(a => a.CarrierName).HasMaxLength(200);
        builder.Property(a => a.OperatorName).HasMaxLength(200);
        builder.Property(a => a.OperatorPath).HasMaxLength(400).IsOrdinal();
        builder.Property(a => a.Division).HasMaxLength(6);
        builder.Property(a => a.ReceiptNumber).HasMaxLength(40);
        builder.Property(a => a.Outcome).HasMaxLength(60);
        builder.HasIndex(a => a.ReceiptNumber).IsUnique();
        builder.HasIndex(a => a.RoundId);
        builder.HasIndex(a => a.OperatorId);
        builder.HasIndex(a => new { a.CarrierId, a.RoundId });

        // a form sent twice at once begins one application
        builder.HasIndex(a => new { a.CarrierId, a.RoundId, a.PackId }).IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        builder.Ignore(a => a.OpenRuns).Ignore(a => a.OpenReturn).Ignore(a => a.LatestSubmission);
        builder.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Carrier>().WithMany().HasForeignKey(a => a.CarrierId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Runs).WithOne().HasForeignKey("ApplicationId").OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Returns).WithOne().HasForeignKey("ApplicationId").OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Submissions).WithOne().HasForeignKey("ApplicationId").OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(a => a.Bodies, b =>
        {
            b.ToTable("application_bodies").WithOwner().HasForeignKey("ApplicationId");
            b.HasKey("ApplicationId", nameof(CaseBody.BodyId));
            b.HasIndex(x => x.OrganisationId);
            b.Property(x => x.BodyId).HasMaxLength(60);
            b.Property(x => x.Title).HasMaxLength(60);
            b.Property(x => x.OrganisationName).HasMaxLength(200);
        });
    }

    public void Configure(EntityTypeBuilder<StageRun> builder)
    {
        builder.ToTable("stage_runs").HasKey(r => r.Id);
        builder.Property<Guid>("ApplicationId");
        builder.Property(r => r.Stage).HasMaxLength(60);
        builder.Property(r => r.Title).HasMaxLength(60);
        builder.Property(r => r.Act).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Result).HasMaxLength(20);
        builder.HasIndex("ApplicationId", nameof(StageRun.Stage), nameof(StageRun.Attempt)).IsUnique();

        // In the row itself: lists that show runs need no join for it.
        builder.OwnsMany(r => r.Signatures, s => s.ToJson());
        builder.HasIndex(r => new { r.OrganisationId, r.EndedAt, r.Act });
        builder.HasIndex(r => new { r.EndedAt, r.DueAt });
    }

    public void Configure(EntityTypeBuilder<ReturnOrder> builder)
    {
        builder.ToTable("return_orders").HasKey(r => r.Id);
        builder.Property<Guid>("ApplicationId");
        builder.Property(r => r.FromStage).HasMaxLength(60);
        builder.Property(r => r.FromTitle).HasMaxLength(60);
        builder.Property(r => r.ResumeStage).HasMaxLength(60);
        builder.Property(r => r.LapseOutcome).HasMaxLength(60);
        builder.Property<List<ReturnItem>>("items").HasColumnName("Items").HasConversion(
            v => JsonSerializer.Serialize(v, JsonSerializerOptions.Web),
            v => JsonSerializer.Deserialize<List<ReturnItem>>(v, JsonSerializerOptions.Web)!,
            new ValueComparer<List<ReturnItem>>((a, b) => a!.SequenceEqual(b!), v => v.Count, v => v.ToList()))
            .HasAnnotation(ColumnConvention.Json, true);
        builder.Ignore(r => r.Items);
    }

    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("submissions").HasKey(s => s.Id);
        builder.Property<Guid>("ApplicationId");

        // Text, not jsonb: the hash is of the very characters.
        builder.Property(s => s.Content);
        builder.Property(s => s.ContentHash).HasMaxLength(64);
        builder.Property(s => s.ReceiptNumber).HasMaxLength(40);
        builder.HasIndex("ApplicationId", nameof(Submission.Number)).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CaseVerdict> builder)
    {
        builder.ToTable("case_verdicts").HasKey(v => v.Id);
        builder.Ignore(v => v.CountsJudgments);
        builder.Property(v => v.Occasion).HasConversion<string>().HasMaxLength(20);
        builder.Property(v => v.Engine).HasMaxLength(20);
        builder.Property(v => v.PackHash).HasMaxLength(64);

        // Text, not jsonb: the hash is of the very characters.
        builder.Property(v => v.Content);
        builder.Property(v => v.Hash).HasMaxLength(64);
        builder.HasIndex(v => v.ApplicationId);
        builder.HasOne<Application>().WithMany().HasForeignKey(v => v.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
