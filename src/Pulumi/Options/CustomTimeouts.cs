using System.Globalization;
using Pulumirpc;

namespace Pulumi;

/// <summary>How long operations on a resource may take; null means as long as the provider says.</summary>
public sealed class CustomTimeouts
{
    /// <summary>For creating.</summary>
    public TimeSpan? Create { get; set; }

    /// <summary>For updating.</summary>
    public TimeSpan? Update { get; set; }

    /// <summary>For deleting.</summary>
    public TimeSpan? Delete { get; set; }

    internal static CustomTimeouts From(RegisterResourceRequest.Types.CustomTimeouts message) => new()
    {
        Create = Duration.Parse(message.Create),
        Update = Duration.Parse(message.Update),
        Delete = Duration.Parse(message.Delete),
    };

    internal RegisterResourceRequest.Types.CustomTimeouts ToMessage() => new()
    {
        Create = ToText(Create),
        Update = ToText(Update),
        Delete = ToText(Delete),
    };

    // A tick is 100 ns.
    private static string ToText(TimeSpan? timeout) =>
        timeout is { } given ? string.Create(CultureInfo.InvariantCulture, $"{given.Ticks}00ns") : "";
}
