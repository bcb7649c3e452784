namespace Fleet.Protocol.Grpc.Internal;

/// <summary>Answers one call: reads from and writes to the exchange, throws for any status but success.</summary>
internal delegate Task CallHandler(ServerExchange exchange, ServerCall call, CancellationToken cancellationToken);
