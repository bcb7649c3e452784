using System.Text.RegularExpressions;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;
using Fleet.Remote;

namespace Fleet.Providers.Fleet.Files;

/// <summary>Who owns a file or folder, and who may do what with it.</summary>
/// <param name="Mode">Four octal digits.</param>
/// <param name="Owner">A user's name or number.</param>
/// <param name="Group">A group's name or number.</param>
internal sealed partial record Ownership(string Mode, string Owner, string Group)
{
    /// <summary>Validates and fills in defaults: owner and group root.</summary>
    public static void Check(InputCheck check, string defaultMode)
    {
        check.Default("mode", defaultMode);
        check.Default("owner", "root");
        check.Default("group", "root");
        if (check.Text("mode") is { } mode)
        {
            if (ModePattern().IsMatch(mode))
            {
                check.Normalise("mode", mode.PadLeft(4, '0'));
            }
            else
            {
                check.Fail("mode", $"'{mode}' is not a file mode. Write it in octal, such as '{defaultMode}'.");
            }
        }

        CheckName(check, "owner");
        CheckName(check, "group");
    }

    /// <summary>Reads checked inputs.</summary>
    public static Ownership Read(PropertyMap inputs, string defaultMode) => new(
        (inputs.Find("mode")?.AsText() ?? defaultMode).PadLeft(4, '0'),
        inputs.Find("owner")?.AsText() ?? "root",
        inputs.Find("group")?.AsText() ?? "root");

    /// <summary>Inputs with what was found, in the notation that they had.</summary>
    public static PropertyMap Describe(PropertyMap inputs, FileFacts facts, string defaultMode)
    {
        var known = Read(inputs, defaultMode);
        return inputs
            .With("mode", facts.Mode)
            .With("owner", facts.IsOwner(known.Owner) ? known.Owner : facts.OwnerName)
            .With("group", facts.IsGroup(known.Group) ? known.Group : facts.GroupName);
    }

    /// <summary>Gives it to what is there.</summary>
    /// <param name="host">The host.</param>
    /// <param name="urn">The resource.</param>
    /// <param name="what">What it is, for messages, such as <c>File</c>.</param>
    /// <param name="path">The file's or folder's path.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task ApplyAsync(FleetHost host, Urn urn, string what, string path, CancellationToken cancellationToken) =>

        // In this order: a change of owner clears the set-user-id bits that the mode may ask for.
        host.MustRunAsync(
            urn,
            RemoteCommand.Script("chown -- \"$2\" \"$1\" && chmod -- \"$3\" \"$1\"", path, $"{Owner}:{Group}", Mode) with
            {
                IsSafeToRepeat = true,
            },
            $"{what} '{path}' on '{host.Name}' did not get mode {Mode} and owner {Owner}:{Group}",
            cancellationToken);

    private static void CheckName(InputCheck check, string input)
    {
        if (check.Text(input) is { } name && !NamePattern().IsMatch(name))
        {
            check.Fail(input, $"'{name}' is neither a name nor a number of a user or group.");
        }
    }

    [GeneratedRegex("^0?[0-7]{3,4}$")]
    private static partial Regex ModePattern();

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9_.-]*[$]?$")]
    private static partial Regex NamePattern();
}
