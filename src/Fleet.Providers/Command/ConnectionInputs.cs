using System.Globalization;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;
using Fleet.Remote.Ssh;

namespace Fleet.Providers.Command;

/// <summary>The <c>connection</c> of a remote command, as the official package has it.</summary>
internal static class ConnectionInputs
{
    private const int HighestPort = 65535;
    private const int DefaultDials = 10;
    private const int DefaultDialSeconds = 15;

    private static readonly string[] ProxyMembers =
    [
        "agentSocketPath", "dialErrorLimit", "host", "hostKey", "password", "perDialTimeout", "port", "privateKey",
        "privateKeyPassword", "user",
    ];

    private static readonly string[] SecretMembers = ["password", "privateKey", "privateKeyPassword"];

    private static readonly string[] Identity = ["host", "port", "user"];

    /// <summary>Validates, fills in the official defaults and marks the whole as secret, as the official package does.</summary>
    public static void Check(InputCheck check)
    {
        if (check.IsUnknown("connection"))
        {
            return;
        }

        var connection = new InputCheck(check.Map("connection", isRequired: true));
        CheckMembers(connection, [.. ProxyMembers, "proxy"]);
        if (!connection.IsAbsent("proxy"))
        {
            var proxy = new InputCheck(connection.Map("proxy"));
            CheckMembers(proxy, ProxyMembers);
            Pass(proxy, connection, "proxy");
            connection.Normalise("proxy", proxy.Inputs);
        }

        Pass(connection, check, "connection");
        check.Normalise("connection", connection.Inputs);
        if (check.Inputs["connection"] is not PropertyValue.Secret)
        {
            check.Normalise("connection", new PropertyValue.Secret(check.Inputs["connection"]));
        }
    }

    /// <summary>The login that a checked connection means.</summary>
    public static SshTarget Target(Urn urn, PropertyMap connection)
    {
        var key = connection.Find("hostKey")?.AsText();
        if (key is not null && !HostKey.TryParse(key, out _))
        {
            throw RemoteErrors.Error(urn, $"Command '{urn.Name}': 'connection.hostKey' is not a host key.");
        }

        var credentials = new SshCredentials
        {
            Password = Given(connection, "password"),
            PrivateKey = Given(connection, "privateKey"),
            PrivateKeyPassword = Given(connection, "privateKeyPassword"),
            AgentSocketPath = Given(connection, "agentSocketPath"),
        };
        return new SshTarget
        {
            Host = connection.Find("host")?.AsText() ?? "",
            Port = Number(connection, "port"),
            User = connection.Find("user")?.AsText(),
            HostKey = key is null ? null : HostKey.Parse(key),
            Credentials = credentials == new SshCredentials() ? null : credentials,
            // The official defaults mean our own: a host whose connection was left at them shares one login with its engine.
            MostFailures = Number(connection, "dialErrorLimit") is { } most and not DefaultDials
                ? most < 0 ? int.MaxValue : most
                : null,
            ConnectTimeout = Number(connection, "perDialTimeout") is { } seconds and not DefaultDialSeconds
                ? seconds <= 0 ? TimeSpan.MaxValue : TimeSpan.FromSeconds(seconds)
                : null,
            Via = connection.Find("proxy") is { } proxy && proxy.Unwrap() is PropertyValue.Map map ? Target(urn, map.Members) : null,
        };
    }

    /// <summary>
    /// What of a connection must never be shown. The whole is recorded as a secret, as in the official package; an address
    /// or the name of root in a text is none.
    /// </summary>
    public static PropertyMap Secrets(PropertyMap inputs)
    {
        var connection = inputs.Find("connection")?.AsMap() ?? PropertyMap.Empty;
        var proxy = connection.Find("proxy")?.AsMap() ?? PropertyMap.Empty;
        return PropertyMap.From(SecretMembers.SelectMany(name => new[]
            {
                (Name: name, Value: Given(connection, name)), (Name: $"proxy.{name}", Value: Given(proxy, name)),
            })
            .Where(member => member.Value is not null)
            .Select(member => KeyValuePair.Create<string, PropertyValue>(member.Name, new PropertyValue.Secret(member.Value!))));
    }

    /// <summary>True when two connections lead to the same login, whatever they prove it with.</summary>
    public static bool LeadToTheSame(PropertyMap? one, PropertyMap? other) =>
        one is not null && other is not null && Identity.All(name => InputDiff.AreEqual(one.Find(name), other.Find(name)));

    /// <summary>Members with the official defaults filled in, however they are recorded: <c>"22"</c>, 22.0 or nothing.</summary>
    public static PropertyMap Complete(PropertyMap connection)
    {
        var check = new InputCheck(connection);
        CheckMembers(check, [.. ProxyMembers, "proxy"]);
        if (!check.IsAbsent("proxy"))
        {
            check.Normalise("proxy", Complete(check.Map("proxy")));
        }

        return check.Inputs;
    }

    private static void CheckMembers(InputCheck members, string[] names)
    {
        members.AllowOnly(names);
        members.Text("host", isRequired: true);
        members.Default("port", 22);
        members.Default("user", "root");
        members.Default("dialErrorLimit", DefaultDials);
        members.Default("perDialTimeout", DefaultDialSeconds);
        foreach (var name in new[] { "port", "dialErrorLimit", "perDialTimeout" })
        {
            if (members.Number(name, least: name == "port" ? 1 : -1, most: name == "port" ? HighestPort : int.MaxValue) is { } number)
            {
                members.Normalise(name, (double)number);
            }
        }

        members.Text("user");
        if (members.Text("hostKey") is { } key && !HostKey.TryParse(key, out _))
        {
            members.Fail("hostKey", "This is not a host key. Give 'TYPE BASE64', as ssh-keyscan prints it after the host.");
        }
    }

    private static void Pass(InputCheck from, InputCheck to, string prefix)
    {
        foreach (var failure in from.Result().Failures)
        {
            to.Fail($"{prefix}.{failure.Property}", failure.Reason);
        }
    }

    private static string? Given(PropertyMap map, string name) =>
        map.Find(name)?.AsText() is { Length: > 0 } text ? text : null;

    private static int? Number(PropertyMap map, string name) => map.Find(name)?.Unwrap() switch
    {
        PropertyValue.Number number => (int)number.Value,
        PropertyValue.Text text => int.Parse(text.Value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
