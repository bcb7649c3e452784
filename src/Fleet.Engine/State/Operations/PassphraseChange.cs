using Fleet.Engine.Secrets;
using Fleet.Protocol;

namespace Fleet.Engine.State.Operations;

/// <summary>
/// Encrypts a stack's secrets with another passphrase, in its configuration file and in its state, as one change: the new
/// state is prepared beside the old one, the configuration file is replaced, then the state is. Killed before the file was
/// replaced, everything is as before; killed after it, the next reader finds the prepared state and goes on with that.
/// </summary>
public sealed class PassphraseChange(Backend backend)
{
    /// <summary>Changes the passphrase. Copies of earlier states stay encrypted with the old one.</summary>
    /// <returns>How many secrets of the configuration and of the state were encrypted anew.</returns>
    /// <exception cref="DiagnosticException">The old passphrase is missing or wrong, or someone holds the stack.</exception>
    public async Task<(int Config, int State)> RunAsync(
        string stack, string passphrase, CancellationToken cancellationToken = default)
    {
        await using var locked = await LockedStack.OpenAsync(backend, stack, null, cancellationToken);
        var config = backend.Workspace.OpenConfig(stack);
        var old = config.EncryptionSalt.Length > 0 ? await config.CipherAsync(cancellationToken) : null;
        var cipher = await Task.Run(() => SecretsCipher.Create(passphrase), cancellationToken);
        var count = config.Rotate(old, cipher);
        var deployment = locked.Deployment with { SecretsState = cipher.State };
        await locked.RotateAsync(deployment, new EncryptedSecrets(cipher), config, cancellationToken);
        backend.Workspace.Keyring.Add(cipher);
        return (count, deployment.Resources.Sum(state => Secrets(state.Inputs) + Secrets(state.Outputs)));
    }

    private static int Secrets(Protocol.Values.PropertyValue value) => value switch
    {
        Protocol.Values.PropertyValue.Secret => 1,
        Protocol.Values.PropertyValue.List list => list.Items.Sum(Secrets),
        Protocol.Values.PropertyValue.Map map => map.Members.Values.Sum(Secrets),
        _ => 0,
    };
}
