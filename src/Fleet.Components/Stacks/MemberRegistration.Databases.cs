using Fleet.Components.Providers;

namespace Fleet.Components;

internal sealed partial class MemberRegistration
{
    private HostPostgresRoles Add(PostgresServer server) =>
        new(server.Path, PostgresInputs.For(server, values), Options(server, Host(server).Fleet));
}
