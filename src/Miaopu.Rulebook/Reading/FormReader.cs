namespace Miaopu.Rulebook;

/// <summary>Reads materials and the application form.</summary>
internal static class FormReader
{
    internal static List<Material> Materials(Section section)
    {
        var materials = new List<Material>();
        foreach (var (name, below) in section.NamedSections("materials"))
        {
            var origin = below.Choice("made of", MaterialOrigin.Upload, ("upload", MaterialOrigin.Upload), ("form", MaterialOrigin.Form));
            materials.Add(new Material
            {
                Id = name.Text,
                Title = below.TextOrNull("title") ?? name.Text,
                Origin = origin,
                Required = below.Flag("required"),
                Files = [.. below.Texts("files").Select(t => t.Text)],
                PartOf = below.TextOrNull("part of"),
                Hint = below.TextOrNull("hint"),
                Basis = section.Context.Basis(below, needed: true),
                Place = new Place(section.Findings.File, name.At.Line, name.At.Column),
            });
            below.Done();
        }

        return materials;
    }

    internal static List<FormSection> Sections(Section section, Vocabulary vocabulary)
    {
        var sections = new List<FormSection>();
        foreach (var below in section.List("form"))
        {
            sections.Add(new FormSection
            {
                Id = below.Text("id"),
                Title = below.Text("title"),
                Shows = [.. below.Texts("shows").Select(t => t.Text)],
                Tables = [.. below.Texts("tables").Select(t => t.Text)],
                Writes = Fields(below, vocabulary),
                Basis = section.Context.Basis(below, needed: true),
                Place = below.Place,
            });
            below.Done();
        }

        return sections;
    }

    private static List<FormField> Fields(Section section, Vocabulary vocabulary)
    {
        var fields = new List<FormField>();
        foreach (var (name, below) in section.NamedSections("writes"))
        {
            fields.Add(new FormField(name.Text, FieldReader.Read(name, below, fields.Count, vocabulary.Lists)));
        }

        return fields;
    }
}
