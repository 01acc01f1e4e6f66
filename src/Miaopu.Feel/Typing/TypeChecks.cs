namespace Miaopu.Feel;

/// <summary>
/// Holds the parts of an expression to their types, units and listed values while it is bound. Only what is known for certain is said: a part of an unknown type goes with
/// everything, and a number without unit with every unit.
/// </summary>
internal sealed class TypeChecks
{
    private const string SameKind = "换成同类的值";
    private readonly List<FeelWarning> _found = [];

    public IReadOnlyList<FeelWarning> Found => _found;

    /// <summary>Two sides of = or of an order sign (DMN 1.5, 10.3.2.13, tables 52 and 53); or a value and an item of a list, which are then never equal instead of null.</summary>
    public void Compared(Operand a, Operand b, bool ordered, bool item = false)
    {
        if (!a.IsTyped || !b.IsTyped)
        {
            return;
        }

        if (a.Type.Kind != b.Type.Kind)
        {
            Add(FeelWarningKind.Type, b.Start, $"{Kind(a)}，{Kind(b)}，{(item ? "不会相等" : "不能比较，结果总是空值")}", Advice(a, b));
        }
        else if (ordered && a.Type.Kind is FeelKind.Boolean or FeelKind.List or FeelKind.Context or FeelKind.Range or FeelKind.Function)
        {
            Add(FeelWarningKind.Type, a.Start, $"{Kind(a)}没有大小，不能这样比较", "用 = 比较是否相等，或换成数值、日期");
        }
        else if (a.Type.Kind == FeelKind.Number)
        {
            Units(a, b, "不能比较");
        }
        else if (a.Type.Kind == FeelKind.String)
        {
            Listed(a, b);
        }
    }

    /// <summary>One test of "in", or of unary tests (10.3.2.7): a value, a range, or a list of both.</summary>
    public void Tested(Operand value, Operand test, bool item = false)
    {
        if (test is { Syntax: ListSyntax list, Node: ListNode items } && value.Type.Kind != FeelKind.List)
        {
            foreach (var (syntax, node) in list.Items.Zip(items.Items))
            {
                Tested(value, new Operand(syntax, node), item: true);
            }

            return;
        }

        if (test.Type is { Kind: FeelKind.Range or FeelKind.List, Element: { } element } && value.Type.Kind is not (FeelKind.Range or FeelKind.List))
        {
            var end = test.Syntax is ComparedSyntax compared ? compared.End : test.Syntax;
            Compared(value, new Operand(end, new TypedNode(test.Node.Position, element)), ordered: test.Type.Kind == FeelKind.Range, item: item || test.Type.Kind == FeelKind.List);
        }
        else if (test.Type.Kind is not (FeelKind.Range or FeelKind.List) || value.Type.Kind == test.Type.Kind)
        {
            Compared(value, test, ordered: false, item);
        }
    }

    /// <summary>A sign of arithmetic; the type of what it gives.</summary>
    public FeelType Computed(Operator sign, Operand a, Operand b)
    {
        var result = OperatorTypes.Of(sign, a.Type, b.Type);
        if (result is null)
        {
            Add(FeelWarningKind.Type, b.Start, $"{Kind(a)}，{Kind(b)}，不能{Verb(sign)}，结果总是空值", Advice(a, b));
        }
        else if (sign is Operator.Add or Operator.Subtract && a.Type.Kind == FeelKind.Number && b.Type.Kind == FeelKind.Number)
        {
            Units(a, b, $"不能{Verb(sign)}");
        }

        return result ?? FeelType.Any;
    }

    /// <summary>What must be true or false: sides of and and or, conditions; in a filter a number is a place in the list.</summary>
    public void Asked(Operand condition, string where, bool orPlace = false)
    {
        if (condition.IsTyped && condition.Type.Kind != FeelKind.Boolean && !(orPlace && condition.Type.Kind == FeelKind.Number))
        {
            Add(FeelWarningKind.Type, condition.Start, $"{Kind(condition)}，{where}应为真假值", "写成比较，如 面积 >= 500、类型 = \"企业\"");
        }
    }

    /// <summary>Two values of which one is taken: branches, items of a list that is drawn together.</summary>
    public void Beside(Operand a, Operand b, string how)
    {
        if (a.Type.Kind == FeelKind.Number && b.Type.Kind == FeelKind.Number)
        {
            Units(a, b, how);
        }
    }

    /// <summary>The arguments of a function of the language.</summary>
    public void Called(string function, IReadOnlyList<Operand> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var letter = FunctionTypes.Parameter(function, i);
            if (!FunctionTypes.Takes(letter, arguments[i].Type))
            {
                Add(FeelWarningKind.Type, arguments[i].Start, $"{function} 的第 {i + 1} 个参数应为{FunctionTypes.Word(letter)}，{Kind(arguments[i])}", letter == 's' ? "先用 string() 转成字符串" : SameKind);
            }
        }

