namespace Miaopu.Feel;

internal sealed partial class Parser
{
    private Syntax Postfix()
    {
        var target = Primary();
        while (true)
        {
            if (_token.Is("."))
            {
                var at = Next().Start;
                target = new PathSyntax(at, target, Member());
            }
            else if (_token.Is("[") && !ClosesRange())
            {
                target = Filter(target);
            }
            else if (_token.Is("("))
            {
                target = Call(target);
            }
            else
            {
                return target;
            }
        }
    }

    /// <summary>Inside a range, "[" closes it when nothing follows that could begin a filter: [18..21[.</summary>
    private bool ClosesRange()
    {
        if (_insideRange == 0)
        {
            return false;
        }

        var next = _lexer.At(_token.End);
        return next.Kind switch
        {
            TokenKind.End => true,
            TokenKind.Sign => next.Text is not ("(" or "[" or "{" or "-" or "<" or "<=" or ">" or ">="),
            TokenKind.Word => next.Text is "and" or "or" or "in" or "then" or "else" or "between" or "instance" or "return" or "satisfies",
            _ => false,
        };
    }

    private FilterSyntax Filter(Syntax target)
    {
        var at = Next().Start;
        var outside = _insideRange;
        _insideRange = 0;
        _inFilter++;
        var condition = Expression();
        _inFilter--;
        _insideRange = outside;
        Expect("]");
        return new FilterSyntax(at, target, condition);
    }

    private CallSyntax Call(Syntax target)
    {
        var at = Next().Start;
        var outside = _insideRange;
        _insideRange = 0;
        var arguments = new List<Syntax>();
        List<string>? names = null;
        if (!_token.Is(")"))
        {
            do
            {
                if (arguments.Count > 0)
                {
                    Next();
                }

                var name = NameBeforeColon();
                if (name is null != names is null && arguments.Count > 0)
                {
                    throw new FeelSyntaxException(new FeelError(_token.Start, "同一次调用中，参数要么都写名称，要么都不写"));
                }

                if (name is not null)
                {
                    (names ??= []).Add(name);
                    Next();
                }

                arguments.Add(Expression());
            }
            while (_token.Is(","));
        }

        _insideRange = outside;
        Expect(")");
        return new CallSyntax(at, target, arguments, names?.ToArray());
    }

    private Syntax Primary()
    {
        var testsAllowed = _testsAllowed;
        _testsAllowed = false;
        var token = _token;
        if (token.Kind is TokenKind.Word or TokenKind.Number && TryLongName(out var name))
        {
            return name;
        }

        switch (token.Kind)
        {
            case TokenKind.Number:
                Next();
                return new LiteralSyntax(token.Start, Numbers.Parse(token.Text));
            case TokenKind.String:
                Next();
                return new LiteralSyntax(token.Start, FeelValue.Of(token.Text));
            case TokenKind.At:
                Next();
                return new AtLiteralSyntax(token.Start, token.Text);
            case TokenKind.Word:
                return Word();
            case TokenKind.Sign when token.Text == "(":
                return Parenthesis(testsAllowed);
            case TokenKind.Sign when token.Text == "[":
                return Bracket();
            case TokenKind.Sign when token.Text == "]":
                Next();
                return RangeAfter(token.Start, false, Expression());
            case TokenKind.Sign when token.Text == "{":
                return Context();
            default:
                throw Unexpected("数值、字符串、名称或“(”");
        }
    }

    private Syntax Word()
    {
        var token = _token;
        switch (token.Text)
        {
            case "null" or "true" or "false":
                Next();
                return new LiteralSyntax(token.Start, token.Text == "null" ? default : FeelValue.Of(token.Text == "true"));
            case "if":
                return If();
            case "for":
                return For();
            case "some" or "every":
                return Quantified(token.Text == "every");
            case "function" when _lexer.At(token.End).Is("("):
                return Function();
            case "then" or "else" or "return" or "satisfies" or "and" or "or" or "between" or "in":
                throw Unexpected("数值、字符串或名称");
            default:
                _lastName = Next();
                return new NameSyntax(token.Start, token.Text);
        }
    }

    /// <summary>( begins a parenthesis, a range that excludes its start, a comparison taken as a range, or the tests after "in".</summary>
    private Syntax Parenthesis(bool testsAllowed)
    {
        var at = Next().Start;
        var outside = _insideRange;
        _insideRange = 0;
        var first = TestForm(_token) is null ? Expression() : Test();
        if (_token.Is("..") && first is not ComparedSyntax)
        {
            _insideRange = outside;
            return RangeAfter(at, false, first);
        }

        if (testsAllowed && _token.Is(","))
        {
            Next();
            var tests = Tests();
            tests.Insert(0, first);
            first = new TestListSyntax(at, tests);
        }

        _insideRange = outside;
        Expect(")");
        return first;
    }

    private Syntax Bracket()
    {
        var at = Next().Start;
        var outside = _insideRange;
        _insideRange = 0;
        var items = new List<Syntax>();
        if (!_token.Is("]") || RangeMayFollow(_token))
        {
            var first = TestForm(_token) is null ? Expression() : Test();
            if (_token.Is(".."))
            {
                _insideRange = outside;
                return RangeAfter(at, true, first);
            }

            items.Add(first);
            while (_token.Is(","))
            {
                Next();
                items.Add(Expression());
            }
        }

        _insideRange = outside;
        Expect("]");
        return new ListSyntax(at, items);
    }

    // []1..5] holds a range that excludes its start: after an empty list no value can stand
    private bool RangeMayFollow(in Token closing)
        => _lexer.At(closing.End) is { Kind: TokenKind.Number or TokenKind.String or TokenKind.At or TokenKind.Word } next && !Keywords.Contains(next.Text);

    private RangeSyntax RangeAfter(int at, bool startIncluded, Syntax start)
    {
        Expect("..");
        _insideRange++;
        var end = Sum();
        _insideRange--;
        if (!_token.Is("]") && !_token.Is(")") && !_token.Is("["))
        {
            throw Unexpected("区间的结尾“]”或“)”");
        }

        return new RangeSyntax(at, start, startIncluded, end, Next().Text == "]");
    }

    private ContextSyntax Context()
    {
        var at = Next().Start;
        var outside = _insideRange;
        _insideRange = 0;
        var mark = _names.Mark;
        var entries = new List<(string Name, Syntax Value)>();
        string? repeated = null;
        while (!_token.Is("}"))
        {
            if (entries.Count > 0)
            {
                Expect(",");
            }

            var name = EntryName();
            Expect(":");
            repeated ??= entries.Exists(e => e.Name == name) ? name : null;
            entries.Add((name, Expression()));
            _names.Add(name);
            _names.AddMember(name);
        }

        _insideRange = outside;
        Next();
        _names.Forget(mark);
        return new ContextSyntax(at, entries, repeated);
    }
}
