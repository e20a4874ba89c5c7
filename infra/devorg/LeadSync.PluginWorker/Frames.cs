using System.Runtime.Serialization;
using System.Text;

namespace LeadSync.PluginWorker;

/// <summary>
/// What one side tells the other. Calls nest strictly: while a plug-in waits for the organisation, the organisation may ask
/// for another plug-in on the same line.
/// </summary>
internal enum FrameKind : byte
{
    /// <summary>To the worker: key and bytes of an assembly.</summary>
    Load = 1,

    /// <summary>To the worker: key of the assembly, name of the type, and the event. Answered by Done, Refused, Faulted or Failed.</summary>
    Execute,

    /// <summary>To the worker: what the organisation answers to a Call.</summary>
    Answer,

    /// <summary>Both ways: the organisation refuses, with status, code and message.</summary>
    Faulted,

    /// <summary>From the worker: user (empty for SYSTEM), shared variables and a request to the organisation.</summary>
    Call,

    /// <summary>From the worker: a line of the trace.</summary>
    Trace,

    /// <summary>From the worker: the plug-in has run; input parameters, output parameters and shared variables as it left them.</summary>
    Done,

    /// <summary>From the worker: the plug-in refuses; the message for the user.</summary>
    Refused,

    /// <summary>From the worker: anything else it threw; the text for the trace.</summary>
    Failed,
}

/// <summary>Frames on a pair of streams: a kind, then its parts. SDK types travel as their data contracts.</summary>
internal sealed class Frames : IDisposable
{
    private readonly BinaryReader reader;
    private readonly BinaryWriter writer;

    public Frames(Stream input, Stream output)
    {
        reader = new BinaryReader(input, Encoding.UTF8);
        writer = new BinaryWriter(output, Encoding.UTF8);
    }

    /// <summary>Writes a frame whole.</summary>
    public void Send(FrameKind kind, params object[] parts)
    {
        using (var frame = new MemoryStream())
        using (var content = new BinaryWriter(frame, Encoding.UTF8))
        {
            content.Write((byte)kind);
            foreach (var part in parts)
                Write(content, part);
            content.Flush();
            writer.Write(frame.ToArray());
        }
        writer.Flush();
    }

    /// <exception cref="EndOfStreamException">The other side is gone.</exception>
    public FrameKind Next() => (FrameKind)reader.ReadByte();

    public string Text() => reader.ReadString();

    public int Number() => reader.ReadInt32();

    public byte[] Bytes() => reader.ReadBytes(reader.ReadInt32());

    public T Contract<T>()
    {
        using (var stream = new MemoryStream(Bytes()))
            return (T)Serializer<T>.Of.ReadObject(stream)!;
    }

    public void Dispose()
    {
        reader.Dispose();
        writer.Dispose();
    }

    /// <summary>A value to be sent as its data contract.</summary>
    public static object Pack<T>(T value)
    {
        using (var stream = new MemoryStream())
        {
            Serializer<T>.Of.WriteObject(stream, value);
            return stream.ToArray();
        }
    }

    private static void Write(BinaryWriter content, object part)
    {
        switch (part)
        {
            case string text:
                content.Write(text);
                break;
            case int number:
                content.Write(number);
                break;
            case byte[] bytes:
                content.Write(bytes.Length);
                content.Write(bytes);
                break;
            default:
                throw new ArgumentException($"A {part.GetType()} cannot be sent.", nameof(part));
        }
    }

    private static class Serializer<T>
    {
        public static DataContractSerializer Of { get; } = new DataContractSerializer(typeof(T));
    }
}
