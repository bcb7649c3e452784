using System.Collections.Immutable;
using Fleet.Protocol.Values;
using Pulumirpc;

namespace Fleet.Protocol.Providers;

/// <summary>Asks for a component.</summary>
/// <param name="Options">
/// Type, name, parent and options as they go over the wire: the engine passes on what the program has said and does not
/// look into it. The message's own inputs are left empty.
/// </param>
/// <param name="Inputs">The inputs, with outputs and references to resources where the provider takes them.</param>
public sealed record ComponentRequest(ConstructRequest Options, PropertyMap Inputs);

/// <summary>A component that was registered.</summary>
/// <param name="Urn">The name it was registered by.</param>
/// <param name="Outputs">What it is like; outputs inside keep their dependencies.</param>
/// <param name="Dependencies">By output, the resources that it comes from.</param>
public sealed record ComponentResult(
    Urn Urn, PropertyMap Outputs, ImmutableSortedDictionary<string, ImmutableArray<Urn>> Dependencies);

/// <summary>Asks a method.</summary>
/// <param name="Options">Everything but the arguments as it goes over the wire.</param>
/// <param name="Arguments">The arguments, with outputs and references to resources where the provider takes them.</param>
public sealed record MethodRequest(CallRequest Options, PropertyMap Arguments);

/// <summary>A method's answer, or what was wrong with its arguments.</summary>
/// <param name="Result">What it returned.</param>
/// <param name="Dependencies">By property of the result, the resources that it comes from.</param>
/// <param name="Failures">What was wrong.</param>
public sealed record MethodResult(
    PropertyMap Result,
    ImmutableSortedDictionary<string, ImmutableArray<Urn>> Dependencies,
    ImmutableArray<CheckFailure> Failures);
