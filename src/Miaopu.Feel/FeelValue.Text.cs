using System.Text;

namespace Miaopu.Feel;

public readonly partial struct FeelValue
{
    private const int MaxText = 1_000_000;

    /// <summary>The value as a literal of the language; a function or an unknown, which has none, as a short note.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text, this, literal: true, 0);
        return text.ToString();
    }

    /// <summary>The value as the function string() writes it: a string as it is, what it holds as literals.</summary>
    internal string ToPlainString()
    {
        if (Kind == FeelKind.String)
        {
            return Text;
        }

        var text = new StringBuilder();
        Write(text, this, literal: false, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, in FeelValue value, bool literal, int depth)
    {
        if (depth > 200 || text.Length > MaxText)
        {
            text.Append('…');
            return;
        }

        switch (value.Kind)
        {
            case FeelKind.Null: text.Append("null"); break;
            case FeelKind.Boolean: text.Append(value.IsTrue ? "true" : "false"); break;
            case FeelKind.Number: text.Append(Numbers.Text(value)); break;
            case FeelKind.String: text.Append(Escapes.Write(value.Text)); break;
            case FeelKind.Date: At(text, value.Date.ToString(), literal); break;
            case FeelKind.Time: At(text, value.Time.ToString(), literal); break;
            case FeelKind.DateTime: At(text, value.DateTime.ToString(), literal); break;
            case FeelKind.YearsMonthsDuration: At(text, value.Months.ToString(), literal); break;
            case FeelKind.DaysTimeDuration: At(text, value.Length.ToString(), literal); break;
            case FeelKind.List: WriteItems(text, value.Items, literal, depth); break;
            case FeelKind.Context: WriteEntries(text, value.Entries, literal, depth); break;
            case FeelKind.Range: WriteRange(text, value.Limits, literal, depth); break;
            case FeelKind.Function: text.Append("function(").AppendJoin(", ", value.Callable.Parameters).Append(')'); break;
            default: text.Append("unknown"); break;
        }
    }

    private static void At(StringBuilder text, string plain, bool literal)
        => _ = literal ? text.Append("@\"").Append(plain).Append('"') : text.Append(plain);

    private static void WriteItems(StringBuilder text, IReadOnlyList<FeelValue> items, bool literal, int depth)
    {
        text.Append('[');
        for (var i = 0; i < items.Count && text.Length <= MaxText; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Write(text, items[i], literal, depth + 1);
        }

        text.Append(']');
    }

    private static void WriteEntries(StringBuilder text, FeelContext context, bool literal, int depth)
    {
        text.Append('{');
        for (var i = 0; i < context.Entries.Count && text.Length <= MaxText; i++)
        {
            var (name, value) = context.Entries[i];
            var plain = name.Length > 0 && Lexer.IsNameStart(name[0]) && name.All(c => Lexer.IsNamePart(c) || c == ' ');
            text.Append(i == 0 ? "" : ", ").Append(plain ? name : Escapes.Write(name)).Append(": ");
            Write(text, value, literal, depth + 1);
        }

        text.Append('}');
    }

    private static void WriteRange(StringBuilder text, FeelRange range, bool literal, int depth)
    {
        var sign = range.Form switch
        {
            RangeForm.Less => "<",
            RangeForm.LessOrEqual => "<=",
            RangeForm.Greater => ">",
            RangeForm.GreaterOrEqual => ">=",
            RangeForm.Equal => "=",
            RangeForm.NotEqual => "!=",
            _ => null,
        };
        if (sign is not null)
        {
            text.Append('(').Append(sign).Append(' ');
            Write(text, range.Form is RangeForm.Less or RangeForm.LessOrEqual ? range.End : range.Start, literal, depth + 1);
            text.Append(')');
            return;
        }

        text.Append(range.StartIncluded ? '[' : '(');
        Write(text, range.Start, literal, depth + 1);
        text.Append("..");
        Write(text, range.End, literal, depth + 1);
        text.Append(range.EndIncluded ? ']' : ')');
    }
}
