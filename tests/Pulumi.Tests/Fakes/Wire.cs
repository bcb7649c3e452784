using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Tests.Fakes;

/// <summary>Expected messages, written as JSON.</summary>
internal static class Wire
{
    public static Struct Json(string json) => Struct.Parser.ParseJson(json);

    public static string Secret(string json) =>
        $$"""{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":{{json}}}""";
}
