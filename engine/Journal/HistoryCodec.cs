namespace Funding.Engine.Journal;

/// <summary>The compact binary form of a <see cref="HistoryEntry"/>; its first byte is the format's version.</summary>
internal static class HistoryCodec
{
    private const byte Format = 1;

    [ThreadStatic]
    private static MemoryStream? scratch;

    public static byte[] Encode(IReadOnlyList<HistoryEvent> events, IReadOnlyList<Step>? steps)
    {
        var stream = scratch ??= new MemoryStream(1024);
        stream.SetLength(0);
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Format);
        writer.Write7BitEncodedInt(events.Count);
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            writer.Write((byte)e.Kind);
            writer.Write7BitEncodedInt(e.Task);
            WriteText(writer, e.Name);
            WriteText(writer, e.Payload);
        }
        writer.Write7BitEncodedInt(steps is null ? 0 : steps.Count + 1);
        for (var i = 0; i < steps?.Count; i++)
        {
            var s = steps[i];
            writer.Write((byte)s.Kind);
            writer.Write7BitEncodedInt(s.Task);
            writer.Write(s.Name);
            if (s.Kind is StepKind.Activity or StepKind.Child)
                WriteText(writer, s.Input);
            if (s.Kind is StepKind.Child)
                WriteText(writer, s.ChildId);
            if (s.Kind is StepKind.Timer)
                writer.Write(s.Due);
        }
        writer.Flush();
        return stream.ToArray();
    }

    public static HistoryEntry Decode(long atTicks, byte[] data)
    {
        using var reader = new BinaryReader(new MemoryStream(data), Encoding.UTF8);
        if (reader.ReadByte() is var format && format != Format)
            throw new InvalidDataException($"The journal has history of format {format}; this program reads format {Format}.");
        var events = new HistoryEvent[reader.Read7BitEncodedInt()];
        for (var i = 0; i < events.Length; i++)
            events[i] = new HistoryEvent((EventKind)reader.ReadByte(), reader.Read7BitEncodedInt(), ReadText(reader), ReadText(reader));
        var count = reader.Read7BitEncodedInt() - 1;
        if (count < 0)
            return new HistoryEntry(atTicks, events, null);
        var steps = new Step[count];
        for (var i = 0; i < count; i++)
        {
            var kind = (StepKind)reader.ReadByte();
            steps[i] = new Step(kind, reader.Read7BitEncodedInt(), reader.ReadString(),
                kind is StepKind.Activity or StepKind.Child ? ReadText(reader) : null,
                ChildId: kind is StepKind.Child ? ReadText(reader) : null,
                Due: kind is StepKind.Timer ? reader.ReadInt64() : 0);
        }
        return new HistoryEntry(atTicks, events, steps);
    }

    private static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
