using System.Collections.Immutable;
using Fleet.Engine.Secrets;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using YamlDotNet.RepresentationModel;

namespace Fleet.Engine.Config;

/// <summary>
/// The configuration of a stack, <c>Pulumi.STACK.yaml</c>. Changes edit the file's text, so comments and layout stay;
/// they are on disk after <see cref="Save"/>.
/// </summary>
public sealed class StackConfig
{
    private readonly string _stack;
    private readonly Project _project;
    private readonly Keyring _keyring;
    private YamlFile _file;
    private string _saved;

    private StackConfig(YamlFile file, string stack, Project project, Keyring keyring)
    {
        (_file, _saved, _stack, _project, _keyring) = (file, file.Text, stack, project, keyring);
        Parse();
    }

    /// <summary>The file's path.</summary>
    public string Path => _file.Path;

    /// <summary>The salt of the stack's secrets; empty when it has none.</summary>
    public string EncryptionSalt { get; private set; } = "";

    /// <summary>The values as the file holds them, by full key.</summary>
    public ImmutableSortedDictionary<string, ConfigNode> Values { get; private set; } =
        ImmutableSortedDictionary.Create<string, ConfigNode>(StringComparer.Ordinal);

    internal static StackConfig Load(string path, string stack, Project project, Keyring keyring) =>
        new(File.Exists(path) ? YamlFile.Load(path) : YamlFile.Parse(path, ""), stack, project, keyring);

    /// <summary>One value; null when it is not set.</summary>
    /// <param name="key">The key, or with <paramref name="isPath"/> a path whose first step is the key.</param>
    /// <param name="isPath">True for a path into a list or an object.</param>
    /// <param name="cancellationToken">Gives up asking for the passphrase.</param>
    /// <exception cref="DiagnosticException">The value is secret and there is no right passphrase.</exception>
    public async Task<ConfigValue?> GetAsync(
        string key, bool isPath = false, CancellationToken cancellationToken = default)
    {
        var (fullKey, path) = Split(key, isPath);
        return ConfigPathEdit.Find(Values.GetValueOrDefault(fullKey), path) is { } node
            ? await DecryptAsync(node, cancellationToken)
            : null;
    }

    /// <summary>Every value that a program gets: the stack's and the project's declared ones, checked.</summary>
    /// <exception cref="DiagnosticException">A value is missing, of a wrong type, or cannot be decrypted.</exception>
    public async Task<ImmutableSortedDictionary<string, ConfigValue>> GetAllAsync(
        CancellationToken cancellationToken = default)
    {
        var merged = ConfigMerge.Merge(_project, Values, _stack, Path);
        var values = ImmutableSortedDictionary.CreateBuilder<string, ConfigValue>(StringComparer.Ordinal);
        foreach (var (key, node) in merged)
        {
            values[key] = await DecryptAsync(node, cancellationToken);
        }

        return values.ToImmutable();
    }

    /// <summary>Sets a value in clear. Below a path, truth values and integers are recognised.</summary>
    /// <exception cref="DiagnosticException">The key or path is malformed or leads nowhere.</exception>
    public void Set(string key, string value, bool isPath = false)
    {
        var (fullKey, path) = Split(key, isPath);
        Set(fullKey, path, path.Length > 0 ? ConfigPathEdit.Coerce(value) : new ConfigNode.Text(value), key);
    }

    /// <summary>Encrypts and sets a value, making the stack's salt when it has none.</summary>
    public async Task SetSecretAsync(
        string key, string value, bool isPath = false, CancellationToken cancellationToken = default)
    {
        var (fullKey, path) = Split(key, isPath);
        var cipher = await CipherAsync(cancellationToken);
        Set(fullKey, path, new ConfigNode.Secure(cipher.Encrypt(value)), key);
    }

    /// <summary>Removes a value; false when there was none.</summary>
    public bool Remove(string key, bool isPath = false)
    {
        var (fullKey, path) = Split(key, isPath);
        if (ConfigPathEdit.Find(Values.GetValueOrDefault(fullKey), path) is null)
        {
            return false;
        }

        Rewrite(path.Length == 0
            ? YamlEdit.RemoveConfig(_file, FileKey(fullKey))
            : YamlEdit.SetConfig(_file, FileKey(fullKey), ConfigPathEdit.Remove(Values[fullKey], path)));
        return true;
    }

