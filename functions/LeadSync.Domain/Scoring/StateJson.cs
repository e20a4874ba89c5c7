using System.Text.Json;

namespace LeadSync.Domain.Scoring;

/// <summary>The parts that states are written of: day buckets as <c>[day,count,day,count]</c>, a mark as <c>[day,ticks,source,id]</c>.</summary>
internal static class StateJson
{
    public static void Write(Utf8JsonWriter writer, string name, ReadOnlySpan<DayCount> days)
    {
        if (days.IsEmpty)
            return;
        writer.WriteStartArray(name);
        foreach (var (day, count) in days)
        {
            writer.WriteNumberValue(day);
            writer.WriteNumberValue(count);
        }
        writer.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<Earliest.Entry> entries)
    {
        if (entries.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var (_, mark) in entries)
            Write(writer, mark);
        writer.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter writer, Mark mark)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(mark.Day);
        writer.WriteNumberValue(mark.Ticks);
        writer.WriteStringValue(mark.Source);
        writer.WriteStringValue(mark.Id);
        writer.WriteEndArray();
    }

    public static void Read(JsonElement json, string name, DayBuckets into)
    {
        if (!json.TryGetProperty(name, out var list))
            return;
        for (var i = 0; i < list.GetArrayLength(); i += 2)
            into.Add(list[i].GetInt32(), list[i + 1].GetInt32());
    }

    public static void Read(JsonElement json, string name, string value, Earliest into)
    {
        if (json.TryGetProperty(name, out var marks))
            Read(marks, value, into);
    }

    public static void Read(JsonElement marks, string value, Earliest into)
    {
        foreach (var mark in marks.EnumerateArray())
            into.Add(value, ReadMark(mark));
    }

    public static Mark ReadMark(JsonElement mark) =>
        new(mark[0].GetInt32(), mark[1].GetInt64(), mark[2].GetString()!, mark[3].GetString()!);
}
