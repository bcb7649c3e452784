using Fleet.Compose.Support;

namespace Fleet.Compose.Reading;

/// <summary>Reads when a container is started again: <c>restart</c>, or else <c>deploy.restart_policy</c>. Never, when neither says.</summary>
internal static class RestartReader
{
    public static (RestartPolicy Policy, int? Times) Read(Attributes attributes, Attributes? deploy)
    {
        if (attributes.Text("restart") is { } text)
        {
            var words = text.Split(':');
            var times = words.Length > 1 && int.TryParse(words[1], out var number) ? number : (int?)null;
            switch (words[0])
            {
                case "no" or "false" when words.Length == 1:
                    return (RestartPolicy.No, null);
                case "always" when words.Length == 1:
                    return (RestartPolicy.Always, null);
                case "unless-stopped" when words.Length == 1:
                    return (RestartPolicy.UnlessStopped, null);
                case "on-failure" when words.Length == 1 || times is not null && words.Length == 2:
                    return (RestartPolicy.OnFailure, times);
                default:
                    attributes.Wrong(
                        "restart", $"is '{text}'{Nearest.Hint(text, ["no", "always", "unless-stopped", "on-failure"])}",
                        "Write 'no', 'always', 'unless-stopped', 'on-failure' or 'on-failure:TIMES'");
                    return (RestartPolicy.No, null);
            }
        }

        var policy = deploy?.Map("restart_policy", SupportTable.RestartPolicy);
        return policy is null ? (RestartPolicy.No, null) : policy.OneOf("condition", "none", "on-failure", "any") switch
        {
            "none" => (RestartPolicy.No, null),
            "on-failure" => (RestartPolicy.OnFailure, policy.Number("max_attempts")),
            _ => (RestartPolicy.Always, null),
        };
    }
}
