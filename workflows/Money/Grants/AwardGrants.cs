namespace Funding.Workflows.Money.Grants;

/// <summary>An award is made with its money: its payments as planned, and the commitment of what was reserved for it.</summary>
internal sealed class AwardGrants(RoundStore rounds, GrantActs grants) : IAwardContent
{
    public async Task<AwardHome> AddAsync(Commit commit, AwardHome made, Award award, Programme programme, CancellationToken cancellation)
    {
        if (programme.Awards[award.Kind].Money is not { } money) return made;
        var round = (await rounds.GetAsync(award.RoundId, cancellation)).Value;
        if (await grants.AmountAsync(round, award.ApplicationId, cancellation) is not { Value.Amount: var amount } || amount == Yuan.Zero)
            return made;
        var shared = await grants.AllocationAsync(round, cancellation);
        var tranches = TranchePlan.Of(amount, money, programme.Id, round.Year);
        commit.Insert(AwardMoney.Row, new AwardMoney(amount, tranches, shared?.Hash ?? "", money.Clause, money.Recovery))
            .Audit(AuditNote.By(
                Actor.Rule("announcement"), "money-awarded", made.Id,
                [("amount", $"{amount}"), .. tranches.Select(t => (t.Id, $"{t.Amount} {t.Line}"))]))
            .Then(Effect.Of(
                CommitMoneyHandler.KindName, $"{CommitMoneyHandler.KindName}:{made.Id}",
                new CommitMoney(
                    made.Id, made.DocumentNumber, [.. TranchePlan.Lines(tranches).Select(l => new LineAmount(l.Line, l.Amount))])));
        return made with { Granted = amount.Value };
    }
}

internal sealed record LineAmount(LineId Line, Yuan Amount);

internal sealed record CommitMoney(string AwardId, string Document, IReadOnlyList<LineAmount> Lines);

/// <summary>What was reserved for an award belongs to it.</summary>
internal sealed class CommitMoneyHandler(LedgerCommands ledger, Reservations reservations) : IEffectHandler
{
    public const string KindName = "commit-money";

    public string Kind => KindName;

    public async Task HandleAsync(string effectKey, string payload, CancellationToken cancellation)
    {
        var of = FundingJson.Deserialize<CommitMoney>(payload)!;
        foreach (var (line, amount) in of.Lines)
        {
            // Already there as a rule; anew where it was released because the announcement took so long.
            await reservations.MoveAsync(
                [(of.AwardId, new(line, of.AwardId, amount, new(AwardKeys.Partition(of.AwardId), AwardKeys.Award)))], MoneyKeys.MostChanges,
                cancellation);
            await ledger.PostAsync(
                Actor.Rule("announcement"), line,
                [PostingDraft.Of(of.AwardId, PostingPurpose.Commit, amount, AwardPasses.Award, of.Document)], cancellation);
        }
    }
}