    /// <summary>Writes the file, when anything was changed.</summary>
    public void Save()
    {
        if (_file.Text == _saved)
        {
            return;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var temporary = Path + ".tmp";
        File.WriteAllText(temporary, _file.Text);
        File.Move(temporary, Path, overwrite: true);
        _saved = _file.Text;
    }

    /// <summary>Encrypts every secret anew, each where it stands; nothing is on disk before <see cref="Save"/>.</summary>
    /// <returns>How many there are.</returns>
    internal int Rotate(SecretsCipher? old, SecretsCipher cipher)
    {
        var ciphertexts = Values.Values.SelectMany(ConfigNodes.Secrets).Select(secret => secret.Ciphertext).ToList();
        var text = _file.Text;
        foreach (var ciphertext in ciphertexts.Distinct())
        {
            text = text.Replace(ciphertext, cipher.Encrypt(old!.Decrypt(ciphertext)), StringComparison.Ordinal);
        }

        Rewrite(text);
        Rewrite(YamlEdit.SetTop(_file, "encryptionsalt", new ConfigNode.Text(cipher.State)));
        foreach (var secret in Values.Values.SelectMany(ConfigNodes.Secrets))
        {
            // One that is folded over several lines was not found as it is.
            _ = cipher.Decrypt(secret.Ciphertext);
        }

        return ciphertexts.Count;
    }

    /// <summary>Every secret in it, decrypted.</summary>
    internal async Task<ImmutableArray<string>> SecretTextsAsync(CancellationToken cancellationToken)
    {
        var secrets = Values.Values.SelectMany(ConfigNodes.Secrets).ToList();
        if (secrets.Count == 0)
        {
            return [];
        }

        var cipher = await CipherAsync(cancellationToken);
        return [.. secrets.Select(secret => cipher.Decrypt(secret.Ciphertext))];
    }

    /// <summary>The cipher for the stack's state: that of the configuration, else the one of the state itself.</summary>
    internal Task<SecretsCipher> CipherAsync(string stateSalt, CancellationToken cancellationToken) =>
        EncryptionSalt.Length == 0 && stateSalt.Length > 0
            ? _keyring.OpenAsync(stateSalt, _stack, cancellationToken)
            : CipherAsync(cancellationToken);

    /// <summary>The cipher of the stack's secrets, made with a new salt when the stack has none yet.</summary>
    internal async Task<SecretsCipher> CipherAsync(CancellationToken cancellationToken)
    {
        if (EncryptionSalt.Length > 0)
        {
            return await _keyring.OpenAsync(EncryptionSalt, _stack, cancellationToken);
        }

        var cipher = await _keyring.CreateAsync(_stack, cancellationToken);
        Rewrite(YamlEdit.SetTop(_file, "encryptionsalt", new ConfigNode.Text(cipher.State)));
        return cipher;
    }

    private async Task<ConfigValue> DecryptAsync(ConfigNode node, CancellationToken cancellationToken)
    {
        if (node.IsSecure && EncryptionSalt.Length == 0)
        {
            throw new DiagnosticException(
                $"{Path} holds encrypted values but no 'encryptionsalt'.", "Restore it from version control.");
        }

        var cipher = node.IsSecure ? await CipherAsync(cancellationToken) : null;
        return new ConfigValue(
            ConfigNodes.ToText(node, ciphertext => cipher!.Decrypt(ciphertext)), node.IsSecure, node.IsObject);
    }

    private void Set(string key, PathSegment[] path, ConfigNode value, string given)
    {
        var whole = ConfigPathEdit.Set(Values.GetValueOrDefault(key), path, value) ?? throw new DiagnosticException(
            $"The configuration path '{given}' leads into a value that is not an object or list of that length.",
            "An index may be at most one past the end.");
        Rewrite(path.Length > 0 && Values.ContainsKey(key)
            ? YamlEdit.SetConfigPath(_file, FileKey(key), path, value, whole)
            : YamlEdit.SetConfig(_file, FileKey(key), whole));
    }

    private void Rewrite(string text)
    {
        _file = YamlFile.Parse(Path, text);
        Parse();
    }

    private void Parse()
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, ConfigNode>(StringComparer.Ordinal);
        EncryptionSalt = "";
        foreach (var (keyNode, node) in YamlFile.Members(_file.Root))
        {
            switch (_file.Scalar(keyNode, "A setting's name"))
            {
                case "encryptionsalt":
                    EncryptionSalt = _file.Scalar(node, "'encryptionsalt'");
                    break;
                case "secretsprovider" when _file.Scalar(node, "'secretsprovider'") is not ("passphrase" or ""):
                    throw _file.Error(node, $"The secrets provider '{node}' is not supported. Use 'passphrase'.");
                case "config" when node is not YamlScalarNode { Value: null or "" }:
                    foreach (var (entryKey, entry) in _file.Mapping(node, "'config'").Children)
                    {
                        var key = ConfigKey.Parse(
                            _file.Scalar(entryKey, "A configuration key"), _project.Name, text => _file.Error(entryKey, text));
                        values[key] = ConfigNodes.Read(_file, entry);
                    }

                    break;
            }
        }

        Values = values.ToImmutable();
    }

    // The spelling that the file already uses, else the full one.
    private string FileKey(string key)
    {
        var config = _file.Root?.Children.FirstOrDefault(
            member => member.Key is YamlScalarNode { Value: "config" }).Value;
        return (config as YamlMappingNode)?.Children.Keys
            .Select(node => _file.Scalar(node, "A configuration key"))
            .FirstOrDefault(text => ConfigKey.Parse(text, _project.Name) == key) ?? key;
    }

    private (string Key, PathSegment[] Path) Split(string text, bool isPath)
    {
        if (!isPath)
        {
            return (ConfigKey.Parse(text, _project.Name), []);
        }

        return PropertyPath.TryParse(text, out var path) && !path.HasWildcards && path.FirstKey is { } name
            ? (ConfigKey.Parse(name, _project.Name), [.. path.Segments.Skip(1).Select(PathSegment.From)])
            : throw new DiagnosticException(
                $"'{text}' is not a configuration path.", "Write paths such as 'hosts.atlas.ports[0]'.");
    }
}
