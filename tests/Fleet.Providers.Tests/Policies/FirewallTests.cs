namespace Fleet.Providers.Tests.Policies;

/// <summary>The firewall of a host of the lab, with its real nftables and its real SSH server.</summary>
[Collection(nameof(PolicyLab))]
public sealed class FirewallTests(PolicyLab lab)
{
    private const string Firewall = "fleet:index:Firewall";

    private const string Good =
        """
        chain input {
          type filter hook input priority filter; policy drop;
          ct state established,related accept
          iif lo accept
          tcp dport 22 accept
          tcp dport 9999 counter accept
        }
        """;

    private static readonly string CutsSsh = Good.Replace("tcp dport 22 accept", "tcp dport 2222 accept");

    [MachineFact("dockerd", "nft")]
    public async Task Rules_that_let_fleet_in_stay_and_what_somebody_changed_is_repaired_and_other_tables_are_left_alone()
    {
        await using var session = await PolicyLab.OpenAsync();
        await lab.OnAsync("nft", "add table inet somebody");
        var docker = await lab.OnAsync("sh", "-c", "iptables-save -t nat | grep -v '^#'");

        var made = await session.CreateAsync(Firewall, Rules(Good, 30));
        var unchanged = await session.DriftAsync(made);
        var same = await session.ChangesAsync(made, Rules(Good, 30));
        await lab.OnAsync("sh", "-c", "nc -w 1 127.0.0.1 9999 </dev/null || true");
        var counted = await session.DriftAsync(made);
        await lab.OnAsync("nft", "add rule inet fleet input tcp dport 1234 accept");
        var drift = await session.DriftAsync(made);
        var found = (await session.ReadAsync(made))!;
        var changes = await session.ChangesAsync(found, Rules(Good, 30));
        var repaired = await session.UpdateAsync(found, Rules(Good, 30));
        var after = await session.DriftAsync(repaired);
        var listed = await lab.OnAsync("nft", "list", "table", "inet", "fleet");
        await lab.OnAsync("nft", "delete", "table", "inet", "fleet");
        var gone = await session.DriftAsync(repaired);
        await session.CreateAsync(Firewall, Rules(Good, 30));
        await session.DeleteAsync(repaired);

        unchanged.Should().BeEmpty();
        same.Should().BeEmpty();
        counted.Should().BeEmpty("counters count");
        drift.Should().Equal("thing: firewall: its rules were changed");
        changes.Should().Equal("rules Update");
        after.Should().BeEmpty();
        listed.Should().Contain("tcp dport 22 accept").And.NotContain("1234");
        gone.Should().Equal("thing: firewall: its table is gone");
        (await lab.OnAsync("nft", "list", "tables", "inet")).Should().Contain("table inet somebody").And.NotContain("table inet fleet\n");
        (await lab.OnAsync("sh", "-c", "iptables-save -t nat | grep -v '^#'")).Should().Be(docker);
        (await lab.TryAsync("test", "-e", "/etc/fleet/firewall.nft")).ExitCode.Should().Be(1);
        await lab.OnAsync("nft", "delete", "table", "inet", "somebody");
    }

    [MachineFact("dockerd", "nft")]
    public async Task Rules_that_cut_ssh_are_taken_back_by_the_host_itself_and_the_rules_from_before_are_in_force_again()
    {
        await using var session = await PolicyLab.OpenAsync();
        var made = await session.CreateAsync(Firewall, Rules(Good, 30));
        var before = await lab.OnAsync("nft", "-s", "list", "table", "inet", "fleet");
        var kept = await lab.OnAsync("cat", "/etc/fleet/firewall.nft");

        var cut = () => session.UpdateAsync(made, Rules(CutsSsh));
        var total = () => session.UpdateAsync(made, Rules("chain input { type filter hook input priority filter; policy drop; }"));

        await cut.Should().ThrowAsync<DiagnosticException>().WithMessage(
            "Firewall of 'root@198.18.91.11:22' has its rules from before again: with the new ones no new connection was made within 4 s.*");
        (await lab.OnAsync("nft", "-s", "list", "table", "inet", "fleet")).Should().Be(before);
        await total.Should().ThrowAsync<DiagnosticException>().WithMessage(
            "Firewall of 'root@198.18.91.11:22' has its rules from before again: with the new ones no new connection was made within 4 s.*");
        (await lab.OnAsync("nft", "-s", "list", "table", "inet", "fleet")).Should().Be(before);
        (await lab.OnAsync("cat", "/etc/fleet/firewall.nft")).Should().Be(kept, "what is loaded at a start is what was confirmed");
        (await session.DriftAsync(made)).Should().BeEmpty();
        await session.DeleteAsync(made);
    }

    [MachineFact("dockerd", "nft")]
    public async Task A_first_firewall_that_cuts_ssh_leaves_none_and_one_that_nft_refuses_changes_nothing()
    {
        await using var session = await PolicyLab.OpenAsync();

        var cut = () => session.CreateAsync(Firewall, Rules(CutsSsh));
        var wrong = () => session.CreateAsync(Firewall, Rules("chain input { tcp dport ssh http accept }"));

        await wrong.Should().ThrowAsync<DiagnosticException>().WithMessage(
            "Firewall of 'root@198.18.91.11:22' stays as it was: nft refuses the new rules.\n*syntax error*");
        await cut.Should().ThrowAsync<DiagnosticException>().WithMessage("*has its rules from before again*");
        (await lab.TryAsync("nft", "list", "table", "inet", "fleet")).ExitCode.Should().NotBe(0);
    }

    [Fact]
    public async Task Rules_end_where_their_table_ends()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        var failures = await session.FailuresAsync(Firewall, PropertyMap.Of(
            ("rules", "chain a { }\n}\ntable ip nat { chain b { }"), ("confirmSeconds", 1)));

        failures.Should().Equal(
            "confirmSeconds: 1 is outside of 3 to 600.",
            "rules: The rules close a brace that they did not open, or leave one open: they are what is inside of one table.");
    }

    private static PropertyMap Rules(string rules, int seconds = 4) => PropertyMap.Of(("rules", rules), ("confirmSeconds", seconds));
}
