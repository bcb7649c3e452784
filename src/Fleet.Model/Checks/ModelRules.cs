namespace Fleet;

/// <summary>Every rule a fleet must keep, in the order in which their findings are reported.</summary>
internal static class ModelRules
{
    public static IReadOnlyList<Func<FleetModel, IEnumerable<Finding>>> All { get; } =
    [
        fleet => fleet.Settings.Findings,
        OwnershipRules.OwnedHostsExist,
        OwnershipRules.OwnedHostsHaveAddresses,
        OwnershipRules.ForeignSecretsHaveASource,
        NameRules.NamesAreWellFormed,
        NameRules.NamesAreUnique,
        NameRules.NetworkNamesAreUnique,
        DependencyRules.EverythingUsedIsDeclared,
        DependencyRules.UsedThingsAreOnTheSameHost,
        DependencyRules.NothingWaitsForItself,
        ImageRules.ImagesArePinned,
        PortRules.PortsAreInRange,
        PortRules.HostPortsAreFree,
        PortRules.PublicationMatchesExposure,
        PortRules.PublicPortsAreAllowed,
        PortRules.PublishedAddressesAreKnown,
        LinkRules.OtherHostsAreLinked,
        LinkRules.TransportsLeadThere,
        LinkRules.LinkedAddressesAreKnown,
        LinkRules.NeighboursShareANetwork,
        SecretRules.SecretsAreNotPlain,
        SecretRules.SecretsStayOffCommandLines,
        WatchtowerRules.NeverWatchedServicesSaySo,
        WatchtowerRules.DigestsHaveOneOwner,
        WatchtowerRules.FollowedServicesHaveAFollower,
        ResourceRules.MemoryFitsTheHost,
        EdgeRules.RoutesDoNotCollide,
        EdgeRules.WordsAreWellFormed,
        EdgeRules.RoutesLeadToWebServices,
        EdgeRules.DomainsHaveCertificates,
        EdgeRules.CertificatesHaveDomains,
        EdgeRules.WhatIsAskedForCanBeSaid,
    ];
}
