namespace Miaopu.Feel;

internal sealed partial class Parser
{
    private IfSyntax If()
    {
        var at = Next().Start;
        var condition = Expression();
        Expect("then");
        var then = Expression();
        Expect("else");
        return new IfSyntax(at, condition, then, Expression());
    }

    private ForSyntax For()
    {
        var at = Next().Start;
        var mark = _names.Mark;
        var iterators = Iterators(ranges: true);
        Expect("return");
        var body = Expression();
        _names.Forget(mark);
        return new ForSyntax(at, iterators, body);
    }

    private QuantifiedSyntax Quantified(bool every)
    {
        var at = Next().Start;
        var mark = _names.Mark;
        var iterators = Iterators(ranges: true);
        Expect("satisfies");
        var condition = Expression();
        _names.Forget(mark);
        return new QuantifiedSyntax(at, every, iterators, condition);
    }

    private List<IteratorSyntax> Iterators(bool ranges)
    {
        var iterators = new List<IteratorSyntax>();
        do
        {
            if (iterators.Count > 0)
            {
                Next();
            }

            var name = NameUpTo("in");
            Expect("in");
            var source = Expression();
            Syntax? end = null;
            if (ranges && _token.Is(".."))
            {
                Next();
                end = Expression();
            }

            iterators.Add(new IteratorSyntax(name, source, end));
            _names.Add(name);
        }
        while (_token.Is(","));
        return iterators;
    }

    private FunctionSyntax Function()
    {
        var at = Next().Start;
        Expect("(");
        var mark = _names.Mark;
        var parameters = new List<(string Name, FeelType Type)>();
        while (!_token.Is(")"))
        {
            if (parameters.Count > 0)
            {
                Expect(",");
            }

            var name = NameUpTo(":", ",", ")");
            var type = FeelType.Any;
            if (_token.Is(":"))
            {
                Next();
                type = Type();
            }

            parameters.Add((name, type));
            _names.Add(name);
        }

        Next();
        if (_token.Is("external"))
        {
            throw new FeelSyntaxException(new FeelError(_token.Start, "不支持外部函数，表达式只能使用自己的输入"));
        }

        var body = Expression();
        _names.Forget(mark);
        return new FunctionSyntax(at, parameters, body);
    }
}
