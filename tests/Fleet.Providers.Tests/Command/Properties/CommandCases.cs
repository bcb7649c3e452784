using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Command;

/// <summary>Every property of commands and copies. What they do is seen in the file <c>log</c> of a folder.</summary>
internal sealed class CommandCases(CommandHosts hosts, TempFolder folder)
{
    private string Log => folder["log"];

    /// <summary>The properties of a command on this machine.</summary>
    public IEnumerable<CommandCase> Local()
    {
        var files = Of(("create", $"echo ran >>{Log}"), ("dir", folder["files"]));
        return
        [
            .. Common(Empty),
            new("archivePaths", "U", files.With("archivePaths", Texts("*.txt")), files.With("archivePaths", Texts("*.log"))) { Output = "archive" },
            new("assetPaths", "U", files.With("assetPaths", Texts("*.txt")), files.With("assetPaths", Texts("**", "!*.txt"))) { Output = "assets" },
            Changed("dir", Of(("create", $"basename $PWD >>{Log}"), ("dir", folder["files"])), folder["more"]),
            Changed("interpreter", Of(("create", $"echo $0 >>{Log}"), ("interpreter", Texts("/bin/sh", "-c"))), Texts("/bin/bash", "-c")),
        ];
    }

    /// <summary>The properties of a command on another host.</summary>
    public IEnumerable<CommandCase> Remote()
    {
        var connection = Of(("connection", CommandHosts.With(hosts.First)));
        return [.. Common(connection), .. Connections(Of(("create", $"echo $LOGNAME on ${{SSH_CONNECTION##* }} >>{Log}")), "U")];
    }

    /// <summary>The properties of a copied file or folder.</summary>
    public IEnumerable<CommandCase> Copies()
    {
        var program = Of(("source", new PropertyValue.Asset { Content = "one", Hash = "1" }), ("remotePath", Log));
        var connected = program.With("connection", CommandHosts.With(hosts.First));
        return
        [
            Changed("remotePath", connected.With("remotePath", folder["other"]), Log, "U"),
            Changed("source", connected, new PropertyValue.Asset { Content = "two", Hash = "2" }, "U"),
            Changed("triggers", connected.With("triggers", Texts("a")), Texts("b"), "R"),
            .. Connections(program, "U"),
        ];
    }

    /// <summary>The properties of a file that is copied by its path.</summary>
    public IEnumerable<CommandCase> FileCopies()
    {
        var program = Of(("localPath", folder["files/one.txt"]), ("remotePath", Log));
        var connected = program.With("connection", CommandHosts.With(hosts.First));
        return
        [
            Changed("localPath", connected, folder["files/two.txt"], "R"),
            Changed("remotePath", connected.With("remotePath", folder["other"]), Log, "R"),
            Changed("triggers", connected.With("triggers", Texts("a")), Texts("b"), "R"),
            .. Connections(program, "R"),
        ];
    }

    /// <summary>The arguments of the function that runs a command.</summary>
    public IEnumerable<CommandCase> Run()
    {
        PropertyMap Program(string text) => Of(("command", text));
        var files = Program("true").With("dir", folder["files"]);
        return
        [
            new("addPreviousOutputInEnv", "", Program("echo \"[$PULUMI_COMMAND_STDOUT]\"").With("addPreviousOutputInEnv", true),
                Program("echo \"[$PULUMI_COMMAND_STDOUT]\"").With("addPreviousOutputInEnv", false)),
            new("archivePaths", "", files.With("archivePaths", Texts("*.txt")), files.With("archivePaths", Texts("*.log"))) { Output = "archive" },
            new("assetPaths", "", files.With("assetPaths", Texts("*.txt")), files.With("assetPaths", Texts("*.log"))) { Output = "assets" },
            new("command", "", Program("echo one"), Program("echo two")),
            Changed("dir", Program("basename $PWD").With("dir", folder["files"]), folder["more"]),
            Changed("environment", Program("echo $WORD").With("environment", Of(("WORD", "one"))), Of(("WORD", "two"))),
            Changed("interpreter", Program("echo $0").With("interpreter", Texts("/bin/sh", "-c")), Texts("/bin/bash", "-c")),
            Changed("logging", Program("echo out; echo err >&2").With("logging", "stdout"), "stderr") with { Output = "echoed" },
            Changed("stdin", Program("cat").With("stdin", "one"), "two"),
        ];
    }

