using System.Globalization;
using System.Text;

namespace Fleet.Protocol.Values.Assets;

/// <summary>
/// The header blocks of a tar stream, byte for byte as Go's archive/tar writes them for a file of mode 0600 without
/// owner and time: an archive's hash is made of them. The platform's own writer fills other fields.
/// </summary>
internal static class TarHeader
{
    /// <summary>Tar is made of blocks of so many bytes.</summary>
    public const int BlockSize = 512;

    private const int NameSize = 100;
    private const int PrefixSize = 155;
    private const long MaxSize = 0x1_FFFF_FFFF; // 11 octal digits

    /// <summary>The header of a file: one block, or three or more where name or size do not fit into one.</summary>
    public static byte[] For(string name, long size)
    {
        var split = Split(name);
        if (split is var (prefix, suffix) && size <= MaxSize)
        {
            return Block(suffix, prefix, size, isFile: true);
        }

        var records = new StringBuilder();
        if (split is null)
        {
            records.Append(Record("path", name));
        }

        if (size > MaxSize)
        {
            records.Append(Record("size", size.ToString(CultureInfo.InvariantCulture)));
        }

        var content = Encoding.UTF8.GetBytes(records.ToString());
        return
        [
            .. Block(ExtensionName(name), "", content.Length, isFile: false),
            .. content,
            .. new byte[Padding(content.Length)],
            .. Block(ToAscii(name), "", size > MaxSize ? 0 : size, isFile: true),
        ];
    }

    /// <summary>Zeros that follow content of a length, up to a block's end.</summary>
    public static int Padding(long length) => (int)((BlockSize - (length % BlockSize)) % BlockSize);

    /// <summary>Splits a name over the two fields for it; null when it does not fit.</summary>
    private static (string Prefix, string Suffix)? Split(string name)
    {
        if (!Ascii.IsValid(name))
        {
            return null;
        }

        if (name.Length <= NameSize)
        {
            return ("", name);
        }

        var slash = name.LastIndexOf('/', Math.Min(name.Length - 1, PrefixSize));
        return slash > 0 && name.Length - slash - 1 is > 0 and <= NameSize ? (name[..slash], name[(slash + 1)..]) : null;
    }

    /// <summary>A record such as <c>189 path=NAME</c>: its length in bytes counts its own digits and the line end.</summary>
    private static string Record(string key, string value)
    {
        var rest = Encoding.UTF8.GetByteCount(value) + key.Length + " =\n".Length;
        var length = rest + Digits(rest);
        length = rest + Digits(length);
        return string.Create(CultureInfo.InvariantCulture, $"{length} {key}={value}\n");

        static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;
    }

    private static string ExtensionName(string name)
    {
        var parts = new List<string>();
        var last = name.LastIndexOf('/') + 1;
        foreach (var part in name[..last].Split('/').Append("PaxHeaders.0").Append(name[last..]))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        var joined = ToAscii((name.StartsWith('/') ? "/" : "") + string.Join('/', parts));
        return (joined.Length > NameSize ? joined[..NameSize] : joined).TrimEnd('/');
    }

    private static string ToAscii(string text) => string.Concat(text.Where(char.IsAscii));

    private static byte[] Block(string name, string prefix, long size, bool isFile)
    {
        var block = new byte[BlockSize];
        PutName(block, name);
        Put(block, 100, isFile ? "0000600" : "0000000");
        Put(block, 108, "0000000");
        Put(block, 116, "0000000");
        Put(block, 124, Octal(size, 11));
        Put(block, 136, "00000000000");
        block[156] = (byte)(isFile ? '0' : 'x');
        Put(block, 257, "ustar\0" + "00");
        if (isFile)
        {
            Put(block, 329, "0000000");
            Put(block, 337, "0000000");
            Put(block, 345, prefix);
        }

        // The checksum counts its own eight bytes as spaces.
        var sum = (8 * ' ') + block.Sum(value => value);
        Put(block, 148, Octal(sum, 6) + "\0 ");
        return block;
    }

    private static void PutName(byte[] block, string name)
    {
        Put(block, 0, name[..Math.Min(name.Length, NameSize)]);
        if (name.Length > NameSize && block[NameSize - 1] == '/')
        {
            // A cut name must not look like a folder's.
            block[name[..NameSize].TrimEnd('/').Length] = 0;
        }
    }

    private static void Put(byte[] block, int offset, string text) =>
        Encoding.ASCII.GetBytes(text, block.AsSpan(offset));

    private static string Octal(long number, int digits) => Convert.ToString(number, 8).PadLeft(digits, '0');
}
