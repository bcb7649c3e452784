using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Files;

/// <summary>Absolute paths on a host that can mean one place only.</summary>
internal static class HostPath
{
    /// <summary>Reads a required path and notes what is wrong with it.</summary>
    /// <param name="check">The inputs.</param>
    /// <param name="input">The path's name.</param>
    /// <param name="kind">What it is the path of, such as <c>file</c>.</param>
    public static void Check(InputCheck check, string input, string kind)
    {
        if (check.Text(input, isRequired: true) is { } path && !IsPath(path))
        {
            check.Fail(
                input, $"'{path}' is not the absolute path of a {kind}: no '..', no '//', no line breaks, no slash at the end.");
        }
    }

    private static bool IsPath(string path) => path.StartsWith('/') && path.Length > 1
        && path[1..].Split('/').All(part => part is not ("" or "." or "..")) && !path.Any(char.IsControl);
}
