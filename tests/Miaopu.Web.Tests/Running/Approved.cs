using System.Runtime.CompilerServices;

namespace Miaopu.Web.Tests.Running;

/// <summary>Holds a text against a file that people approved. MIAOPU_APPROVE=1 writes the file anew, to be read in review.</summary>
public static class Approved
{
    public static void Check(string text, [CallerFilePath] string test = "", [CallerMemberName] string name = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, name + ".approved.md");
        if (Environment.GetEnvironmentVariable("MIAOPU_APPROVE") == "1")
        {
            File.WriteAllText(file, text);
        }

        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        text.ShouldBe(approved, $"{Path.GetFileName(file)} differs. If the change is meant, run the test with MIAOPU_APPROVE=1 and review the file.");
    }
}
