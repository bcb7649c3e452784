using System.Text;

namespace Fleet.TestKit;

/// <summary>Counts that a test run prints at its end.</summary>
public static class TestCounts
{
    private static readonly Lock Writing = new();

    /// <summary>Adds a line to the file that <c>FLEET_TEST_COUNTS</c> names; nothing where it names none.</summary>
    public static void Add(string line)
    {
        if (Environment.GetEnvironmentVariable("FLEET_TEST_COUNTS") is { Length: > 0 } file)
        {
            lock (Writing)
            {
                using var stream = OpenAlone(file);
                stream.Write(Encoding.UTF8.GetBytes($"{line}\n"));
            }
        }
    }

    /// <summary>Projects are tested beside each other, and an append is not atomic: each writer waits for the file.</summary>
    private static FileStream OpenAlone(string file)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                Thread.Sleep(10);
            }
        }
    }
}
