namespace Funding.Workflows.Contests;

/// <summary>A contest as an officer states it, as it was typed.</summary>
/// <param name="Document">文号 of the results.</param>
public sealed record ContestRequest(string? Name, ContestLevel Level, ContestClass Class, DateOnly HeldOn, string? Document);

/// <summary>
/// The results of contests are imported from a list, and single prizes revoked. With a revoked prize the holder of a title that rests on it
/// is given notice of the title's withdrawal, which another administrator decides.
/// </summary>
public sealed class ContestCommands(
    ITableStore tables, ContestStore contests, IdentityKeyStore key, AwardRollStore register, AwardChangeCommands awards,
    AwardChangeStore changes, CommitWriter commits, TimeProvider clock)
{
    /// <summary>Working days in which the holder of a title is heard.</summary>
    public const int HearingDays = 10;

    private const int NameCharacters = 100;
    private const int DocumentCharacters = 100;
    private const int PrizesPerCommit = 40;

    /// <summary>The contest is there once all its prizes are.</summary>
    /// <exception cref="RefusedException">
    /// Name or document is missing, the day is to come, the document's results are there, or something is wrong with the list.
    /// </exception>
    public async Task<Contest> ImportAsync(
        Actor actor, ContestRequest request, ListContent content, CancellationToken cancellation = default)
    {
        actor.Demand(Right.DecideEligibility);
        var (name, document) = (TextIdentity.Tidy(request.Name), TextIdentity.Tidy(request.Document));
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        List<Refusal> refusals = [];
        if (name.Length is 0 or > NameCharacters) refusals.Add(ContestRefusals.NoName(NameCharacters));
        if (document.Length is 0 or > DocumentCharacters) refusals.Add(ContestRefusals.NoDocument(DocumentCharacters));
        if (request.HeldOn > today) refusals.Add(ContestRefusals.Day());
        if ((await contests.AllAsync(cancellation))
            .FirstOrDefault(c => TextIdentity.Of(c.Document) == TextIdentity.Of(document)) is { } known)
            refusals.Add(ContestRefusals.Known(known.Name));
        if (refusals.Count > 0) throw new RefusedException(refusals);
        var typed = PrizeList.Of(content, today);
        var secret = await key.DemandAsync(cancellation);
        var id = await NextIdAsync(request.HeldOn.Year, cancellation);
        foreach (var some in typed.Select((p, i) => new ContestPrize(
            id, i + 1, p.Name, p.Identity.Hash(secret), p.Identity.Tail, p.Event, p.Place)).Chunk(PrizesPerCommit))
        {
            await tables.CommitAsync(
                ContestKeys.Partition,
                [
                    .. some.SelectMany(p => new RowChange[]
                    {
                        RowCodec.Insert(ContestKeys.Prize(id, p.Number), p),
                        RowCodec.Insert(ContestKeys.Winner(p.Hash, id, p.Number), new WonPrize(id, p.Number)),
                    }),
                ],
                cancellation);
        }

        var contest = new Contest(
            id, name, request.Level, request.Class, request.HeldOn, document, typed.Count, actor.PersonId, clock.GetUtcNow());
        await commits.SaveOrRefuseAsync(
            new Commit(ContestKeys.Partition).Insert(ContestKeys.Contest(id), contest).Audit(AuditNote.By(
                actor, "contest-imported", id, ("document", document), ("class", $"{contest.Class}"), ("prizes", $"{typed.Count}"))),
            cancellation);
        return contest;
    }

    /// <summary>Once more where it is revoked already: holders who have no notice yet are given one.</summary>
    /// <returns>The titles whose withdrawal is under way with it.</returns>
    /// <exception cref="RefusedException">No such prize, or reason or document is missing.</exception>
    public async Task<IReadOnlyList<string>> RevokeAsync(
        Actor actor, string contestId, int number, string? document, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ChangeAward);
        var why = Reasons.Demand(reason);
        var by = TextIdentity.Tidy(document);
        if (by.Length is 0 or > DocumentCharacters) throw new RefusedException(ContestRefusals.NoDocument(DocumentCharacters));
        var contest = await contests.GetAsync(contestId, cancellation);
        var stored = await contests.PrizeAsync(contestId, number, cancellation) ?? throw new RefusedException(ContestRefusals.NoPrize());
        if (stored.Value.Revoked is null)
        {
            var on = ShanghaiTime.DayOf(clock.GetUtcNow());
            await commits.SaveOrRefuseAsync(
                new Commit(ContestKeys.Partition)
                    .Replace(stored, stored.Value with { Revoked = new(on, by, why, actor.PersonId) })
                    .Audit(AuditNote.By(
                        actor, "prize-revoked", contestId, ("prize", $"{number}"), ("document", by), ("reason", why))),
                cancellation);
        }

        var resting = new List<string>();
        foreach (var award in (await register.ReadAsync(cancellation)).Select(a => a.Summary)
            .Where(a => AwardKeys.IsOfPerson(a.Id, stored.Value.Hash) && a.Standing is AwardStanding.Live or AwardStanding.Suspended))
        {
            resting.Add(award.Id);
            if (await changes.WithdrawalAsync(award.Id, cancellation) is null)
                await awards.GiveNoticeAsync(actor, award.Id, HearingDays, new($"{contest.Name}：{why}", by), cancellation);
        }

        return resting;
    }

    private async Task<string> NextIdAsync(int year, CancellationToken cancellation)
    {
        var next = 0;
        await Attempts.UntilWrittenAsync(async () =>
        {
            var commit = new Commit(ContestKeys.Partition);
            next = await tables.NextAsync(commit, ContestKeys.Count, cancellation);
            await commits.SaveAsync(commit, cancellation);
        }, cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"{year}-{next}");
    }
}
