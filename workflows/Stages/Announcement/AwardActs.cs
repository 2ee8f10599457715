namespace Funding.Workflows.Stages.Announcement;

/// <summary>公布: certificates in rank order, the public list, and a letter to everybody who was ranked.</summary>
public sealed class AwardActs(
    ITableStore tables, RoundStore rounds, RoundOrders orders, StageOffers offers, GrantActs grants, AwardMaking making,
    PersonClaimCommands persons, CommitWriter commits)
{
    private const int AwardsPerCommit = 11;
    private const int LettersPerCommit = 60;

    public async Task<Round> AnnounceAsync(Round round, CancellationToken cancellation)
    {
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var number = round.AnnouncementNumberToBe();
        var certificates = await AwardAsync(round, programme, number, cancellation);
        await WriteLettersAsync(round, programme, number, certificates, cancellation);
        return round with { AnnouncementNumber = number, AnnouncedAt = round.Seal!.At };
    }

    private async Task<IReadOnlyDictionary<string, Award>> AwardAsync(
        Round round, Programme programme, string number, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var entries = new List<NoticeEntry>();
        await foreach (var entry in tables.EnumerateAsync<NoticeEntry>(partition, KeyRange.Prefix(RoundKeys.NoticeEntries), cancellation))
        {
            if (!entry.Value.Removed)
            {
                entries.Add(entry.Value);
            }
        }

        var secret = await rounds.SecretAsync(round.Id, cancellation);
        var awards = new Dictionary<string, Award>();
        var awardedOn = ShanghaiTime.DayOf(round.Seal!.At);
        foreach (var chunk in entries.OrderBy(e => e.Rank).Index().Chunk(AwardsPerCommit))
        {
            var commit = new Commit(partition);
            foreach (var (index, entry) in chunk)
            {
                var award = Awarding.Of(round, programme, secret, entry, new AwardNumber(index + 1, awardedOn), number) with
                {
                    Quantity = entry.Granted is { } granted ? BudgetNames.Granted(offers, programme, granted) : null,
                };
                awards[entry.ApplicationId] = award;
                await AddAwardAsync(commit, programme, award, cancellation);
            }

            if (commit.Count > 0)
            {
                await commits.SaveAsync(commit, cancellation);
            }
        }

        return awards;
    }

    private async Task AddAwardAsync(Commit commit, Programme programme, Award award, CancellationToken cancellation)
    {
        var stored = (await tables.GetAsync<Application>(commit.Partition, RoundKeys.Application(award.ApplicationId), cancellation))!;
        if (stored.Value.State != ApplicationState.Selected)
        {
            return;
        }

        await making.ClaimAsync(award, stored.Value.CreditCode, cancellation);
        await commits.NotePersonsAsync(await persons.TakeAsync(programme, stored.Value, cancellation), stored.Value, cancellation);
        commit.Awarded(award).ReplaceApplication(stored, Awarding.Awarded(stored.Value, award));
    }

    private async Task WriteLettersAsync(
        Round round, Programme programme, string number, IReadOnlyDictionary<string, Award> awards, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var criteria = offers.Given<IScores>(programme)?.Rubric.Criteria ?? [];
        Dictionary<string, Yuan> amounts = programme.Money is null ? []
            : (await grants.AmountsAsync(round.Id, round.RankingVersion, cancellation))
            .ToDictionary(a => a.ApplicationId, a => a.Amount, StringComparer.Ordinal);
        string? continuation = null;
        do
        {
            var page = await orders.PageAsync(round, LettersPerCommit, continuation, cancellation);
            var commit = new Commit(partition);
            var applications = await Task.WhenAll(page.Items.Select(i => tables.GetAsync<Application>(
                partition, RoundKeys.Application(i.Value.ApplicationId), cancellation)));
            // Who withdrew has had a letter that confirms it.
            foreach (var (ranked, application) in page.Items.Zip(applications, (item, stored) => (item.Value, stored!.Value))
                .Where(r => r.Item2.State != ApplicationState.Withdrawn))
            {
                commit.Letter(round, criteria, number, application, ranked, awards.GetValueOrDefault(application.Id),
                    amounts.TryGetValue(application.Id, out var amount) ? amount : null);
            }

            if (commit.Count > 0)
            {
                await commits.SaveAsync(commit, cancellation);
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }
}
