using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Fleet.Protocol.Values;
using Fleet.Protocol.Values.Assets;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Protocol.Tests.Values;

public sealed class AssetTests : IDisposable
{
    private const string HelloHash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private readonly TempFolder _folder = new();
    private readonly AssetHasher _hasher;

    public AssetTests() => _hasher = new AssetHasher(new AssetReader(_folder.Path));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_assets_hash_is_that_of_its_bytes_wherever_they_come_from()
    {
        var path = _folder.Write("files/hello.txt", "hello");

        (await HashAsync(new PropertyValue.Asset { Content = "hello" })).Should().Be(HelloHash);
        (await HashAsync(new PropertyValue.Asset { Path = "files/hello.txt" })).Should().Be(HelloHash);
        (await HashAsync(new PropertyValue.Asset { Path = path })).Should().Be(HelloHash);
        (await HashAsync(new PropertyValue.Asset { Uri = $"file://{path}" })).Should().Be(HelloHash);
        (await HashAsync(new PropertyValue.Asset { Content = "" }))
            .Should().Be("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    [Fact]
    public async Task Content_from_the_network_comes_through_whoever_is_allowed_to_fetch_it()
    {
        var reader = new AssetReader(_folder.Path, (uri, _) =>
            Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(uri.AbsolutePath.Trim('/')))));

        var hash = await new AssetHasher(reader).HashAsync(
            new PropertyValue.Asset { Uri = "http://127.0.0.1/hello" }, CancellationToken.None);

        hash.Should().Be(HelloHash);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/x", "*cannot be read: content from the network is not allowed here.*")]
    [InlineData("gopher://x", "*cannot be read: it is no URI of a kind that is known here.*")]
    [InlineData("no uri", "*cannot be read: it is no URI of a kind that is known here.*")]
    [InlineData("file://host/x", "*a file URI must have neither host, query nor fragment.*")]
    [InlineData("file:///x?y", "*a file URI must have neither host, query nor fragment.*")]
    public async Task A_URI_that_cannot_be_followed_is_an_error(string uri, string message)
    {
        var hash = () => HashAsync(new PropertyValue.Asset { Uri = uri });

        await hash.Should().ThrowAsync<DiagnosticException>().WithMessage(message);
    }

    [Fact]
    public async Task A_missing_file_is_an_error_that_says_where_paths_start()
    {
        var hash = () => HashAsync(new PropertyValue.Asset { Path = "nowhere.txt" });

        (await hash.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single()
            .Should().BeEquivalentTo(new { Hint = $"Relative paths start from '{_folder.Path}'." });
    }

    [Fact]
    public async Task Archives_of_named_assets_have_upstreams_hashes()
    {
        (await HashAsync(Archive(("foo", "a test asset"))))
            .Should().Be("27ab4a14a617df10cff3e1cf4e30cf510302afe56bf4cc91f84041c9f7b62fd8");
        (await HashAsync(Archive(("foo", ""))))
            .Should().Be("d2587a875f82cdf3d3e6cfe9f8c6e6032be5dde8c344466e664e628da15757b0");
        (await HashAsync(Archive()))
            .Should().Be("5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef");
        (await HashAsync(Nested())).Should().Be(NestedHash);
    }

    [Fact]
    public async Task A_folder_has_the_hash_of_the_same_named_assets()
    {
        _folder.Write("tree/a.txt", "hello");
        _folder.Write("tree/d/b.txt", "world");
        _folder.Write("tree/.pulumi/state", "left out");
        _folder.Write("tree/.fleet/logs/dev.log", "left out");
        Directory.CreateSymbolicLink(_folder["tree/link"], _folder["tree/d"]);

        (await HashAsync(new PropertyValue.Archive { Path = "tree" })).Should().Be(NestedHash);
        (await HashAsync(new PropertyValue.Archive { Uri = $"file://{_folder["tree"]}" })).Should().Be(NestedHash);
    }

    [Fact]
    public async Task A_link_to_a_file_counts_as_the_file()
    {
        _folder.Write("tree/a.txt", "hello");
        _folder.Write("world", "world");
        Directory.CreateDirectory(_folder["tree/d"]);
        File.CreateSymbolicLink(_folder["tree/d/b.txt"], "../../world");

        (await HashAsync(new PropertyValue.Archive { Path = "tree" })).Should().Be(NestedHash);
    }

    [Theory]
    [InlineData("x.zip")]
    [InlineData("x.tar")]
    [InlineData("x.tar.gz")]
    public async Task An_archive_file_inside_named_assets_counts_by_its_files(string name)
    {
        WriteArchive(name);
        var archive = new PropertyValue.Archive
        {
            Assets = PropertyMap.Of(
                ("a.txt", new PropertyValue.Asset { Content = "hello" }),
                ("d", new PropertyValue.Archive { Path = name })),
        };

        (await HashAsync(archive)).Should().Be(NestedHash);
    }

    [Fact]
    public async Task An_archive_file_by_itself_counts_by_its_bytes()
    {
        _folder.Write("x.jar", "hello");

        (await HashAsync(new PropertyValue.Archive { Path = "x.jar" })).Should().Be(HelloHash);
    }

    [Fact]
    public async Task What_is_no_archive_is_an_error()
    {
        _folder.Write("x.rar", "hello");

        var hash = () => HashAsync(new PropertyValue.Archive { Path = "x.rar" });

        await hash.Should().ThrowAsync<DiagnosticException>()
            .WithMessage("Archive 'x.rar' is neither a folder nor a file of a known kind.*");
    }

    /// <summary>Names that do not fit into one field; the hashes were made with Go's archive/tar.</summary>
    [Theory]
    [InlineData("d60/f60", "acd05855d7984f86bdb6399c78d30dfb85b0ee2d5122d388777cf90fe79e61d5")]
    [InlineData("d155/f100", "25b933bf8571649172cbb122f18a46b18d70d2e001fd8fde8e10d6a074e42b63")]
    [InlineData("deep24", "36b533c948cebb59199f2fc11d202c75b703936e4ee08bd94bc0200f3b9571fb")]
    [InlineData("n100", "c947a00bf2f5ef902e20488de87314fdf83c9d55d2675ee74f0efe30a842adb8")]
    [InlineData("n150", "09747dcf824f2a409e5305168fcb31934ea956e1eb4e2be5bbb183467cfce84f")]
    [InlineData("a/b/n150", "f70c53d6953ae82aa132a181aa9767d95be405ab81e23accb6e3c01e56bb9982")]
    [InlineData("deep30", "7792e25abd9905c55edbf770271f87d37f81da214bd7a76ffc3113afee98afe6")]
    [InlineData("grüße.txt", "aeab038048942cf7ae7d52dbee0aec423499573f84db4f9d153e70bea6da1977")]
    [InlineData("straße/ü80/naïve.txt", "2813d73d3af74d0b744b8b211de4c77e65747b26846a438f11e45971ddcafd1e")]
    [InlineData("a\nb", "def4a27effc93ad5facbd9b32b5cfca60111fd030fb54910a9ecfff28baed965")]
    [InlineData("🚀", "aa5d7f6dc86aec04bd6609a4c0c9f543f420d2c0b2a1cc29524d2af3b1d44ff8")]
    [InlineData("with space and = sign ü", "69a2ddbbb472299be89e401cb2f9e468e6e4127efe4aa54f38d1510795764dd7")]
    [InlineData("/n100", "4f77e56fd3f0dafbb8cf7faccb676936b22316f984d5dd46ae23c101b5f7fbdb")]
    public async Task Long_and_foreign_names_have_upstreams_hashes(string pattern, string hash)
    {
        var name = pattern switch
        {
            "deep24" => string.Concat(Enumerable.Repeat("abcdefghi/", 24)) + "file.txt",
            "deep30" => string.Concat(Enumerable.Repeat("abcdefghi/", 30)) + "file.txt",
            _ => string.Join('/', pattern.Split('/').Select(part =>
                part.Length > 1 && int.TryParse(part[1..], out var count) ? new string(part[0], count) : part)),
        };

        (await HashAsync(Archive((name, "x")))).Should().Be(hash);
    }

    [Fact]
    public void A_file_beyond_8_gigabytes_has_its_size_in_an_extension()
    {
        var header = TarHeader.For("big", 8L * 1024 * 1024 * 1024);

        header.Should().HaveCount(3 * TarHeader.BlockSize);
        Encoding.ASCII.GetString(header, TarHeader.BlockSize, 19).Should().Be("19 size=8589934592\n");
    }

    [Fact]
    public async Task Missing_hashes_are_filled_in_wherever_they_are()
    {
        var asset = new PropertyValue.Asset { Content = "hello" };
        var properties = PropertyMap.Of(
            ("plain", 1),
            ("list", PropertyValue.Of(new PropertyValue.Secret(asset), new PropertyValue.Output(asset, false, []))),
            ("archive", Nested()),
            ("given", new PropertyValue.Asset { Content = "hello", Hash = "given" }));

        var filled = await _hasher.FillInAsync(properties, CancellationToken.None);

        var hashed = asset with { Hash = HelloHash };
        filled.Should().Equal(PropertyMap.Of(
            ("plain", 1),
            ("list", PropertyValue.Of(new PropertyValue.Secret(hashed), new PropertyValue.Output(hashed, false, []))),
            ("archive", new PropertyValue.Archive { Hash = NestedHash }),
            ("given", new PropertyValue.Asset { Hash = "given" })));
        ((PropertyValue.Asset)((PropertyValue.Archive)filled["archive"]).Assets!["a.txt"]).Hash.Should().Be(HelloHash);
    }

    [Fact]
    public void Assets_are_equal_by_hash_and_without_one_by_what_they_are_given_as()
    {
        var text = new PropertyValue.Asset { Content = "x" };

        (text with { Hash = "h" }).Should().Be(new PropertyValue.Asset { Path = "y", Hash = "h" });
        (text with { Hash = "h" }).Should().NotBe(text with { Hash = "other" });
        text.Should().Be(new PropertyValue.Asset { Content = "x" });
        text.Should().NotBe(new PropertyValue.Asset { Content = "y" });
    }

    private const string NestedHash = "440f79f94d43a729b03af3be41f2d4a76f18f5ab1c8886ce12d43c4bc03fc93a";

    private static PropertyValue.Archive Nested() => new()
    {
        Assets = PropertyMap.Of(("a.txt", new PropertyValue.Asset { Content = "hello" }), ("d", Archive(("b.txt", "world")))),
    };

    private static PropertyValue.Archive Archive(params (string Name, string Text)[] files) => new()
    {
        Assets = PropertyMap.From(files.Select(file =>
            KeyValuePair.Create(file.Name, (PropertyValue)new PropertyValue.Asset { Content = file.Text }))),
    };

    private Task<string> HashAsync(PropertyValue.Asset asset) => _hasher.HashAsync(asset, CancellationToken.None);

    private Task<string> HashAsync(PropertyValue.Archive archive) => _hasher.HashAsync(archive, CancellationToken.None);

    /// <summary>An archive file that holds <c>b.txt</c> with the text <c>world</c>, and a folder entry.</summary>
    private void WriteArchive(string name)
    {
        _folder.Write("content/b.txt", "world");
        Directory.CreateDirectory(_folder["content/empty"]);
        switch (Path.GetExtension(name))
        {
            case ".zip":
                ZipFile.CreateFromDirectory(_folder["content"], _folder[name]);
                break;
            case ".tar":
                TarFile.CreateFromDirectory(_folder["content"], _folder[name], includeBaseDirectory: false);
                break;
            default:
                using (var file = new GZipStream(File.Create(_folder[name]), CompressionLevel.Fastest))
                {
                    TarFile.CreateFromDirectory(_folder["content"], file, includeBaseDirectory: false);
                }

                break;
        }
    }
}
