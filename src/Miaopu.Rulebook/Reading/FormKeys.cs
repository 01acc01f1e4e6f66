namespace Miaopu.Rulebook;

/// <summary>The keys of materials and the application form.</summary>
internal static class FormKeys
{
    internal static readonly Shape Material = new Shape("material", "一种申报材料").Resting(needed: true);
    internal static readonly Key<TextKind> MaterialTitle = Material.Text("title", "给人看的名称；不写就用编号");
    internal static readonly Key<ChoiceKind<MaterialOrigin>> MadeOf = Material.Choice(
        "made of", "来源：upload 上传，form 由申报表生成", MaterialOrigin.Upload, ("upload", MaterialOrigin.Upload), ("form", MaterialOrigin.Form));

    internal static readonly Key<FlagKind> Required = Material.Flag("required", "没有就不能提交");
    internal static readonly Key<TextsKind> Files = Material.Texts("files", "接受的文件种类，如 pdf、jpg");
    internal static readonly Key<TextKind> PartOf = Material.Text("part of", "属于哪份材料");
    internal static readonly Key<TextKind> Hint = Material.Text("hint", "一句提示");

    internal static readonly Shape Section = new Shape("formSection", "申报表的一部分").Resting(needed: true);
    internal static readonly Key<TextKind> Id = Section.Text("id", "编号", needed: true);
    internal static readonly Key<TextKind> Title = Section.Text("title", "给人看的名称", needed: true);
    internal static readonly Key<TextsKind> Shows = Section.Texts("shows", "显示的度量，不用填写");
    internal static readonly Key<TextsKind> Tables = Section.Texts("tables", "显示的台账，按统计截点");
    internal static readonly Key<NamedKind> Writes = Section.Named("writes", "要填写的项，写法同台账字段", () => FieldKeys.Field);
}
