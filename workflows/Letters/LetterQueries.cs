namespace Funding.Workflows.Letters;

/// <summary>The document of a stage for who edits it.</summary>
/// <param name="Draft">As the office saved it, or as the kind of the stage writes it.</param>
/// <param name="Saved">Whether the office saved one.</param>
/// <param name="Versions">The newest first.</param>
/// <param name="Issuer">The department that leads the programme, or the authority of the installation.</param>
public sealed record LetterDesk(
    Round Round, PlannedStage Stage, StageLetter Letter, LetterDraft Draft, bool Saved, IReadOnlyList<LetterVersion> Versions,
    Bilingual Issuer)
{
    public LetterVersion? Last => Versions is [var newest, ..] ? newest : null;
}

/// <summary>Documents of a round: as they stand with the office, and as they were published.</summary>
public sealed class LetterQueries(
    ITableStore tables, IBlobStore blobs, RoundStore rounds, StageKindSet kinds, RoundDays days, IOptions<PortalOptions> portal,
    TimeProvider clock)
{
    /// <summary>Of every stage that publishes one, in the order of the round.</summary>
    public async Task<IReadOnlyList<LetterDesk>> ListAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var viewOf = await ViewAsync(round, cancellation);
        var desks = new List<LetterDesk>();
        foreach (var stage in round.Stages)
        {
            if (await ReadAsync(viewOf(stage), cancellation) is { } desk)
                desks.Add(desk);
        }

        return desks;
    }

    /// <exception cref="RefusedException">The round has no such stage, or it publishes no document.</exception>
    public async Task<LetterDesk> GetAsync(Actor actor, string roundId, string stage, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        return round.Stages.FirstOrDefault(s => s.Id.Id == stage) is { } planned
            && await ReadAsync((await ViewAsync(round, cancellation))(planned), cancellation) is { } desk
                ? desk : throw new RefusedException(LetterRefusals.NotFound());
    }

    /// <summary>Everything that was published of a round, by stage, the newest version of each first; one transaction.</summary>
    public async Task<IReadOnlyList<LetterVersion>> PublishedAsync(string roundId, CancellationToken cancellation = default)
    {
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        return [.. (await VersionsAsync(round.Id, RoundKeys.LetterVersions, cancellation)).Where(v => round.Stages.Has(v.Stage))
            .OrderBy(v => round.Stages.IndexOf(v.Stage)).ThenByDescending(v => v.Number)];
    }

    /// <summary>Documents that are out by their stage and were not published: one query, and what these are written from.</summary>
    public async Task<IReadOnlyList<(PlannedStage Stage, StageLetter Letter)>> DueAsync(
        string roundId, CancellationToken cancellation = default)
    {
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var published = (await VersionsAsync(roundId, RoundKeys.LetterVersions, cancellation)).Select(v => v.Stage).ToHashSet();
        var viewOf = await ViewAsync(round, cancellation);
        var due = new List<(PlannedStage, StageLetter)>();
        var reached = round.Stages.Where(s => round.IsRolling() || !round.Stages.IsBefore(round.Stage, s.Id));
        foreach (var stage in reached.Where(s => !published.Contains(s.Id)))
        {
            if (await kinds[stage.Kind].LetterAsync(viewOf(stage), cancellation) is { Out: not null } letter)
                due.Add((stage, letter));
        }

        return due;
    }

    /// <inheritdoc cref="PublishedLetters.Demand"/>
    public async Task<LetterVersion> FindAsync(
        string roundId, string stage, int? number = null, CancellationToken cancellation = default) =>
        (await PublishedAsync(roundId, cancellation)).Demand(stage, number);

    /// <summary>What a version says.</summary>
    /// <exception cref="InvalidDataException">What is kept is not what was published.</exception>
    public async Task<Letter> ReadAsync(string roundId, LetterVersion version, CancellationToken cancellation = default)
    {
        await using var content = await OpenAsync(roundId, version.Content, cancellation);
        using var reader = new StreamReader(content);
        var text = await reader.ReadToEndAsync(cancellation);
        return Sha256Hex.Of(text) == version.Content
            ? FundingJson.Deserialize<Letter>(text)!
            : throw new InvalidDataException($"The document {version.Content} is not what was published.");
    }

    /// <exception cref="RefusedException">The file is not there.</exception>
    public async Task<Stream> OpenAsync(string roundId, string hash, CancellationToken cancellation = default) =>
        await blobs.OpenReadAsync(RoundBlobs.Letter(roundId, hash), 0, cancellation)
            ?? throw new RefusedException(LetterRefusals.NotFound());

    /// <summary>What a kind writes its document from, read once for all stages of the round.</summary>
    private async Task<Func<PlannedStage, LetterView>> ViewAsync(Round round, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var desks = await rounds.GetDesksAsync(round.Id, cancellation);
        var schedule = days.Schedule(round, programme);
        return stage => new LetterView(new StageView(round, stage, programme), desks, schedule);
    }

    private async Task<LetterDesk?> ReadAsync(LetterView view, CancellationToken cancellation)
    {
        var (round, stage) = (view.Stage.Round, view.Stage.Stage);
        if (await kinds[stage.Kind].LetterAsync(view, cancellation) is not { } letter)
            return null;
        var saved = await tables.GetAsync<LetterDraft>(
            RoundKeys.Partition(round.Id), RoundKeys.LetterDraft(stage.Id), cancellation);
        var versions = await VersionsAsync(round.Id, RoundKeys.LetterVersionsOf(stage.Id), cancellation);
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var issuer = view.Stage.Programme.Lead ?? portal.Value.Authority;
        return new(
            round, stage, letter,
            saved?.Value ?? LetterDecision.Draft(letter, issuer, portal.Value.Contact, today),
            saved is not null, [.. versions.OrderByDescending(v => v.Number)], issuer);
    }

    private async Task<List<LetterVersion>> VersionsAsync(string roundId, string prefix, CancellationToken cancellation) =>
        await tables.EnumerateAsync<LetterVersion>(RoundKeys.Partition(roundId), KeyRange.Prefix(prefix), cancellation)
            .Select(v => v.Value).ToListAsync(cancellation);
}

public static class PublishedLetters
{
    /// <param name="number">Of the version; null for the newest.</param>
    /// <exception cref="RefusedException">Nothing such was published.</exception>
    public static LetterVersion Demand(this IReadOnlyList<LetterVersion> published, string stage, int? number) =>
        published.FirstOrDefault(v => v.Stage.Id == stage && (number ?? v.Number) == v.Number)
            ?? throw new RefusedException(LetterRefusals.NotFound());
}
