using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Miaopu.Store.Database;

/// <summary>A named value of the installation, such as the stand of the business clock.</summary>
public sealed class Setting(string name, string value)
{
    public string Name { get; private set; } = name;

    public string Value { get; set; } = value;
}

/// <summary>One key of ASP.NET's data protection, kept in the database so that all copies of the host share it.</summary>
public sealed class DataKey(string name, string xml)
{
    public string Name { get; private set; } = name;

    public string Xml { get; private set; } = xml;
}

internal sealed class SettingTable : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("settings").HasKey(s => s.Name);
        builder.Property(s => s.Value);
    }
}

internal sealed class DataKeyTable : IEntityTypeConfiguration<DataKey>
{
    public void Configure(EntityTypeBuilder<DataKey> builder)
    {
        builder.ToTable("data_keys").HasKey(k => k.Name);
        builder.Property(k => k.Xml);
    }
}
