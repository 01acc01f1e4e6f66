namespace Miaopu.Rulebook;

/// <summary>Reads definitions: named sets of rows, with the fields derived for them.</summary>
internal static class DefinitionReader
{
    internal static List<Definition> Read(Section section)
    {
        var definitions = new List<Definition>();
        foreach (var (name, below) in section.NamedSections(PackKeys.Definitions))
        {
            var over = below.Scalar(DefinitionKeys.Each);
            var rows = RowSelectionReader.Read(below, over?.Text ?? "", over?.At ?? below.At);
            definitions.Add(new Definition(name.Text, rows, Derived(below), section.Context.Basis(below), below.Place));
            below.Done();
        }

        return definitions;
    }

    private static List<DerivedField> Derived(Section section)
    {
        var fields = new List<DerivedField>();
        foreach (var (name, below) in section.NamedSections(DefinitionKeys.Fields))
        {
            var since = below.Scalar(DefinitionKeys.MonthsSince);
            var formula = below.Scalar(DefinitionKeys.Formula);
            below.OneOf(DefinitionKeys.Ways, $"派生字段“{name.Text}”");
            fields.Add(new DerivedField(name.Text, since?.Text, formula?.Text, below.TextOrNull(DefinitionKeys.Unit) ?? (since is null ? null : "月"), below.Place)
            {
                SourceMark = since?.At ?? below.At,
                FormulaText = formula,
            });
            below.Done();
        }

        return fields;
    }
}
