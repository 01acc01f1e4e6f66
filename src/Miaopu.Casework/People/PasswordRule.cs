namespace Miaopu.Casework.People;

/// <summary>What a password must be. Length counts more than kinds of sign, so nothing is asked about those.</summary>
public static class PasswordRule
{
    /// <summary>Ours.</summary>
    public const int Shortest = 10;

    /// <summary>A bound on the work of hashing. Ours.</summary>
    public const int Longest = 128;

    // What people type first when ten signs are asked for. Compared in small letters, without what stands at the ends to please a rule.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "password", "passw0rd", "p@ssw0rd", "p@ssword", "passwordpassword", "password123", "password1234", "password12345", "password123456",
        "qwertyuiop", "qwerty123", "qwerty1234", "qwerty12345", "qwerty123456", "1qaz2wsx3edc", "1q2w3e4r5t", "1q2w3e4r5t6y", "qazwsxedc", "qazwsxedcrfv", "asdfghjkl", "zxcvbnm123",
        "woaini1314", "woaini520", "woaini1314520", "woaini5201314", "5201314520", "1314520520", "5201314", "a5201314", "a123456789", "aa123456789", "abc123456", "abc123456789", "abcd123456", "abcd1234",
        "qq123456789", "q123456789", "z123456789", "123456789a", "1234567890a", "123456789qq", "123456abc", "123456abcd", "123456asd", "admin", "admin123", "admin1234", "admin12345", "admin123456", "administrator",
        "root123456", "test123456", "welcome123", "iloveyou", "iloveyou123", "letmein123", "football123", "1234qwer", "qwer1234", "qwer123456", "asdf123456", "zaq12wsx", "miaopu", "miaopu123", "miaopu123456", "kejiting", "kejiju", "keji123456",
    };

    /// <summary>Why this may not be the password of a person of these names; null if it may.</summary>
    /// <param name="password">As typed; spaces count.</param>
    /// <param name="names">Sign-in name, name, mobile, e-mail: what others know. Null or short ones are passed over.</param>
    public static string? WhyNot(string? password, params string?[] names)
    {
        if (string.IsNullOrEmpty(password))
        {
            return "请填写密码。";
        }

        if (password.Length < Shortest)
        {
            return $"密码至少 {Shortest} 个字符，现在是 {password.Length} 个。可以用几个不相干的词连起来。";
        }

        if (password.Length > Longest)
        {
            return $"密码最多 {Longest} 个字符，请缩短。";
        }

        var plain = password.ToLowerInvariant();
        if (names.Any(name => name is { Length: >= 3 } && plain.Contains(name.ToLowerInvariant(), StringComparison.Ordinal)))
        {
            return "密码里不能有您的用户名、姓名、手机号或邮箱，请换一个。";
        }

        return IsCommon(plain) || IsRun(plain) ? "这个密码太常见，容易被猜到，请换一个。" : null;
    }

    private static bool IsCommon(string plain) =>
        Common.Contains(plain) || Common.Contains(plain.TrimEnd('!', '.', '@', '#', '*', '~')) || Common.Contains(plain.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '.', '@', '#', '*'));

    /// <summary>One sign over and over, a row of the keyboard's digits up or down, or a short piece repeated.</summary>
    private static bool IsRun(string plain)
    {
        if (plain.Distinct().Count() <= 3)
        {
            return true;
        }

        var steps = plain.Zip(plain.Skip(1), (a, b) => b - a).ToList();
        if (steps.Count(step => step is 1 or -1) >= steps.Count - 1)
        {
            return true;
        }

        return Enumerable.Range(1, 4).Any(length => plain.Length >= 3 * length && plain.Select((c, i) => c == plain[i % length]).All(same => same));
    }
}
