namespace Fleet;

/// <content>Rules about databases and firewalls.</content>
public static partial class Rules
{
    /// <summary>Databases and roles have names a server takes.</summary>
    public static Rule DatabaseName { get; } = Fixed(
        "database-name", "Databases and roles have names a server takes.",
        "The server would refuse them.");

    /// <summary>A database is declared once on its server.</summary>
    public static Rule DatabaseTaken { get; } = Fixed(
        "database-taken", "A database is declared once on its server.",
        "Whose it is would be chance.");

    /// <summary>A role is declared once on its server.</summary>
    public static Rule RoleTaken { get; } = Fixed(
        "role-taken", "A role is declared once on its server.",
        "Which password it has would be chance.");

    /// <summary>Databases belong to roles of their server.</summary>
    public static Rule RoleUndeclared { get; } = Fixed(
        "role-undeclared", "Databases belong to roles of their server.",
        "Nobody could open them.");

    /// <summary>The administrator of a server is none of its roles.</summary>
    public static Rule RoleAdministrator { get; } = Fixed(
        "role-administrator", "The administrator of a server is none of its roles.",
        "It would lose what it needs.");

    /// <summary>Every role has a password of its own.</summary>
    public static Rule RolePasswordShared { get; } = Error(
        "role-password-shared", "Every role has a password of its own.",
        "Who has one opens what the other opens.");

    /// <summary>Every role opens something.</summary>
    public static Rule RoleOpensNothing { get; } = Warning(
        "role-opens-nothing", "Every role opens something.",
        "It is a login for nothing.");

    /// <summary>The roles of a server are made from within a container.</summary>
    public static Rule DatabaseClient { get; } = Fixed(
        "database-client", "The roles of a server are made from within a container.",
        "Fleet would not reach the server.");

    /// <summary>The rules of a firewall are for ports that exist.</summary>
    public static Rule FirewallPorts { get; } = Fixed(
        "firewall-ports", "The rules of a firewall are for ports that exist.",
        "The host would refuse all of them.");

    /// <summary>The reason of a firewall's rule fits into a comment.</summary>
    public static Rule FirewallComment { get; } = Fixed(
        "firewall-comment", "The reason of a firewall's rule fits into a comment.",
        "The host would refuse all of its rules.");

    /// <summary>The rules of a firewall are about addresses and networks.</summary>
    public static Rule FirewallNetwork { get; } = Fixed(
        "firewall-network", "The rules of a firewall are about addresses and networks.",
        "The host would refuse all of them.");

    /// <summary>A firewall trusts interfaces by their names.</summary>
    public static Rule FirewallInterface { get; } = Fixed(
        "firewall-interface", "A firewall trusts interfaces by their names.",
        "The host would refuse all of its rules.");

    /// <summary>What a service publishes to everyone is let in.</summary>
    public static Rule FirewallExposure { get; } = Error(
        "firewall-exposure", "What a service publishes to everyone is let in.",
        "It would be up, and nobody could reach it.");

    /// <summary>What needs a backup has one.</summary>
    public static Rule BackupMissing { get; } = Warning(
        "backup-missing", "What needs a backup has one.",
        "A lost disk would take it.");

    /// <summary>Backups are as frequent as the recovery objectives want.</summary>
    public static Rule BackupRare { get; } = Error(
        "backup-rare", "Backups are as frequent as the recovery objectives want.",
        "More would be lost than was agreed.");

    /// <summary>A backup is on another host than what it is of.</summary>
    public static Rule BackupBeside { get; } = Warning(
        "backup-beside", "A backup is on another host than what it is of.",
        "One lost disk would take both.");

    /// <summary>What is warned of has a limit to compare with.</summary>
    public static Rule AlertWithoutLimit { get; } = Error(
        "alert-without-limit", "What is warned of has a limit to compare with.",
        "The alert would never fire.");
}