    private IEnumerable<CommandCase> Common(PropertyMap more)
    {
        PropertyMap Program(string create, params (string Name, PropertyValue Value)[] others) =>
            From(more.Concat(Of([("create", create), .. others])));
        var once = Program($"echo ran >>{Log}");
        return
        [
            Changed("addPreviousOutputInEnv", Program($"echo \"[$PULUMI_COMMAND_STDOUT]\" | tee -a {Log}", ("addPreviousOutputInEnv", true)), false),
            Changed("create", Program($"echo one >>{Log}"), $"echo two >>{Log}"),
            Changed("delete", once.With("delete", $"echo one ends >>{Log}"), $"echo two ends >>{Log}"),
            Changed("environment", Program($"echo \"$WORD\" >>{Log}", ("environment", Of(("WORD", "it's one")))), Of(("WORD", "two\nlines"))),
            Changed("logging", Program("echo out; echo err >&2", ("logging", "stdout")), "stderr") with { Output = "echoed" },
            Changed("stdin", Program($"cat >>{Log}", ("stdin", "one\n")), "two\n"),
            Changed("triggers", once.With("triggers", Texts("a")).With("delete", $"echo ends >>{Log}"), Texts("b"), "R"),
            Changed("update", once.With("update", $"echo update one >>{Log}"), $"echo update two >>{Log}"),
        ];
    }

    /// <summary>Every member of a connection, also of the host that it goes through.</summary>
    private IEnumerable<CommandCase> Connections(PropertyMap program, string official)
    {
        var first = CommandHosts.With(hosts.First);
        var bare = CommandHosts.To(hosts.First);
        var asking = CommandHosts.To(hosts.Asking);
        var protectedKey = bare.With("privateKey", hosts.ProtectedKey).With("privateKeyPassword", CommandHosts.KeyPassword);
        var second = CommandHosts.With(hosts.Second);
        var refused = new[] { "agentSocketPath", "hostKey", "password", "privateKey", "privateKeyPassword" };
        foreach (var (member, before, after) in new[]
        {
            ("agentSocketPath", bare.With("agentSocketPath", hosts.Agent), bare.With("agentSocketPath", "/other")),
            ("dialErrorLimit", first.With("dialErrorLimit", 3), first.With("dialErrorLimit", -1)),
            ("host", first, first.With("host", "localhost")),
            ("hostKey", first, first.With("hostKey", hosts.Second.HostKey)),
            ("password", asking.With("password", CommandHosts.Password), asking.With("password", "another")),
            ("perDialTimeout", first.With("perDialTimeout", 5), first.With("perDialTimeout", 0)),
            ("port", first, second),
            ("privateKey", first, first.With("privateKey", hosts.Second.ClientKey)),
            ("privateKeyPassword", protectedKey, protectedKey.With("privateKeyPassword", "another")),
            ("user", first, first.With("user", RealSshd.OtherUser)),
        })
        {
            var reason = official == "R" && refused.Contains(member) ? "compared alone: nobody is let in with the second value" : "";
            yield return new($"connection.{member}", official, program.With("connection", before), program.With("connection", after))
            {
                OnlyCompared = reason,
            };
            yield return new(
                $"connection.proxy.{member}",
                official,
                program.With("connection", second.With("proxy", before)),
                program.With("connection", second.With("proxy", after)))
            {
                OnlyCompared = reason,
            };
        }
    }

    private static CommandCase Changed(string name, PropertyMap first, PropertyValue second, string official = "U") =>
        new(name, official, first, first.With(name, second));

    private static PropertyValue Texts(params string[] texts) => PropertyValue.Of(texts.Select(text => (PropertyValue)text));
}
