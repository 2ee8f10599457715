namespace Funding.Workflows.Stages.SiteVisit;

/// <param name="ApplicationId">In a published draw its pseudonym, as the expert's.</param>
public sealed record VisitSeat(string ApplicationId, string ExpertId);

/// <summary>
/// The draw of the visitors as it is published, by the pseudonyms of the round's draw and from the same seed and public value: anyone
/// replays it, see docs/verifying.md.
/// </summary>
public sealed record VisitDraw
{
    public const string TheFormat = "funding/visitors/v1";

    public required string Format { get; init; }
    public required string RoundId { get; init; }
    public required string Stage { get; init; }

    /// <summary>1 the first time; an order of its own each time that the stage is entered.</summary>
    public required int Pass { get; init; }

    /// <summary>In lower-case hex, as the round's draw has it.</summary>
    public required string Seed { get; init; }

    public required string PublicValue { get; init; }

    /// <summary>For each visit.</summary>
    public required int Visitors { get; init; }

    public required int MaxLoad { get; init; }

    /// <summary>In drawn order.</summary>
    public required IReadOnlyList<string> Applications { get; init; }

    /// <summary>In drawn order.</summary>
    public required IReadOnlyList<string> Experts { get; init; }

    /// <summary>So many of the last ones came after the round's draw: they stand behind, in an order of their own.</summary>
    public required int Late { get; init; }

    /// <summary>Who may not visit what.</summary>
    public required IReadOnlyList<BarredPair> Barred { get; init; }

    /// <summary>In the order in which they are given.</summary>
    public required IReadOnlyList<VisitSeat> Seats { get; init; }

    /// <param name="applications">Those that are visited.</param>
    /// <param name="experts">Of the round's draw.</param>
    /// <param name="late">Who came into the pool since.</param>
    public static VisitDraw Carry(
        string roundId, PlannedStage stage, DrawPlan draw, VisitingExperts visitors, IReadOnlyCollection<string> applications,
        IReadOnlyCollection<string> experts, IReadOnlyCollection<string> late, IReadOnlyList<BarredPair> barred)
    {
        var sequence = new DrawSequence(Convert.FromHexString(draw.Seed!), draw.PublicValue!);
        var drawn = new VisitDraw
        {
            Format = TheFormat,
            RoundId = roundId,
            Stage = stage.Id.Id,
            Pass = stage.Pass,
            Seed = draw.Seed!,
            PublicValue = Funding.Workflows.Review.PublicValue.Normalise(draw.PublicValue!),
            Visitors = visitors.Count,
            MaxLoad = visitors.MaxLoad,
            Applications = sequence.Shuffle(PurposeOf("applications", stage.Id.Id, stage.Pass), applications),
            Experts =
            [
                .. sequence.Shuffle(PurposeOf("experts", stage.Id.Id, stage.Pass), experts),
                .. sequence.Shuffle(PurposeOf("late", stage.Id.Id, stage.Pass), late),
            ],
            Late = late.Count,
            Barred = barred,
            Seats = [],
        };
        return drawn with { Seats = drawn.Assign() };
    }

    /// <summary>
    /// One expert for each application in drawn order, then another for each: whoever is not barred, not on it already and below the load,
    /// of these who has the fewest visits, of these the first in drawn order. An application for which nobody is left stays short.
    /// </summary>
    public IReadOnlyList<VisitSeat> Assign()
    {
        var seats = new List<VisitSeat>();
        for (var visitor = 0; visitor < Visitors; visitor++)
            foreach (var application in Applications)
                if (Next(application, seats, new HashSet<string>()) is { } expert)
                    seats.Add(new(application, expert));
        return seats;
    }

    /// <summary>Who is next for one application.</summary>
    /// <param name="seats">Given so far.</param>
    /// <param name="but">Who was on it, and whoever else is not to be.</param>
    /// <returns>Null where nobody is left.</returns>
    public string? Next(string application, IReadOnlyList<VisitSeat> seats, IReadOnlySet<string> but)
    {
        var loads = seats.CountBy(s => s.ExpertId, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var not = seats.Where(s => s.ApplicationId == application).Select(s => s.ExpertId)
            .Concat(Barred.Where(b => b.ApplicationId == application).Select(b => b.ExpertId)).Concat(but)
            .ToHashSet(StringComparer.Ordinal);
        return Experts.Where(e => !not.Contains(e) && loads.GetValueOrDefault(e) < MaxLoad).MinBy(e => loads.GetValueOrDefault(e));
    }

    /// <summary>What does not fit when it is replayed, a sentence each; none where it holds.</summary>
    /// <param name="commitment">To the round's seed, as it was published before; null trusts the file.</param>
    public IReadOnlyList<string> Faults(string? commitment = null)
    {
        if (Format != TheFormat)
            return [$"'{Format}' is no format of a draw of visitors"];
        if (Late < 0 || Late > Experts.Count)
            return ["there are not so many late experts"];
        // A file may say anything; no visit has so many.
        if (Visitors is < 1 or > 100)
            return [$"'{Visitors}' is no number of visitors"];
        if (!DrawSequence.IsPurpose(PurposeOf("late", Stage, Pass)))
            return [$"'{PurposeOf("late", Stage, Pass)}' is no purpose of a draw"];
        DrawSequence sequence;
        try
        {
            var seed = Convert.FromHexString(Seed);
            if (commitment is not null && DrawCommitment.Of(seed, RoundId) != commitment)
                return ["the seed does not fit the commitment"];
            sequence = new DrawSequence(seed, PublicValue);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            return [wrong.Message];
        }

        IReadOnlyList<string> early = [.. Experts.SkipLast(Late)], late = [.. Experts.TakeLast(Late)];
        return
        [
            .. Order(sequence, "applications", Applications), .. Order(sequence, "experts", early), .. Order(sequence, "late", late),
            .. Assign().SequenceEqual(Seats) ? Array.Empty<string>() : ["replaying gives other visitors"],
        ];
    }

    private IEnumerable<string> Order(DrawSequence sequence, string what, IReadOnlyList<string> drawn)
    {
        if (drawn.Distinct(StringComparer.Ordinal).Count() != drawn.Count)
            yield return $"{what}: an id is drawn twice";
        else if (!sequence.Shuffle(PurposeOf(what, Stage, Pass), drawn).SequenceEqual(drawn, StringComparer.Ordinal))
            yield return $"{what}: replaying gives another order";
    }

    private static string PurposeOf(string what, string stage, int pass) =>
        string.Create(CultureInfo.InvariantCulture, $"visit-{what} {stage} {pass}");
}
