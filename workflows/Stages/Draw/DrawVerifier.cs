namespace Funding.Workflows.Stages.Draw;

/// <param name="Faults">What does not fit, a sentence each; empty when the draw holds.</param>
public sealed record DrawReplay(IReadOnlyList<string> Faults)
{
    public bool Holds => Faults.Count == 0;
}

/// <summary>Replays a published draw; needs nothing but the record, and the commitment as it was published.</summary>
public static class DrawVerifier
{
    /// <param name="record">As published after the draw.</param>
    /// <param name="publishedCommitment">As published before; null trusts the record's own copy.</param>
    public static DrawReplay Replay(DrawRecord record, string? publishedCommitment = null)
    {
        var faults = new List<string>();
        if (publishedCommitment is not null && publishedCommitment != record.Commitment)
            faults.Add("the record's commitment is not the one that was published before");
        byte[] seed;
        try
        {
            seed = Convert.FromHexString(record.Seed);
        }
        catch (FormatException)
        {
            return new([.. faults, "the seed is no hexadecimal text"]);
        }
        if (seed.Length != DrawSequence.SeedLength) return new([.. faults, "the seed has not 32 bytes"]);
        if (record.RoundId.Contains('\n', StringComparison.Ordinal)) return new([.. faults, "the round's id is not one line"]);
        if (DrawCommitment.Of(seed, record.RoundId) != record.Commitment)
            faults.Add("the seed does not fit the commitment");

        DrawSequence sequence;
        try
        {
            sequence = new DrawSequence(seed, record.PublicValue);
        }
        catch (ArgumentException wrong)
        {
            return new([.. faults, wrong.Message]);
        }

        foreach (var drawn in record.Orders)
        {
            if (!DrawSequence.IsPurpose(drawn.Purpose))
            {
                faults.Add($"'{drawn.Purpose}' is no purpose of a draw");
                continue;
            }

            if (RosterHash.Of(drawn.Order) != drawn.RosterHash)
                faults.Add($"{drawn.Purpose}: the roster is not the one whose hash was published");
            if (drawn.Order.Distinct(StringComparer.Ordinal).Count() != drawn.Order.Count)
                faults.Add($"{drawn.Purpose}: an id is drawn twice");
            else if (!sequence.Shuffle(drawn.Purpose, drawn.Order).SequenceEqual(drawn.Order, StringComparer.Ordinal))
                faults.Add($"{drawn.Purpose}: replaying gives another order");
        }
        return new(faults);
    }
}
