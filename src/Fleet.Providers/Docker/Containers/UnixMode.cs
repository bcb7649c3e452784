namespace Fleet.Providers.Docker;

/// <summary>File permissions as people write them: <c>0644</c>.</summary>
internal static class UnixMode
{
    /// <summary>Reads octal permissions; false when the text is something else.</summary>
    public static bool TryParse(string text, out UnixFileMode mode)
    {
        var valid = text.Length is >= 3 and <= 5 && text.All(digit => digit is >= '0' and <= '7');
        var bits = valid ? Convert.ToInt32(text, 8) : 0;
        mode = (UnixFileMode)bits;
        return valid && bits <= 0xFFF;
    }
}
