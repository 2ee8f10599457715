namespace Funding.Workflows.Money.Grants;

/// <summary>
/// A stage that waits for money: what is missing is on record, on the office's pages and in the administrators' mail every day.
/// </summary>
public sealed class GrantWaitActs(
    ITableStore tables, GrantActs grants, PeopleStore people, CommitWriter commits, OfficeHours hours, TimeProvider clock)
{
    private const int MostTold = 30;

    private const int LinkDays = 30;

    /// <returns>Since when; null where the stage does not wait, or what it waited for is there.</returns>
    public async Task<DateTimeOffset?> SinceAsync(Round round, Programme programme, CancellationToken cancellation) =>
        programme.Money is not null && await grants.WaitAsync(round, cancellation) is { } wait
            && await grants.StillLacksAsync(round, wait, cancellation) ? wait.Since : null;

    /// <returns>What is missing, as the office reads it; null where nothing is.</returns>
    public async Task<StageWait?> ShownAsync(Round round, Programme programme, CancellationToken cancellation) =>
        programme.Money is not null && await grants.WaitAsync(round, cancellation) is { Lack: var lack }
            ? new(GrantMails.Lacks(lack), lack.IsSetUp ? MoneyLinks.Line(lack.Line) : MoneyLinks.OfYear(MoneyLinks.Year, lack.Line.Year))
            : null;

    /// <returns>Each place that waits for money, as the office reads it; a query.</returns>
    public async Task<IReadOnlyList<StageWait>> ShownPlacesAsync(Round round, Programme programme, CancellationToken cancellation) =>
        programme.Money is null ? [] : await tables
            .EnumerateAsync<MoneyWait>(RoundKeys.Partition(round.Id), KeyRange.Prefix(GrantKeys.PlaceWaits), cancellation)
            .Select(wait => new StageWait(
                GrantMails.PlaceLacks(wait.Key[GrantKeys.PlaceWaits.Length..], wait.Value.Lack), MoneyLinks.Line(wait.Value.Lack.Line)))
            .ToListAsync(cancellation);

    /// <summary>The stage goes no further now.</summary>
    public async Task<ActDone> HoldAsync(Round round, MoneyLack lack, CancellationToken cancellation)
    {
        var (known, told) = (await grants.WaitAsync(round, cancellation), await ToldAsync(cancellation));
        return new(round, commit =>
        {
            commit.Upsert(GrantKeys.Wait(round.Stage), new MoneyWait(lack, known?.Since ?? clock.GetUtcNow()));
            if (known is not null) return;
            commit.Audit(AuditNote.By(
                Actor.Rule("money"), "money-missing", round.Id, ("line", $"{lack.Line}"), ("needed", $"{lack.Needed}"),
                ("available", $"{lack.Available}")));
            foreach (var person in told) Tell(commit, round, lack, person, $"{round.Stage}:{round.Pass}");
        });
    }

    /// <summary>What the stage waited for is there.</summary>
    /// <returns>To be put into the commit by which it goes on; null where it did not wait.</returns>
    public async Task<Action<Commit>?> OverAsync(Round round, CancellationToken cancellation) =>
        await grants.WaitAsync(round, cancellation) is null ? null : commit => commit.Delete(GrantKeys.Wait(round.Stage));

    public async Task RemindAsync(Round round, CancellationToken cancellation)
    {
        if (await grants.WaitAsync(round, cancellation) is not { Lack: var lack }) return;
        var commit = new Commit(RoundKeys.Partition(round.Id));
        foreach (var person in await ToldAsync(cancellation))
            Tell(commit, round, lack, person, $"{hours.DayOf(clock.GetUtcNow()):yyyy-MM-dd}");
        if (commit.Count > 0) await commits.SaveAsync(commit, cancellation);
    }

    /// <summary>Somebody is not promoted for want of money; told once, and the place waits for it.</summary>
    /// <param name="leaving">Whose place it was.</param>
    public async Task NotPromotedAsync(
        Commit commit, Round round, string leaving, string applicationId, string name, MoneyLack lack, CancellationToken cancellation)
    {
        commit.Upsert(GrantKeys.PlaceWait(leaving), new MoneyWait(lack, clock.GetUtcNow())).Audit(AuditNote.By(
            Actor.Rule("reserve"), "reserve-without-money", applicationId, ("line", $"{lack.Line}"), ("needed", $"{lack.Needed}"),
            ("available", $"{lack.Available}")));
        foreach (var person in await ToldAsync(cancellation))
            commit.Mail(
                round, GrantMails.ReserveWithoutMoney, person.Id, applicationId, Link(round),
                [("ApplicationName", name), ("ApplicationNumber", applicationId), .. RoundMail.Both("Lacks", GrantMails.Lacks(lack))]);
    }

    private void Tell(Commit commit, Round round, MoneyLack lack, Person person, string cause) => commit.Mail(
        round, GrantMails.MoneyMissing, person.Id, cause, Link(round), RoundMail.Both("Lacks", GrantMails.Lacks(lack)));

    private LinkTerms Link(Round round) =>
        RoundMail.DeskLink(LinkPurpose.Office, round.Id, ShanghaiTime.DayOf(clock.GetUtcNow()).AddDays(LinkDays));

    private async Task<IReadOnlyList<Person>> ToldAsync(CancellationToken cancellation) =>
        [.. (await people.InRoleAsync(Role.Administrator, null, cancellation)).Take(MostTold)];
}

/// <summary>Takes up again what a round's rows under <see cref="GrantKeys.Waits"/> wait for, beside the round itself.</summary>
public interface IMoneyWaiter
{
    /// <summary>Adds it to the commit that wakes the round.</summary>
    Task WakeAsync(Commit commit, Round round, CancellationToken cancellation);
}

/// <summary>Has rounds of the programme look again that wait for money, and whatever else of them does.</summary>
internal sealed class MoneyFreedHandler(
    ITableStore tables, RoundStore rounds, IEnumerable<IMoneyWaiter> waiters, CommitWriter commits) : IEffectHandler
{
    public string Kind => MoneyFreed.EffectKind;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var line = FundingJson.Deserialize<MoneyFreed>(payload)!.Line;
        foreach (var round in await rounds.AllAsync(cancellation))
        {
            if (round.ProgrammeId == line.Programme && round.Standing == RoundStanding.Running
                && await tables.AnyAsync(RoundKeys.Partition(round.Id), GrantKeys.Waits, cancellation))
            {
                var commit = new Commit(RoundKeys.Partition(round.Id)).WakeRound(round.Id);
                var whole = (await rounds.GetAsync(round.Id, cancellation)).Value;
                foreach (var waiter in waiters) await waiter.WakeAsync(commit, whole, cancellation);
                await commits.SaveAsync(commit, cancellation);
            }
        }
    }
}