        if (FunctionTypes.IsOfNumbers(function) || FunctionTypes.DrawsTogether(function))
        {
            DrawnTogether(function, arguments is [{ Syntax: ListSyntax list, Node: ListNode node }] ? [.. list.Items.Zip(node.Items, (s, n) => new Operand(s, n))] : arguments);
        }

        if (function == "list contains" && arguments is [var all, var item] && all.Type is { Kind: FeelKind.List, Element: { } element })
        {
            Compared(new Operand(all.Syntax, new TypedNode(all.Node.Position, element)), item, ordered: false, item: true);
        }
    }

    private void DrawnTogether(string function, IReadOnlyList<Operand> items)
    {
        foreach (var (item, i) in items.Select((o, i) => (o, i)))
        {
            var type = FunctionTypes.ItemOf(item.Type);
            if (FunctionTypes.IsOfNumbers(function) && type.Kind is not (null or FeelKind.Null or FeelKind.Number or FeelKind.List))
            {
                Add(FeelWarningKind.Type, item.Start, $"{function} 只取数值，而{item.Says}是{Word(type)}", SameKind);
            }
            else if (FunctionTypes.DrawsTogether(function) && items.Take(i).FirstOrDefault(o => o.Type is { Kind: FeelKind.Number, Unit: not null }) is { Syntax: not null } before)
            {
                Beside(before, item, $"不能放在一起 {function}");
            }
        }
    }

    private void Units(Operand a, Operand b, string cannot)
    {
        if (!OperatorTypes.Agree(a.Type.Unit, b.Type.Unit))
        {
            Add(FeelWarningKind.Unit, b.Start, $"{Unit(a)}，{Unit(b)}，{cannot}", "换成单位相同的量，或先除以同单位的量得出比值");
        }
    }

    private void Listed(Operand a, Operand b)
    {
        if (a.Literal is not null)
        {
            (a, b) = (b, a);
        }

        if (a.Type.Values.Count == 0)
        {
            return;
        }

        if (b.Literal is { } text)
        {
            if (!a.Type.Values.Contains(text))
            {
                var nearest = Nearest.Of(text, a.Type.Values);
                Add(FeelWarningKind.Value, b.Start, $"{a.Says}没有“{text}”这一项", $"可选：{string.Join('、', a.Type.Values.Take(12))}{(a.Type.Values.Count > 12 ? "……" : "")}", nearest);
            }
        }
        else if (b.Type.Values.Count > 0 && !b.Type.Values.Intersect(a.Type.Values).Any())
        {
            Add(FeelWarningKind.Value, b.Start, $"{a.Says}与{b.Says}没有相同的列表项，不会相等", "比较列表项相同的两项");
        }
    }

    private static string Advice(Operand a, Operand b) => (a.Type.Kind, b.Type.Kind) switch
    {
        (FeelKind.List, _) or (_, FeelKind.List) => "列表用 list contains(列表, 值) 判断，或写 some 项 in 列表 satisfies …",
        (FeelKind.Date or FeelKind.DateTime, FeelKind.String) => "日期写作 @\"2021-01-01\"",
        (FeelKind.Date or FeelKind.DateTime, FeelKind.Number) or (FeelKind.Number, FeelKind.Date or FeelKind.DateTime) => "日期与日期比较，加减用时长，如 @\"P6M\"、@\"P10D\"",
        (FeelKind.Date, FeelKind.DateTime) or (FeelKind.DateTime, FeelKind.Date) => "用 date() 取日期再比较",
        (FeelKind.Boolean, FeelKind.String) => "是、否写作 true、false",
        (FeelKind.Number, FeelKind.String) when decimal.TryParse(b.Literal, System.Globalization.CultureInfo.InvariantCulture, out _) => "数值不加引号",
        (FeelKind.String, FeelKind.Number) => "文字要写在双引号里",
        _ => SameKind,
    };

    private static string Verb(Operator sign) => sign switch
    {
        Operator.Add => "相加",
        Operator.Subtract => "相减",
        Operator.Multiply => "相乘",
        Operator.Divide => "相除",
        _ => "乘方",
    };

    private static string Kind(Operand operand) => $"{operand.Says}是{Word(operand.Type)}";

    private static string Word(FeelType type) => Comparison.Name(type.Kind!.Value);

    private static string Unit(Operand operand) => operand.Type.Unit is "" ? $"{operand.Says}是没有单位的比值" : $"{operand.Says}的单位是“{operand.Type.Unit}”";

    private void Add(FeelWarningKind kind, int position, string message, string mend, string? nearest = null)
        => _found.Add(new FeelWarning(kind, position, message, mend, nearest));

    /// <summary>Stands for what a list or range holds; never evaluated.</summary>
    private sealed class TypedNode : Node
    {
        public TypedNode(int position, FeelType type) : base(position) => Type = type;

        public override FeelValue Evaluate(Frame frame) => default;
    }
}
