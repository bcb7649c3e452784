using System.Globalization;
using System.Text;

namespace Fleet.Components;

/// <summary>Writes durations the way the engine gives them back, so that reading one back is no change.</summary>
internal static class GoDuration
{
    /// <summary>For example <c>1m0s</c>, <c>1.5s</c> or <c>500ms</c>.</summary>
    public static string Text(TimeSpan time)
    {
        if (time < TimeSpan.FromSeconds(1))
        {
            return time == TimeSpan.Zero ? "0s" : $"{time.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture)}ms";
        }

        var text = new StringBuilder();
        if (time.TotalHours >= 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}h");
        }

        if (time.TotalMinutes >= 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"{time.Minutes}m");
        }

        var seconds = time.TotalSeconds % 60;
        return text.Append(seconds.ToString("0.###", CultureInfo.InvariantCulture)).Append('s').ToString();
    }
}
