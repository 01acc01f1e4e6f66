namespace Miaopu.Rulebook;

/// <summary>Reads <c>weight</c> and <c>factors</c> of a count.</summary>
internal static class RowWeightsReader
{
    internal static RowWeights? Read(Section below)
    {
        var own = below.Below("weight");
        var factors = below.List("factors").Select(Factor).ToList();
        if (own is null)
        {
            return factors.Count == 0 ? null : new RowWeights(null, new Dictionary<string, decimal>(), 1, factors);
        }

        var by = own.Text("by");
        var otherwise = own.Quantity("else")?.Number;
        var items = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var texts = new List<YamlText>();
        foreach (var (name, _) in own.Map.Entries.Where(e => e.Key.Text is not ("by" or "else")))
        {
            if (own.Quantity(name.Text) is { } weight)
            {
                items[name.Text] = weight.Number;
                texts.Add(name);
            }
        }

        own.Done();
        var weights = new RowWeights(by, items, otherwise, factors) { ByMark = own.MarkOf("by"), ItemTexts = texts };
        if (items.Values.Append(otherwise ?? 0).Any(w => w < 0))
        {
            below.Findings.Error(own.At, "range", "权重不能小于 0");
        }

        return weights;
    }

    private static RowFactor Factor(Section below)
    {
        var text = below.Scalar("if");
        if (text is null)
        {
            below.Findings.Error(below.At, "missing", "缺少“if”：哪些记录");
        }

        var value = below.Quantity("value");
        if (value is null or { Number: < 0 })
        {
            below.Findings.Error(below.MarkOf("value"), "range", "缺少“value”：乘以多少，不小于 0");
        }

        below.Done();
        return new RowFactor(text?.Text ?? "", Math.Max(0, value?.Number ?? 1)) { Text = text };
    }
}
