using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Miaopu.Casework.Carriers;
using Miaopu.Casework.Cases;
using Miaopu.Casework.Files;
using Miaopu.Casework.Journal;
using Miaopu.Casework.Organisations;
using Miaopu.Casework.People;
using Miaopu.Casework.Policies;
using Miaopu.Casework.Rounds;
using Miaopu.Store.Journal;

namespace Miaopu.Store.Database;

/// <summary>
/// The database. One subclass per provider, so that each has migrations of its own; everything else is shared. Tables are configured by
/// one class per aggregate, found by <c>ApplyConfigurationsFromAssembly</c>.
/// </summary>
public abstract partial class MiaopuDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Carrier> Carriers => Set<Carrier>();

    public DbSet<LedgerRecord> LedgerRecords => Set<LedgerRecord>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<Application> Applications => Set<Application>();

    public DbSet<StageRun> StageRuns => Set<StageRun>();

    public DbSet<PolicyEdition> PolicyEditions => Set<PolicyEdition>();

    public DbSet<VocabularyEdition> VocabularyEditions => Set<VocabularyEdition>();

    public DbSet<PolicyDraft> PolicyDrafts => Set<PolicyDraft>();

    public DbSet<PolicyRepeal> PolicyRepeals => Set<PolicyRepeal>();

    public DbSet<DraftField> DraftFields => Set<DraftField>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<JournalEvent> Journal => Set<JournalEvent>();

    public DbSet<JournalHead> JournalHeads => Set<JournalHead>();

    public DbSet<Setting> Settings => Set<Setting>();

    public DbSet<DataKey> DataKeys => Set<DataKey>();

    /// <summary>Column type of a JSON text in this database.</summary>
    public abstract string JsonType { get; }

    /// <summary>Collation that orders texts by their characters' numbers, so that an index finds a prefix; null where every column has it.</summary>
    public abstract string? OrdinalCollation { get; }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(MiaopuDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Conventions.Add(_ => new ColumnConvention(this));
    }

    /// <summary>Instants are UTC; a database that forgets the kind must not turn them into local time.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        v => v.Kind == DateTimeKind.Utc ? v : ThrowNotUtc(v),
        v => DateTime.SpecifyKind(v, DateTimeKind.Utc))
    {
        private static DateTime ThrowNotUtc(DateTime value) => throw new InvalidOperationException($"Not an instant in UTC: {value:O}.");
    }
}
