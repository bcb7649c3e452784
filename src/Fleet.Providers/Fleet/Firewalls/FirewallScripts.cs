namespace Fleet.Providers.Fleet.Firewalls;

/// <summary>What a host is told about its firewall. The first parameter is always the name of one attempt.</summary>
internal static class FirewallScripts
{
    /// <summary>By this a script says that nft refused the rules, and nothing was changed.</summary>
    public const int Refused = 45;

    /// <summary>By this a script says that the rules had been taken back already.</summary>
    public const int TooLate = 47;

    private const string Head =
        """
        set -eu
        PATH=$PATH:/usr/sbin:/sbin
        command -v nft >/dev/null || { echo "nft is not there: install the Debian package nftables" >&2; exit 1; }
        try=/run/fleet-firewall/$1
        umask 077
        mkdir -p /run/fleet-firewall

        """;

    /// <summary>
    /// Given the time in seconds and the rules on standard input: checks them, starts what restores the rules from before
    /// unless someone decides otherwise in time, and puts them into force. Who makes the folder <c>.decided</c> decides.
    /// </summary>
    public const string Apply = Head +
        """
        cat >"$try.new"
        nft -c -f "$try.new" || exit 45
        { echo 'table inet fleet'; echo 'delete table inet fleet'; nft list table inet fleet 2>/dev/null || true; } >"$try.before"
        setsid sh -c 'sleep "$2"; mkdir "$1.decided" 2>/dev/null || exit 0; nft -f "$1.before" && : >"$1.decided/back"' \
          sh "$try" "$2" </dev/null >/dev/null 2>&1 &
        nft -f "$try.new" || { mkdir "$try.decided" 2>/dev/null || true; exit 45; }
        """;

    /// <summary>Keeps the rules, also over a restart where systemd runs the host, and prints them as the kernel has them.</summary>
    public const string Confirm = Head +
        """
        mkdir "$try.decided" 2>/dev/null || exit 47
        mkdir -p /etc/fleet
        cp "$try.new" /etc/fleet/.firewall.nft.new
        mv -f /etc/fleet/.firewall.nft.new /etc/fleet/firewall.nft
        if [ -d /run/systemd/system ]; then
          {
            echo '[Unit]'; echo 'Description=Firewall rules of Fleet'; echo 'DefaultDependencies=no'
            echo 'Before=network-pre.target'; echo 'Wants=network-pre.target'
            echo '[Service]'; echo 'Type=oneshot'; echo 'RemainAfterExit=yes'; echo "ExecStart=$(command -v nft) -f /etc/fleet/firewall.nft"
            echo '[Install]'; echo 'WantedBy=sysinit.target'
          } >/etc/systemd/system/fleet-firewall.service
          systemctl daemon-reload
          systemctl --quiet enable fleet-firewall.service
        fi
        nft -s list table inet fleet
        """;

    /// <summary>Succeeds when the rules from before are in force again.</summary>
    public const string IsBack = "[ -e \"/run/fleet-firewall/$1.decided/back\" ]";

    /// <summary>Prints the rules as the kernel has them, or nothing.</summary>
    public const string List = "PATH=$PATH:/usr/sbin:/sbin; nft -s list table inet fleet 2>/dev/null || true";

    /// <summary>Removes the table and what loads it; other tables are left alone.</summary>
    public const string Remove =
        """
        PATH=$PATH:/usr/sbin:/sbin
        nft list table inet fleet >/dev/null 2>&1 && { nft delete table inet fleet || exit 1; }
        if [ -e /etc/systemd/system/fleet-firewall.service ]; then
          systemctl --quiet disable fleet-firewall.service || true
          rm -f /etc/systemd/system/fleet-firewall.service
          systemctl daemon-reload || true
        fi
        rm -f /etc/fleet/firewall.nft
        """;
}
