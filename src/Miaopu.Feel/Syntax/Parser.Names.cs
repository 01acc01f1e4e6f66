namespace Miaopu.Feel;

internal sealed partial class Parser
{
    private int _inFilter;

    /// <summary>Takes the longest known name at the token, if it is longer than the token itself.</summary>
    private bool TryLongName(out Syntax name)
    {
        var (start, end) = (_token.Start, _token.End);
        var known = _names.Longest(_lexer, start, _inFilter > 0, out var knownEnd);
        var own = _token.Kind == TokenKind.Word ? _names.Function(_lexer, _token, out var ownEnd) : NoName(out ownEnd);
        if (ownEnd > knownEnd)
        {
            (known, knownEnd) = (own, ownEnd);
        }

        name = null!;
        if (known is null || knownEnd <= end)
        {
            return false;
        }

        MoveTo(knownEnd);
        name = new NameSyntax(start, known);
        return true;
    }

    private static string? NoName(out int end)
    {
        end = -1;
        return null;
    }

    private string Member()
    {
        var known = _names.Longest(_lexer, _token.Start, true, out var end);
        if (known is not null && end > _token.End)
        {
            MoveTo(end);
            return known;
        }

        if (_token.Kind == TokenKind.Word)
        {
            return Next().Text;
        }

        throw Unexpected("成员名称");
    }

    private string EntryName()
    {
        if (_token.Kind == TokenKind.String)
        {
            return Next().Text;
        }

        return NameUpTo(":");
    }

    /// <summary>name: before an argument; null, and nothing taken, if there is none.</summary>
    private string? NameBeforeColon()
    {
        if (_token.Kind != TokenKind.Word)
        {
            return null;
        }

        var at = _token;
        while (at.Kind is TokenKind.Word or TokenKind.Number || (at.Kind == TokenKind.Sign && at.Text is "-" or "+" or "*" or "/" or "." or "'"))
        {
            at = _lexer.At(at.End);
        }

        return at.Is(":") ? NameUpTo(":") : null;
    }

    /// <summary>A new name: everything up to one of the closing tokens, blanks drawn together (grammar rules 25 to 31).</summary>
    private string NameUpTo(params ReadOnlySpan<string> closing)
    {
        var start = _token.Start;
        var end = start;
        if (_token.Kind != TokenKind.Word && !(closing[0] == ":" && _token.Kind == TokenKind.Sign && _token.Text is "+" or "-" or "*" or "/"))
        {
            throw Unexpected("名称");
        }

        while (_token.Kind is not (TokenKind.End or TokenKind.Bad or TokenKind.String or TokenKind.At))
        {
            foreach (var sign in closing)
            {
                if (_token.Is(sign) && end > start)
                {
                    return string.Join(' ', _lexer.Text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                }
            }

            if (_token.Kind == TokenKind.Sign && _token.Text is not ("-" or "+" or "*" or "/" or "." or "'" or "**" or ".." or "’"))
            {
                break;
            }

            end = Next().End;
        }

        throw Unexpected($"“{closing[0]}”");
    }

    private FeelType Type()
    {
        Enter();
        var type = TypeInside();
        _depth--;
        return type;
    }

    private FeelType TypeInside()
    {
        var start = _token;
        string? best = null;
        var end = -1;
        foreach (var name in _scope.Types.Keys.Concat(FeelType.BuiltIn.Keys))
        {
            var found = _lexer.MatchName(name, start.Start);
            if (found > end)
            {
                (best, end) = (name, found);
            }
        }

        if (best is null || end < start.End)
        {
            var written = start.Kind == TokenKind.Word ? start.Text : "";
            var nearest = Nearest.Of(written, _scope.Types.Keys.Concat(FeelType.BuiltIn.Keys));
            throw written.Length == 0 ? Unexpected("类型名称")
                : new FeelSyntaxException(new FeelError(start.Start, $"没有类型“{written}”{Nearest.Hint(nearest)}", "类型名称", nearest));
        }

        MoveTo(end);
        if (_scope.Types.TryGetValue(best, out var declared))
        {
            return declared;
        }

        return best switch
        {
            "list" when _token.Is("<") => ElementOf(FeelType.ListOf),
            "range" when _token.Is("<") => ElementOf(FeelType.RangeOf),
            "context" when _token.Is("<") => ContextType(),
            "function" when _token.Is("<") => FunctionType(),
            _ => FeelType.BuiltIn[best],
        };
    }

    private FeelType ElementOf(Func<FeelType, FeelType> make)
    {
        Next();
        var element = Type();
        Expect(">");
        return make(element);
    }

    private FeelType ContextType()
    {
        Next();
        var members = new List<KeyValuePair<string, FeelType>>();
        do
        {
            if (members.Count > 0)
            {
                Next();
            }

            var name = EntryName();
            Expect(":");
            members.Add(new(name, Type()));
            _names.AddMember(name);
        }
        while (_token.Is(","));
        Expect(">");
        return FeelType.ContextOf(members);
    }

    private FeelType FunctionType()
    {
        Next();
        var parameters = new List<FeelType>();
        while (!_token.Is(">"))
        {
            if (parameters.Count > 0)
            {
                Expect(",");
            }

            parameters.Add(Type());
        }

        Next();
        Expect("->");
        return FeelType.FunctionOf(parameters, Type());
    }
}
