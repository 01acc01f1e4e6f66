namespace Miaopu.Casework.People;

/// <summary>What somebody signs in with: letters, digits, dot, dash and underscore, compared in small letters.</summary>
public static class SignInName
{
    public const int Shortest = 4;

    public const int Longest = 30;

    /// <summary>As it is kept and looked up.</summary>
    public static string Normal(string? typed) => (typed ?? "").Trim().ToLowerInvariant();

    /// <summary>Why this may not be a sign-in name; null if it may. Whether it is taken only the store knows.</summary>
    public static string? WhyNot(string? typed)
    {
        var name = Normal(typed);
        if (name.Length == 0)
        {
            return "请填写用户名，以后用它登录。";
        }

        if (name.Length is < Shortest or > Longest)
        {
            return $"用户名应为 {Shortest} 至 {Longest} 个字符，现在是 {name.Length} 个。";
        }

        return char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_')
            ? null
            : "用户名以字母开头，只用字母、数字、点、横线和下划线。";
    }

    public const string Taken = "这个用户名已被使用，请换一个。";
}
