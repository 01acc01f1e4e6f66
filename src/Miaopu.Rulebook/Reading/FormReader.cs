namespace Miaopu.Rulebook;

/// <summary>Reads materials and the application form.</summary>
internal static class FormReader
{
    internal static List<Material> Materials(Section section)
    {
        var materials = new List<Material>();
        foreach (var (name, below) in section.NamedSections(PackKeys.Materials))
        {
            var origin = below.Choice(FormKeys.MadeOf);
            materials.Add(new Material
            {
                Id = name.Text,
                Title = below.TextOrNull(FormKeys.MaterialTitle) ?? name.Text,
                Origin = origin,
                Required = below.Flag(FormKeys.Required),
                Files = [.. below.Texts(FormKeys.Files).Select(t => t.Text)],
                PartOf = below.TextOrNull(FormKeys.PartOf),
                Hint = below.TextOrNull(FormKeys.Hint),
                Basis = section.Context.Basis(below),
                Place = section.Findings.PlaceOf(name.At),
            });
            below.Done();
        }

        return materials;
    }

    internal static List<FormSection> Sections(Section section, Vocabulary vocabulary)
    {
        var sections = new List<FormSection>();
        foreach (var below in section.List(PackKeys.Form))
        {
            sections.Add(new FormSection
            {
                Id = below.Text(FormKeys.Id),
                Title = below.Text(FormKeys.Title),
                Shows = [.. below.Texts(FormKeys.Shows).Select(t => t.Text)],
                Tables = [.. below.Texts(FormKeys.Tables).Select(t => t.Text)],
                Writes = Fields(below, vocabulary),
                Basis = section.Context.Basis(below),
                Place = below.Place,
            });
            below.Done();
        }

        return sections;
    }

    private static List<FormField> Fields(Section section, Vocabulary vocabulary)
    {
        var fields = new List<FormField>();
        foreach (var (name, below) in section.NamedSections(FormKeys.Writes))
        {
            fields.Add(new FormField(name.Text, FieldReader.Read(name, below, fields.Count, vocabulary.Lists)));
        }

        return fields;
    }
}
