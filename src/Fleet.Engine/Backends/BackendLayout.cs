using System.Text;
using Fleet.Engine.Config;
using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Backends;

/// <summary>The version of a store's layout, in <c>.pulumi/meta.yaml</c>.</summary>
internal static class BackendLayout
{
    /// <summary>Refuses a layout that is not known. A store that says nothing is empty, or older than projects in keys.</summary>
    public static async Task CheckAsync(IObjectStore store, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(StackFiles.Meta, cancellationToken) is not { } stored)
        {
            var old = (await store.ListAsync(".pulumi/stacks", cancellationToken)).FirstOrDefault(item => StackFiles.StackOf(item.Name) is not null);
            if (old is not null)
            {
                throw new DiagnosticException(
                    $"The backend '{store.Describe("")}' has Pulumi's old layout without projects, with '{old.Key}' in it.",
                    "Run 'pulumi state upgrade' once with a current Pulumi CLI.");
            }

            return;
        }

        var file = YamlFile.Parse(store.Describe(StackFiles.Meta), Encoding.UTF8.GetString(stored.Content));
        var version = YamlFile.Members(file.Root)
            .Where(member => file.Scalar(member.Key, "A name") == "version")
            .Select(member => file.Scalar(member.Value, "'version'")).FirstOrDefault();
        if (version != "1")
        {
            throw new DiagnosticException(
                $"The backend '{store.Describe("")}' has layout version '{version}', and only '1' is known.", "Use a newer engine.");
        }
    }

    /// <summary>Says which layout it is, in a store that is new.</summary>
    public static Task BeginAsync(IObjectStore store, CancellationToken cancellationToken) =>
        store.TryWriteAsync(StackFiles.Meta, "version: 1\n"u8.ToArray(), null, cancellationToken);
}
