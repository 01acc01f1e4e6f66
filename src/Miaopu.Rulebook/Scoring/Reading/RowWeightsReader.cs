namespace Miaopu.Rulebook;

/// <summary>Reads <c>weight</c> and <c>factors</c> of a count.</summary>
internal static class RowWeightsReader
{
    internal static RowWeights? Read(Section below)
    {
        var own = below.Below(MeasureKeys.Weight);
        var factors = below.List(MeasureKeys.Factors).Select(Factor).ToList();
        if (own is null)
        {
            return factors.Count == 0 ? null : new RowWeights(null, new Dictionary<string, decimal>(), 1, factors);
        }

        var by = own.Text(WeightKeys.By);
        var otherwise = own.Quantity(WeightKeys.Else)?.Number;
        var items = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var texts = new List<YamlText>();
        foreach (var (name, weight) in own.OtherQuantities())
        {
            items[name.Text] = weight.Number;
            texts.Add(name);
        }

        own.Done();
        var weights = new RowWeights(by, items, otherwise, factors) { ByMark = own.MarkOf(WeightKeys.By), ItemTexts = texts };
        if (items.Values.Append(otherwise ?? 0).Any(w => w < 0))
        {
            below.Findings.Error(own.At, "range", "权重不能小于 0");
        }

        return weights;
    }

    private static RowFactor Factor(Section below)
    {
        var text = below.Scalar(WeightKeys.If);
        var value = below.Quantity(WeightKeys.Value)?.Number ?? 1;
        if (value < 0)
        {
            below.Findings.Error(below.MarkOf(WeightKeys.Value), "range", "“value”不能小于 0");
        }

        below.Done();
        return new RowFactor(text?.Text ?? "", Math.Max(0, value)) { Text = text };
    }
}
