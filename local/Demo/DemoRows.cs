namespace Funding.Local.Demo;

/// <summary>The round as its rows say it is, read once at the end.</summary>
internal sealed record DemoRows
{
    public required Round Round { get; init; }

    public required RoundDesks Desks { get; init; }

    public required IReadOnlyDictionary<string, Application> Applications { get; init; }

    public required IReadOnlyList<PoolExpert> Experts { get; init; }

    public required IReadOnlyList<PanelMember> Panels { get; init; }

    public required IReadOnlyList<ConflictDecision> Conflicts { get; init; }

    public required IReadOnlyList<ApprovalVote> Votes { get; init; }

    public required IReadOnlyList<PublicValueEntry> PublicValues { get; init; }

    public required IReadOnlyDictionary<string, NoticeEntry> Notice { get; init; }

    public required IReadOnlyDictionary<string, Objection> Objections { get; init; }

    public required IReadOnlyList<Award> Awards { get; init; }

    public required IReadOnlyList<AuditNote> Audit { get; init; }

    /// <summary>Effects that were given up.</summary>
    public required int GivenUp { get; init; }

    public static async Task<DemoRows> ReadAsync(IServiceProvider services, string roundId)
    {
        var tables = services.GetRequiredService<ITableStore>();
        var partition = RoundKeys.Partition(roundId);
        async Task<List<T>> AllAsync<T>(string prefix) =>
            await tables.EnumerateAsync<T>(partition, KeyRange.Prefix(prefix)).Select(r => r.Value).ToListAsync();
        var round = (await tables.GetAsync<Round>(partition, RoundKeys.Round))!.Value;
        return new DemoRows
        {
            Round = round,
            Desks = await services.GetRequiredService<RoundStore>().GetDesksAsync(roundId),
            Applications = (await AllAsync<Application>(RoundKeys.Applications)).ToDictionary(a => a.Id),
            Experts = await AllAsync<PoolExpert>(RoundKeys.Experts),
            Panels = await AllAsync<PanelMember>(RoundKeys.SheetsByApplication),
            Conflicts = await AllAsync<ConflictDecision>(ReviewKeys.ConflictDecisions),
            Votes = round.Stages.Find(CommitteeStage.Kind) is null ? [] : await AllAsync<ApprovalVote>(VoteKeys.Of(round, "")),
            PublicValues = await AllAsync<PublicValueEntry>(RoundKeys.PublicValues),
            Notice = (await AllAsync<NoticeEntry>(RoundKeys.NoticeEntries)).ToDictionary(n => n.ApplicationId),
            Objections = (await AllAsync<Objection>(RoundKeys.Objections)).ToDictionary(o => o.Id),
            Awards = await AllAsync<Award>(RoundKeys.Awards),
            Audit = [.. (await AllAsync<AuditEntry>(AuditKeys.Entry)).Select(e => e.Note)],
            GivenUp = await tables.EnumerateAsync(partition, KeyRange.Prefix(OutboxKeys.GivenUp)).CountAsync(),
        };
    }

    public int In(ApplicationState state) => Applications.Values.Count(a => a.State == state);
}
