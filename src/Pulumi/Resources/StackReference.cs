using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Reads the outputs of another stack.</summary>
public class StackReference : CustomResource
{
    /// <summary>Reads a stack; without arguments, the one that <paramref name="name"/> names.</summary>
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = NameOf(name, args) },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = NameOf(name, args) }))
    {
    }

    /// <summary>The stack's name.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>All its outputs; secret when one of them is.</summary>
    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    /// <summary>The names of its secret outputs.</summary>
    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>One output, or null when there is none of the name; secret only when it is itself.</summary>
    public Output<object?> GetOutput(Input<string> name) => Output.Tuple(name.ToOutput(), Outputs)
        .Apply(both => (object?)both.Item2.GetValueOrDefault(both.Item1))
        .WithIsSecret(IsSecretAsync(name));

    /// <summary>One output; when there is none of the name, using it fails.</summary>
    public Output<object> RequireOutput(Input<string> name) => Output.Tuple(name.ToOutput(), Name, Outputs)
        .Apply(all => all.Item3.GetValueOrDefault(all.Item1) ?? throw new KeyNotFoundException(
            $"Required output '{all.Item1}' does not exist on stack '{all.Item2}'."))
        .WithIsSecret(IsSecretAsync(name));

    /// <summary>One output as a plain value, or null when there is none of the name.</summary>
    /// <exception cref="InvalidOperationException">The output is secret.</exception>
    public async Task<object?> GetValueAsync(Input<string> name) =>
        Plain(await GetOutput(name).DataTask, nameof(GetOutput));

    /// <summary>One output as a plain value.</summary>
    /// <exception cref="InvalidOperationException">The output is secret.</exception>
    /// <exception cref="KeyNotFoundException">There is no output of the name.</exception>
    public async Task<object> RequireValueAsync(Input<string> name) =>
        Plain((await RequireOutput(name).DataTask).Cast<object?>(), nameof(RequireOutput))!;

    /// <summary>One output as a plain value, told apart by whether it is secret.</summary>
    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).DataTask;
        return data.IsSecret
            ? new StackReferenceOutputDetails { SecretValue = data.Value }
            : new StackReferenceOutputDetails { Value = data.Value };
    }

    private static Input<string> NameOf(string name, StackReferenceArgs? args) =>
        args?.Name is { } given ? given : name;

    private static object? Plain(OutputData<object?> data, string instead) => data.IsSecret
        ? throw new InvalidOperationException(
            $"The output is secret and cannot be read as a plain value. Use '{instead}'.")
        : data.Value;

    private async Task<bool> IsSecretAsync(Input<string> name)
    {
        var wanted = await name.ToOutput().DataTask;
        var names = await SecretOutputNames.DataTask;
        return wanted.IsKnown && names.IsKnown && !names.Value.IsDefault
            ? names.Value.Contains(wanted.Value)
            : (await Outputs.DataTask).IsSecret;
    }
}
