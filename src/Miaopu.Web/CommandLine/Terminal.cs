using System.Text;

namespace Miaopu.Web.CommandLine;

/// <summary>Questions and answers of a command: at a screen passwords are typed unseen, from a pipe each answer is a line.</summary>
public sealed class Terminal(TextReader input, TextWriter output)
{
    /// <summary>Whether a person sits at it.</summary>
    public bool Interactive { get; } = ReferenceEquals(input, Console.In) && !Console.IsInputRedirected;

    public void Say(string line) => output.WriteLine(line);

    /// <summary>Null when the input has ended.</summary>
    public string? Ask(string question)
    {
        output.Write(question);
        var answer = input.ReadLine();
        if (!Interactive)
        {
            output.WriteLine();
        }

        return answer;
    }

    /// <inheritdoc cref="Ask"/>
    public string? AskSecret(string question)
    {
        if (!Interactive)
        {
            return Ask(question);
        }

        output.Write(question);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        output.WriteLine();
        return typed.ToString();
    }
}
