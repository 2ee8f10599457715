namespace Funding.Workflows.Stages.Draw;

/// <summary>What makes a published draw unfit for replaying, or leaves room in it for what was not drawn.</summary>
internal static class PublishedDrawFaults
{
    private const int MostSeats = 1000;

    public static IReadOnlyList<string> Of(PublishedDraw draw)
    {
        var (record, inputs) = (draw.Record, draw.Inputs);
        var faults = new List<string>();
        string[] purposes = [PublishedDraw.Applications, PublishedDraw.Experts, PublishedDraw.TieBreak];
        if (!record.Orders.Select(o => o.Purpose).Order(StringComparer.Ordinal).SequenceEqual(purposes, StringComparer.Ordinal))
            faults.Add($"a draw has one order each for {string.Join(", ", purposes)}");
        if (record.Seed.Any(char.IsAsciiLetterUpper))
            faults.Add("the seed is not in lower-case hexadecimal digits");
        if (!IsNormal(record.PublicValue))
            faults.Add("the public value is not in its normal form");
        if (inputs.Existing.Count > 0)
            faults.Add("seats from before the draw stand among its inputs");
        faults.AddRange(
            Set("applications", inputs.Applications.Select(a => a.Id), record, PublishedDraw.Applications, PublishedDraw.TieBreak));
        faults.AddRange(Set("experts", inputs.Experts.Select(e => e.Id), record, PublishedDraw.Experts));
        if (inputs.Seats.ByParty.Values.Any(n => n is < 0 or > MostSeats) || inputs.Experts.Any(e => e.MaxLoad is < 0 or > 1_000_000))
            faults.Add("a number of seats or a load is not possible");
        return faults;
    }

    private static IEnumerable<string> Set(string what, IEnumerable<string> ids, DrawRecord record, params string[] purposes)
    {
        string[] given = [.. ids.Order(StringComparer.Ordinal)];
        foreach (var purpose in purposes)
        {
            if (record.Orders.Where(o => o.Purpose == purpose)
                .Any(o => !o.Order.Order(StringComparer.Ordinal).SequenceEqual(given, StringComparer.Ordinal)))
                yield return $"the {what} of the inputs are not those drawn for {purpose}";
        }

        if (given.Distinct(StringComparer.Ordinal).Count() != given.Length)
            yield return $"one of the {what} is given twice";
    }

    private static bool IsNormal(string value)
    {
        try
        {
            return PublicValue.Normalise(value) == value;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
