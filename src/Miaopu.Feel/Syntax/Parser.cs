namespace Miaopu.Feel;

/// <summary>
/// Recursive descent over the grammar of DMN 1.5, 10.3.1.2. Stops at the first error. Nesting is bounded, so that no text can
/// exhaust the stack.
/// </summary>
internal sealed partial class Parser
{
    private const int MaxLength = 100_000;
    private const int MaxDepth = 120;
    private static readonly string[] Keywords = ["and", "or", "in", "between", "instance", "then", "else", "return", "satisfies"];
    private readonly Lexer _lexer;
    private readonly NameBook _names;
    private readonly FeelScope _scope;
    private Token _token;
    private int _depth;
    private int _insideRange;
    private bool _testsAllowed;
    private Token? _lastName;

    private Parser(string text, FeelScope scope)
    {
        (_lexer, _scope) = (new Lexer(text), scope);
        if (text.Length > MaxLength)
        {
            throw new FeelSyntaxException(new FeelError(MaxLength, $"表达式过长，最多 {MaxLength} 字"));
        }

        _names = new NameBook(scope);
        _token = _lexer.At(0);
    }

    public static Syntax ParseExpression(string text, FeelScope scope)
    {
        var parser = new Parser(text, scope);
        var syntax = parser.Expression();
        if (parser._token.Is(","))
        {
            syntax = parser.Expressions(syntax);
        }

        parser.ExpectEnd();
        return syntax;
    }

    /// <summary>Several expressions (grammar rule 3), whose values are a list.</summary>
    private ListSyntax Expressions(Syntax first)
    {
        var all = new List<Syntax> { first };
        while (_token.Is(","))
        {
            Next();
            all.Add(Expression());
        }

        return new ListSyntax(first.Position, all);
    }

    /// <summary>Unary tests (grammar rules 13 to 17): "-", a list of tests, or not(list of tests).</summary>
    public static UnaryTestsSyntax ParseUnaryTests(string text, FeelScope scope)
    {
        var parser = new Parser(text, scope);
        var start = parser._token.Start;
        if (parser._token.Is("-") && parser._lexer.At(parser._token.End).Kind == TokenKind.End)
        {
            return new UnaryTestsSyntax(start, false, []);
        }

        var negated = parser._token.Is("not") && parser._lexer.At(parser._token.End).Is("(");
        if (negated)
        {
            parser.Next();
            parser.Next();
        }

        var tests = parser.Tests();
        if (negated)
        {
            parser.Expect(")");
        }

        parser.ExpectEnd();
        return new UnaryTestsSyntax(start, negated, tests);
    }

    private void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw new FeelSyntaxException(new FeelError(_token.Start, "表达式嵌套过深，请拆成几个定义"));
        }
    }

    private Token Next()
    {
        var token = _token;
        _token = _lexer.At(token.End);
        return token;
    }

    private void MoveTo(int at) => _token = _lexer.At(at);

    private Token Expect(string sign)
    {
        if (!_token.Is(sign))
        {
            throw Unexpected($"“{sign}”");
        }

        return Next();
    }

    private void ExpectEnd()
    {
        if (_token.Kind != TokenKind.End)
        {
            throw Unexpected("运算符或表达式结尾");
        }
    }

    private FeelSyntaxException Unexpected(string expected)
    {
        if (SplitName() is { } split)
        {
            return split;
        }

        var message = _token.Kind switch
        {
            TokenKind.End => $"表达式到此结束，但还应有{expected}",
            TokenKind.Bad => _token.Text == "\"" ? "字符串没有结束的引号" : "注释没有结束的“*/”",
            TokenKind.String => $"此处不应是字符串，应为{expected}",
            _ => $"此处不应是“{_lexer.Text[_token.Start.._token.End]}”，应为{expected}",
        };
        return new FeelSyntaxException(new FeelError(_token.Start, message, expected));
    }

    /// <summary>Two words in a row are most likely one name, written otherwise than it is declared.</summary>
    private FeelSyntaxException? SplitName()
    {
        if (_lastName is not { } last || _token.Kind is not (TokenKind.Word or TokenKind.Number) || _lexer.SkipBlanks(last.End) != _token.Start)
        {
            return null;
        }

        var end = _token.End;
        for (var next = _lexer.At(end); next.Kind is TokenKind.Word or TokenKind.Number && !Keywords.Contains(next.Text); next = _lexer.At(end))
        {
            end = next.End;
        }

        var written = _lexer.Text[last.Start..end];
        var nearest = Nearest.Of(written, _scope.Names.Keys);
        return nearest is null ? null
            : new FeelSyntaxException(new FeelError(last.Start, $"没有名称“{written}”{Nearest.Hint(nearest)}", "已声明的名称", nearest));
    }
}
