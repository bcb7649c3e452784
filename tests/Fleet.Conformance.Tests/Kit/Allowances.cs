namespace Fleet.Conformance.Tests.Kit;

/// <summary>What the two SDKs may send differently, and why. Whatever is not here is a fault of ours.</summary>
internal static class Allowances
{
    private const string Resource = "RegisterResource *";
    private const string Set = "{…}";

    /// <summary>All of them. One that no program needs any more fails the tests.</summary>
    public static readonly Allowance[] All =
    [
        new("SupportsFeature *", "", "sent", "", "Node asks for every feature before it starts, .NET for those that it is about to use."),
        new("SetRootResource *", "", "sent", "", "Node tells the engine what its stack is; the engine knows. .NET does not."),
        new(Resource, "aliasSpecs", "True", "", "Node's way to say that its alias specifications follow the corrected rule; .NET's always have."),
        new(Resource, "supportsPartialValues", "True", "", "A .NET output is known or not as a whole."),
        new(Resource, "customTimeouts", Set, "", "Node sends an empty message where there are no timeouts."),
        new(Resource, "customTimeouts.*", "*", "*ns", "Node hands on the text that it was given, .NET writes nanoseconds.") { Program = "timeouts" },
        new(Resource, "providers.*", "*", "", "The .NET SDK finds the provider of each resource itself; it sends the map of a remote component only."),
        new(Resource, "aliases[*].spec.parentUrn", "*", "", "Node says of an alias which parent it has when that is the same one as now."),
        new(Resource, "aliases[*].spec.noParent", "", "False", "The .NET SDK says so of every alias without a parent of its own."),
        new(Resource, "dependencies", "*", "", "Node counts what a resource is replaced with among its dependencies.") { Program = "replace-with" },
        new("Invoke *", "", "sent", "", "Node sends a secret argument in clear, and marks the result itself.") { Program = "invoke-secret" },
        new("Invoke *", "", "", "sent", "Node sends a secret argument in clear, and marks the result itself.") { Program = "invoke-secret" },
        new(Resource, "dependencies", "", "*", "Node forgets what a function that it does not call would have got.") { Program = "invoke-unknown" },
        new(Resource, "propertyDependencies.*", "", "*", "Node forgets what a function that it does not call would have got.") { Program = "invoke-unknown" },
        new("RegisterTransform *", "", "sent", "", "A stack's transforms: Node announces them, .NET registers the stack with them.") { Program = "transforms" },
        new(Resource, "transforms[0]*", "", "*", "A stack's transforms: Node announces them, .NET registers the stack with them.") { Program = "transforms" },
        new(Resource, "provider", "*", "", "Node sends a remote component's provider beside the map that has it; .NET sends the map.") { Program = "remote-components" },
        new(Resource, "object.tags", "{ secret: output(*", "{ secret: secret(*", "A .NET map of inputs is sent as one value: what is secret inside is a secret, not an output.") { Program = "remote-components" },
        new(Resource, "object.connection", "secret(*", "secret(*secret(*", "In Node a secret inside of a secret is no longer marked; in .NET it still is.") { Program = "remote-commands" },
        new(Resource, "additionalSecretOutputs", "", "keyMaterial", "Ours marks a provider's private key as secret, which the official package forgets.") { Program = "containers" },
        new("Log Warning *", "", "sent", "", "Node warns of its own doing: the provider that it takes from the map.") { Program = "remote-components" },
        new(Resource, "hooks", "", Set, "The .NET SDK sends an empty message where there are no hooks."),
        new("*", "sourcePosition*", "*", "", "Where the program's source is; .NET does not say."),
        new("*", "stackTrace*", "*", "", "Where the program's source is; .NET does not say."),
        new(Resource, "object.*", "*null*", "*", "An object's members that are null are left out by .NET.") { Program = "nulls" },
        new("RegisterResourceOutputs *", "outputs.*", "null", "", "An object's members that are null are left out by .NET.") { Program = "nulls" },
    ];

    /// <summary>True for a field that is named here whatever it holds.</summary>
    public static bool IsNamed(string method, string field) => Array.Exists(All, allowance =>
        allowance.Program is null && allowance.Field.Length > 0
        && Allowance.Matches(allowance.Call.Split(' ')[0], method) && Allowance.Matches(allowance.Field, field));
}
