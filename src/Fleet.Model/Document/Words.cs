using System.Text;

namespace Fleet.Document;

/// <summary>Names of the model as documents and Docker write them.</summary>
public static class Words
{
    /// <summary><c>UnlessStopped</c> becomes <c>unless-stopped</c>.</summary>
    public static string Of<T>(T name) where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in name.ToString())
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
