namespace Fleet.Conformance.Tests.Kit;

/// <summary>A field that the two SDKs send differently for the same program.</summary>
internal sealed record Difference(string Program, string Phase, string Call, string Field, string Node, string Dotnet)
{
    public override string ToString() =>
        $"{Program}, {Phase}: {Call}: {(Field.Length > 0 ? Field : "the call")}: Node sends '{Node}', ours sends '{Dotnet}'";
}
