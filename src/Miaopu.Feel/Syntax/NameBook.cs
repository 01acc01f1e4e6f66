namespace Miaopu.Feel;

/// <summary>
/// The names known where the parser stands, as far as they are more than one word: those of the scope, of surrounding
/// functions, loops and contexts, members seen so far, and the language's own functions.
/// </summary>
internal sealed class NameBook
{
    private readonly List<string> _names = [];
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly FeelScope _scope;

    public NameBook(FeelScope scope)
    {
        _scope = scope;
        foreach (var (name, type) in scope.Names)
        {
            Add(name);
            AddMembers(type, 0);
        }

        foreach (var type in scope.Types.Values)
        {
            AddMembers(type, 0);
        }

        AddMember("time offset");
        AddMember("start included");
        AddMember("end included");
    }

    /// <summary>How many names stand; pass to <see cref="Forget"/> to leave a block.</summary>
    public int Mark => _names.Count;

    public void Forget(int mark) => _names.RemoveRange(mark, _names.Count - mark);

    public void Add(string name)
    {
        if (IsOdd(name))
        {
            _names.Add(name);
        }
    }

    public void AddMember(string name)
    {
        if (IsOdd(name))
        {
            _members.Add(name);
        }
    }

    /// <summary>The longest name of several words, or with signs, that stands at a place.</summary>
    public string? Longest(Lexer lexer, int at, bool members, out int end)
    {
        string? best = null;
        end = -1;
        foreach (var name in _names)
        {
            Try(name, ref best, ref end);
        }

        if (members)
        {
            foreach (var name in _members)
            {
                Try(name, ref best, ref end);
            }
        }

        return best;

        void Try(string name, ref string? best, ref int end)
        {
            var found = lexer.MatchName(name, at);
            if (found > end)
            {
                (best, end) = (name, found);
            }
        }
    }

    /// <summary>The language's own function of several words at a place; without parentheses only if its first word is no declared name.</summary>
    public string? Function(Lexer lexer, in Token word, out int end)
    {
        end = -1;
        string? best = null;
        foreach (var name in FunctionLibrary.NamesOfSeveralWords)
        {
            var found = name[0] == lexer.Text[word.Start] ? lexer.MatchName(name, word.Start) : -1;
            if (found > end && (lexer.At(found).Is("(") || (name.StartsWith(word.Text + " ", StringComparison.Ordinal) && !_scope.Names.ContainsKey(word.Text))))
            {
                (best, end) = (name, found);
            }
        }

        return best;
    }

    private static bool IsOdd(string name) => name.Length > 0 && !(Lexer.IsNameStart(name[0]) && name.All(Lexer.IsNamePart));

    private void AddMembers(FeelType? type, int depth)
    {
        if (type is null || depth > 8)
        {
            return;
        }

        foreach (var (name, member) in type.Members)
        {
            AddMember(name);
            AddMembers(member, depth + 1);
        }

        AddMembers(type.Element, depth + 1);
    }
}
