using Fleet.Protocol;

namespace Fleet.Engine.Secrets;

/// <summary>
/// The keys of one run. Deriving a key takes about a second by design, so each salt is derived once; the passphrase is
/// asked for once.
/// </summary>
internal sealed class Keyring(EngineEnvironment environment) : IDisposable
{
    private const string PassphraseVariable = "PULUMI_CONFIG_PASSPHRASE";
    private const string FileVariable = "PULUMI_CONFIG_PASSPHRASE_FILE";

    private readonly Dictionary<string, SecretsCipher> _ciphers = [];
    private readonly SemaphoreSlim _gate = new(1, 1);
    private string? _passphrase;

    /// <summary>How many keys were derived.</summary>
    public int Derivations { get; private set; }

    /// <summary>The cipher of a salt.</summary>
    /// <param name="state">The salt with its probe.</param>
    /// <param name="stack">What it belongs to, for messages.</param>
    /// <param name="cancellationToken">Gives up asking for the passphrase.</param>
    /// <exception cref="DiagnosticException">There is no passphrase, or it is wrong.</exception>
    public async Task<SecretsCipher> OpenAsync(string state, string stack, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_ciphers.TryGetValue(state, out var known))
            {
                return known;
            }

            var passphrase = await PassphraseAsync(stack, cancellationToken);
            Derivations++;
            var cipher = await Task.Run(() => SecretsCipher.Open(passphrase, state), cancellationToken)
                ?? throw new DiagnosticException(
                    $"The passphrase given for stack '{stack}' is incorrect.",
                    $"Set {PassphraseVariable} or {FileVariable} to the passphrase the stack was made with. Nothing was changed.");
            return _ciphers[state] = cipher;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A cipher with a new salt.</summary>
    public async Task<SecretsCipher> CreateAsync(string stack, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var passphrase = await PassphraseAsync(stack, cancellationToken);
            Derivations++;
            var cipher = await Task.Run(() => SecretsCipher.Create(passphrase), cancellationToken);
            return _ciphers[cipher.State] = cipher;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Keeps a cipher that was made elsewhere.</summary>
    public void Add(SecretsCipher cipher) => _ciphers[cipher.State] = cipher;

    public void Dispose() => _gate.Dispose();

    private async Task<string> PassphraseAsync(string stack, CancellationToken cancellationToken) =>
        _passphrase ??= environment.Variable(PassphraseVariable)
            ?? await FromFileAsync(cancellationToken)
            ?? await AskAsync(stack, cancellationToken)
            ?? throw new DiagnosticException(
                $"Stack '{stack}' encrypts the secrets in its state, and no passphrase was given.",
                $"Set {PassphraseVariable}, or {FileVariable} to a file that holds it.");

    private async Task<string?> FromFileAsync(CancellationToken cancellationToken)
    {
        if (environment.Variable(FileVariable) is not { Length: > 0 } path)
        {
            return null;
        }

        try
        {
            return (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(
                $"The passphrase file '{path}' cannot be read: {exception.Message}",
                $"Correct {FileVariable}.", inner: exception);
        }
    }

    private async Task<string?> AskAsync(string stack, CancellationToken cancellationToken) =>
        environment.AskPassphrase is { } ask ? await ask(stack, cancellationToken) : null;
}
