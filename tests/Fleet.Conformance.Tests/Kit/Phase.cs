using Google.Protobuf;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>What a program sent in one run of it.</summary>
/// <param name="Title">Which run: <c>preview</c>, <c>up</c>, <c>again</c> or <c>step N</c>.</param>
/// <param name="Sdk">What the program that ran is written with.</param>
/// <param name="Requests">Everything that it sent, in order.</param>
internal sealed record Phase(string Title, Sdk Sdk, IReadOnlyCollection<IMessage> Requests);
