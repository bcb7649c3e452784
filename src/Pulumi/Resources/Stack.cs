using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// The root of all resources. A program may derive from it, declare its resources in the constructor and assign its
/// <see cref="OutputAttribute"/> properties there.
/// </summary>
public class Stack : ComponentResource
{
    internal const string TypeToken = Fleet.Protocol.Urn.RootStackType;

    /// <summary>Declares the stack of the running deployment.</summary>
    public Stack(StackOptions? options = null)
        : base(TypeToken, DeploymentRun.Required.Settings.RootName, ToComponentOptions(options)) =>
        DeploymentRun.Required.Stack = this;

    /// <summary>Runs a program whose result are the stack's outputs.</summary>
    internal Stack(Func<Task<IDictionary<string, object?>>> program, StackOptions? options)
        : this(options) => Register(Output.Create(RunAsync(program)));

    internal Output<IDictionary<string, object?>> Outputs { get; private set; } =
        Output.Create<IDictionary<string, object?>>(ImmutableDictionary<string, object?>.Empty);

    /// <summary>Registers the assigned properties of a derived stack.</summary>
    /// <exception cref="RunException">A property was not assigned.</exception>
    internal void RegisterPropertyOutputs()
    {
        var outputs = OutputMembers.Of(GetType()).Read(this);
        var missing = outputs.Where(output => output.Value is null).Select(output => output.Key).ToArray();
        if (missing.Length > 0)
        {
            throw new RunException(
                $"Output(s) '{string.Join(", ", missing)}' have no value assigned. "
                + "[Output] attributed properties must be assigned inside Stack constructor.");
        }

        Register(Output.Create(outputs));
    }

    private static ComponentResourceOptions? ToComponentOptions(StackOptions? options) => options is null ? null : new()
    {
        ResourceTransformations = options.ResourceTransformations,
        ResourceTransforms = options.ResourceTransforms,
    };

    private static async Task<IDictionary<string, object?>> RunAsync(
        Func<Task<IDictionary<string, object?>>> program) =>
        await program() ?? ImmutableDictionary<string, object?>.Empty;

    private void Register(Output<IDictionary<string, object?>> outputs)
    {
        Outputs = outputs;
        RegisterOutputs(outputs);
    }
}
