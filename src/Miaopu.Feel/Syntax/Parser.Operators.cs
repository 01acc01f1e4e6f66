namespace Miaopu.Feel;

internal sealed partial class Parser
{
    private Syntax Expression()
    {
        Enter();
        var syntax = TestForm(_token) is null ? Or() : Test();
        _depth--;
        return syntax;
    }

    private Syntax Or()
    {
        var left = And();
        while (_token.Is("or"))
        {
            left = new BinarySyntax(Next().Start, Operator.Or, left, And());
        }

        return left;
    }

    private Syntax And()
    {
        var left = Comparison();
        while (_token.Is("and"))
        {
            left = new BinarySyntax(Next().Start, Operator.And, left, Comparison());
        }

        return left;
    }

    private Syntax Comparison()
    {
        var left = Sum();
        while (true)
        {
            if (ComparisonSign(_token) is { } sign)
            {
                // the right side may be a range without parentheses: x = >= 2
                left = new BinarySyntax(Next().Start, sign, left, Test());
            }
            else if (_token.Is("between"))
            {
                var at = Next().Start;
                var low = Sum();
                Expect("and");
                left = new BetweenSyntax(at, left, low, Sum());
            }
            else if (_token.Is("in"))
            {
                var at = Next().Start;
                left = new InSyntax(at, left, InTests());
            }
            else
            {
                return left;
            }
        }
    }

    private Syntax Sum()
    {
        var left = Product();
        while (_token.Kind == TokenKind.Sign && _token.Text is "+" or "-")
        {
            var sign = Next();
            left = new BinarySyntax(sign.Start, sign.Text == "+" ? Operator.Add : Operator.Subtract, left, Product());
        }

        return left;
    }

    private Syntax Product()
    {
        var left = Power();
        while (_token.Kind == TokenKind.Sign && _token.Text is "*" or "/")
        {
            var sign = Next();
            left = new BinarySyntax(sign.Start, sign.Text == "*" ? Operator.Multiply : Operator.Divide, left, Power());
        }

        return left;
    }

    private Syntax Power()
    {
        var left = Negation();
        while (_token.Is("**"))
        {
            left = new BinarySyntax(Next().Start, Operator.Power, left, Negation());
        }

        return left;
    }

    private Syntax Negation()
    {
        if (!_token.Is("-"))
        {
            return InstanceOf();
        }

        Enter();
        var negation = new NegateSyntax(Next().Start, Negation());
        _depth--;
        return negation;
    }

    private Syntax InstanceOf()
    {
        var value = Postfix();
        while (_token.Is("instance") && _lexer.At(_token.End).Is("of"))
        {
            var at = Next().Start;
            Next();
            var word = _token;
            var type = Type();
            if (type.Name == word.Text && type.Name is "list" or "range" or "context" or "function")
            {
                throw new FeelSyntaxException(new FeelError(word.Start, $"类型 {type.Name} 要写出尖括号中的部分", type.Name + "<"));
            }

            value = new InstanceOfSyntax(at, value, type);
        }

        return value;
    }

    private IReadOnlyList<Syntax> InTests()
    {
        _testsAllowed = _token.Is("(");
        var test = Test();
        _testsAllowed = false;
        return test is TestListSyntax list ? list.Tests : [test];
    }

    private List<Syntax> Tests()
    {
        var tests = new List<Syntax> { Expression() };
        while (_token.Is(","))
        {
            Next();
            tests.Add(Expression());
        }

        return tests;
    }

    /// <summary>A comparison without left side, or an expression.</summary>
    private Syntax Test()
    {
        if (TestForm(_token) is not { } form)
        {
            return Sum();
        }

        var at = Next().Start;
        return new ComparedSyntax(at, form, Sum());
    }

    private static RangeForm? TestForm(in Token token) => token.Kind != TokenKind.Sign ? null : token.Text switch
    {
        "<" => RangeForm.Less,
        "<=" => RangeForm.LessOrEqual,
        ">" => RangeForm.Greater,
        ">=" => RangeForm.GreaterOrEqual,
        "=" => RangeForm.Equal,
        "!=" => RangeForm.NotEqual,
        _ => null,
    };

    private static Operator? ComparisonSign(in Token token) => TestForm(token) switch
    {
        RangeForm.Less => Operator.Less,
        RangeForm.LessOrEqual => Operator.LessOrEqual,
        RangeForm.Greater => Operator.Greater,
        RangeForm.GreaterOrEqual => Operator.GreaterOrEqual,
        RangeForm.Equal => Operator.Equal,
        RangeForm.NotEqual => Operator.NotEqual,
        _ => null,
    };
}
