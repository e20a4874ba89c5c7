using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Cli.Tests.Scoring;

/// <summary>Many people: the memory of --sorted does not grow with them, and both ways give the same bytes.</summary>
[Collection(nameof(MeasuresMemory))]
public sealed class ScoreMemoryTests : IDisposable
{
    private const int People = 100_000;
    private const long Megabyte = 1024 * 1024;

    private readonly ScoringFiles files = new();

    [Fact]
    public async Task Sorted_people_are_forgotten_once_scored()
    {
        File.WriteAllLines(files.Path("people.ndjson"), Enumerable.Range(0, People).Select(i => ScoringFiles.Person(Key(i), "\"country\":\"DE\"")));
        using var sorted = new Witness(everySoManyLines: 10_000);
        using var unsorted = new Witness(int.MaxValue);

        var (exit, message) = await files.Score(sorted, () => new LineStream(Enumerable.Range(0, People).SelectMany(ActivitiesOf)), "--sorted");
        await files.Score(unsorted, () => new LineStream(Enumerable.Range(0, People).SelectMany(ActivitiesOf)));

        Assert.Equal((ExitCode.Done, ""), (exit, message));
        Assert.Equal(People, sorted.Lines);
        Assert.InRange(sorted.Held.Max() - sorted.Held[0], long.MinValue, 16 * Megabyte);
        Assert.Equal(unsorted.Digest(), sorted.Digest());
    }

    public void Dispose() => files.Dispose();

    private static string Key(int person) => string.Create(CultureInfo.InvariantCulture, $"cookie:{person:D8}");

    private static IEnumerable<string> ActivitiesOf(int person) => [ScoringFiles.Form("1", Key(person)), ScoringFiles.View("2", Key(person))];

    /// <summary>Digests what is written, and looks now and then how much memory is held.</summary>
    private sealed class Witness(int everySoManyLines) : TextWriter
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public int Lines { get; private set; }

        public List<long> Held { get; } = [];

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(string? value)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(value!));
            var before = Lines / everySoManyLines;
            Lines += value!.Count(c => c == '\n');
            if (Lines / everySoManyLines > before) Held.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        public string Digest() => Convert.ToHexStringLower(hash.GetCurrentHash());

        protected override void Dispose(bool disposing)
        {
            hash.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>Lines that come into being while they are read.</summary>
    private sealed class LineStream(IEnumerable<string> lines) : Stream
    {
        private readonly IEnumerator<string> lines = lines.GetEnumerator();
        private byte[] line = [];
        private int taken;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (taken == line.Length)
            {
                if (!lines.MoveNext()) return 0;
                (line, taken) = (Encoding.UTF8.GetBytes(lines.Current + "\n"), 0);
            }
            var read = Math.Min(count, line.Length - taken);
            line.AsSpan(taken, read).CopyTo(buffer.AsSpan(offset));
            taken += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            lines.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>Tests that measure the memory of the process run while no others do.</summary>
[CollectionDefinition(nameof(MeasuresMemory), DisableParallelization = true)]
public sealed class MeasuresMemory;
