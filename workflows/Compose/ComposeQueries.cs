namespace Funding.Workflows.Compose;

/// <summary>Reads drafts of programmes, and what a new one may begin with.</summary>
public sealed class ComposeQueries(ITableStore tables, Catalogue catalogue, ReleasedStore released, RoundStore rounds)
{
    /// <summary>The last saved first; one query.</summary>
    public async Task<IReadOnlyList<ComposeSummary>> ListAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ComposeProgramme);
        await released.FreshenAsync(cancellation);
        return
        [
            .. (await tables.EnumerateAsync<ComposeSummary>(ComposeKeys.List, KeyRange.All, cancellation).Select(d => d.Value)
                .ToListAsync(cancellation)).OrderByDescending(d => d.SavedAt).ThenBy(d => d.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>One transaction, and one a minute for what was released meanwhile.</summary>
    /// <exception cref="RefusedException">There is none, or it was deleted.</exception>
    public async Task<ComposeWork> ReadAsync(Actor actor, string id, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ComposeProgramme);
        await released.FreshenAsync(cancellation);
        var draft = (await FindAsync(tables, id, cancellation)).Value;
        var reading = ProgrammeTextLoader.Read(catalogue, draft.Text);
        var root = reading.Root ?? DraftText.Demand(draft.Text);
        return new(
            draft, root, reading, SettingSchema.Of(catalogue.Kinds),
            new RuleNames(root, [.. catalogue.Programmes.Select(p => p.Id)], Others()), released.NewestOf(draft.ProgrammeId));
    }

    /// <summary>Every version of a draft, the newest first, without their texts; one query.</summary>
    public async Task<IReadOnlyList<ComposeVersion>> VersionsAsync(Actor actor, string id, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ComposeProgramme);
        var versions = await tables.EnumerateAsync<ComposeVersion>(
            ComposeKeys.Partition(id), KeyRange.Prefix(ComposeKeys.Versions), cancellation).Select(v => v.Value).ToListAsync(cancellation);
        return [.. versions.OrderByDescending(v => v.Number)];
    }

    /// <exception cref="RefusedException">The draft has no such version.</exception>
    public async Task<string> TextAsync(Actor actor, string id, int version, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ComposeProgramme);
        return (await tables.GetAsync<string>(ComposeKeys.Partition(id), ComposeKeys.Text(version), cancellation))?.Value
            ?? throw new RefusedException(ComposeRefusals.NoVersion(version));
    }

    /// <summary>What rounds are launched by today: the newest released version, else the file.</summary>
    /// <returns>Null where there is no such programme.</returns>
    public string? TextOf(string programmeId) => released.NewestOf(programmeId)?.Text ?? catalogue.FileOf(programmeId);

    /// <summary>The programme that a round keeps, as a file would say it; of a step that step alone.</summary>
    /// <exception cref="RefusedException">There is no such round.</exception>
    public async Task<string> TextOfRoundAsync(Actor actor, string round, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ComposeProgramme);
        var kept = await rounds.GetProgrammeAsync((await rounds.GetAsync(round, cancellation)).Value.Id, cancellation);
        return YamlText.Of(SnapshotText.Of(SettingSchema.Of(catalogue.Kinds), FundingJson.Serialize(kept)));
    }

    /// <exception cref="RefusedException">There is none, or it was deleted.</exception>
    internal static async Task<Stored<ComposeDraft>> FindAsync(ITableStore tables, string id, CancellationToken cancellation) =>
        RouteIds.CouldBe(id) && await tables.GetAsync<ComposeDraft>(
            ComposeKeys.Partition(id), ComposeKeys.Draft, cancellation) is { } found
            ? found : throw new RefusedException(ComposeRefusals.NotFound());

    private Dictionary<string, Bilingual> Others() => catalogue.Programmes.Select(p => (p.Id, p.Name))
        .Concat(catalogue.Desks.Select(d => (d.Id, d.Name))).DistinctBy(o => o.Id).ToDictionary(o => o.Id, o => o.Name);
}
