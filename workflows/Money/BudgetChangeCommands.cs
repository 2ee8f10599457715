namespace Funding.Workflows.Money;

/// <summary>What an administrator asks for, as it was typed.</summary>
/// <param name="Amount">Yuan.</param>
/// <param name="Document">文号.</param>
public sealed record BudgetRequest(BudgetChangeKind Kind, string? Amount, string? Document, string? Reason)
{
    /// <summary>Of a transfer: the other line, as <see cref="LineId.ToString"/> writes it.</summary>
    public string? To { get; init; }

    /// <summary>Id or certificate number of the award that gets it.</summary>
    public string? Award { get; init; }
}

/// <summary>
/// Changes of a budget line: one administrator proposes, another confirms by typing the amount. Each is one commit of the line with what
/// it posts, its record and its mails; a transfer arrives in the other line by an effect.
/// </summary>
public sealed class BudgetChangeCommands(
    BudgetStore lines, LedgerWriter writer, Catalogue catalogue, RoundStore rounds, AwardRollStore register, AwardStore awards,
    AwardChangeStore holders, PeopleStore people, CommitWriter commits, TimeProvider clock)
{
    public const int DocumentCharacters = 100;

    private const int MostTold = 30;

    /// <exception cref="RefusedException">
    /// The amount is none, document or reason is missing, the line is unknown, the document gave it money before, or what is asked is more
    /// than the line has available.
    /// </exception>
    public async Task<BudgetChange> ProposeAsync(Actor actor, LineId id, BudgetRequest request, CancellationToken cancellation = default)
    {
        actor.Demand(Right.SetBudget);
        var stored = await lines.FindAsync(id, cancellation);
        var line = stored?.Value
            ?? (request.Kind == BudgetChangeKind.Plan
                ? await BeginAsync(id, cancellation) : throw new RefusedException(MoneyRefusals.NoLine()));
        if (line.Waiting >= BudgetChangeDecision.MostWaiting)
        {
            throw new RefusedException(MoneyRefusals.TooManyWaiting(BudgetChangeDecision.MostWaiting));
        }

        var change = await ReadAsync(actor, line, request, cancellation);
        var prepared = change.AtProposal() is { } draft ? await writer.PrepareAsync(line, [draft], actor, cancellation) : null;
        var commit = new Commit(MoneyKeys.Partition(id)) { Begins = stored is null };
        writer.Write(commit, stored, line with { Changes = change.Number, Waiting = line.Waiting + 1 }, prepared, actor);
        commit.Insert(MoneyKeys.Change(change.Number), change).Audit(Noted(actor, "budget-change-proposed", id, change));
        foreach (var other in (await people.InRoleAsync(Role.Administrator, null, cancellation)).Where(p => p.Id != actor.PersonId)
            .Take(MostTold))
        {
            commit.Mail(
                $"mail:{MoneyMails.BudgetChangeProposed.Name}:{id}:{change.Number}:{other.Id}",
                MoneyMails.Proposed(other.Id, line, change));
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
        return change;
    }

    /// <param name="accept">False declines it, or takes one's own back.</param>
    /// <param name="typed">The amount once more; not looked at where it is declined.</param>
    /// <returns>The line after it.</returns>
    /// <exception cref="RefusedException">
    /// There is no such change, it was decided, the same person proposed it, another amount was typed, or the line cannot give it any more.
    /// </exception>
    public async Task<BudgetLine> DecideAsync(
        Actor actor, LineId id, int number, bool accept, string? typed, CancellationToken cancellation = default)
    {
        actor.Demand(Right.SetBudget);
        var stored = await lines.GetAsync(id, cancellation);
        var asked = await lines.ChangeAsync(id, number, cancellation) ?? throw new RefusedException(MoneyRefusals.NoChange());
        var change = asked.Value;
        if (BudgetChangeDecision.Bar(change, actor.PersonId, accept, typed) is { } bar)
        {
            throw new RefusedException(bar);
        }

        var award = accept && change.Award is { } of ? await LiveAsync(actor, id, of, cancellation) : null;
        if (accept && change.Kind == BudgetChangeKind.Plan)
        {
            await DemandUnusedAsync(id, change.Document, cancellation);
        }

        var prepared = change.AtDecision(id, accept) is { } draft
            ? await writer.PrepareAsync(stored.Value, [draft], actor, cancellation) : null;
        var commit = new Commit(MoneyKeys.Partition(id));
        var after = writer.Write(commit, stored, stored.Value with { Waiting = stored.Value.Waiting - 1 }, prepared, actor);
        commit.Replace(asked, change with { Decision = new(accept, actor.PersonId, actor.Name, clock.GetUtcNow()) })
            .Audit(Noted(actor, accept ? "budget-change-confirmed" : "budget-change-declined", id, change));
        if (accept && change.Kind == BudgetChangeKind.Transfer)
        {
            commit.Then(Effect.Of(TransferHandler.KindName, $"carry-transfer:{change.CaseOf(id)}", new Transfer(id, change)));
        }

        foreach (var holder in award is null ? [] : (await holders.HoldersAsync(award, cancellation)).Take(MostTold))
        {
            commit.Mail($"mail:{MoneyMails.MoneyAwarded.Name}:{id}:{number}:{holder}", MoneyMails.Awarded(holder, award!, change));
        }

        await commits.SaveOrRefuseAsync(commit, cancellation);
        return after;
    }

    /// <summary>Named as today's file names the programme; where it is gone, as its newest round does.</summary>
    private async Task<BudgetLine> BeginAsync(LineId id, CancellationToken cancellation)
    {
        if (catalogue.Programmes.FirstOrDefault(p => p.Id == id.Programme) is { } today) return new(id, today.Name);
        var newest = (await rounds.AllAsync(cancellation)).Where(r => r.ProgrammeId == id.Programme).MaxBy(r => r.Opens)
            ?? throw new RefusedException(MoneyRefusals.NoProgramme());
        return new(id, (await rounds.GetProgrammeAsync(newest.Id, cancellation)).Name);
    }

    private async Task<BudgetChange> ReadAsync(Actor actor, BudgetLine line, BudgetRequest request, CancellationToken cancellation)
    {
        var refusals = new List<Refusal>();
        var amount = Try(refusals, () => Yuan.Read(request.Amount, "amount"));
        var reason = Try(refusals, () => Reasons.Demand(request.Reason)) ?? "";
        var document = TextIdentity.Tidy(request.Document);
        if (document.Length is 0 or > DocumentCharacters)
        {
            refusals.Add(MoneyRefusals.NoDocument(DocumentCharacters));
        }

        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }

        var change = new BudgetChange(
            line.Changes + 1, request.Kind, amount, document, reason, actor.PersonId, actor.Name, clock.GetUtcNow());
        return request.Kind switch
        {
            BudgetChangeKind.Plan => await PlannedAsync(line, change, cancellation),
            BudgetChangeKind.Transfer => await TransferredAsync(line, change, request.To, cancellation),
            _ => await AwardedAsync(actor, line, change, request.Award, cancellation),
        };
    }

    private async Task<BudgetChange> PlannedAsync(BudgetLine line, BudgetChange change, CancellationToken cancellation)
    {
        await DemandUnusedAsync(line.Id, change.Document, cancellation);
        return change;
    }

    private async Task<BudgetChange> TransferredAsync(
        BudgetLine line, BudgetChange change, string? other, CancellationToken cancellation)
    {
        var to = LineId.Of(other);
        if (to is null || to == line.Id || await lines.FindAsync(to, cancellation) is null)
        {
            throw new RefusedException(MoneyRefusals.NoOtherLine());
        }

        var asked = change with { To = to };
        return Ledger.Bar(asked.AtDecision(line.Id, true)!, line.Balances, Balances.Zero) is { } bar
            ? throw new RefusedException(bar) : asked;
    }

    private async Task<BudgetChange> AwardedAsync(
        Actor actor, BudgetLine line, BudgetChange change, string? typed, CancellationToken cancellation)
    {
        var wanted = TextIdentity.Of(typed);
        var found = wanted.Length == 0 ? null : (await register.ReadAsync(cancellation)).Select(a => a.Summary).FirstOrDefault(a =>
            TextIdentity.Of(a.Id) == wanted || TextIdentity.Of(a.CertificateNumber) == wanted);
        var award = await LiveAsync(
            actor, line.Id, (found ?? throw new RefusedException(MoneyRefusals.NoAward())).Id, cancellation);
        return change with { Award = award.Id, AwardName = $"{award.HolderName} · {award.Title}" };
    }

    /// <summary>An award that may be given money of the line, by somebody who does not act for its holder.</summary>
    private async Task<AwardHome> LiveAsync(Actor actor, LineId line, string awardId, CancellationToken cancellation)
    {
        var award = (await awards.GetAsync(awardId, cancellation)).Home;
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var bar = award.ProgrammeId != line.Programme ? MoneyRefusals.OtherProgramme()
            : award.Standing.On(today, award.Term.ValidUntil) != AwardStanding.Live ? MoneyRefusals.NotLive()
            : (await holders.HoldersAsync(award, cancellation)).Contains(actor.PersonId) ? MoneyRefusals.OwnAward() : null;
        return bar is null ? award : throw new RefusedException(bar);
    }

    private async Task DemandUnusedAsync(LineId line, string document, CancellationToken cancellation)
    {
        var key = new PostingKey(BudgetChange.DocumentCase(document), PostingPurpose.Plan, 1);
        if (await lines.PostingAsync(line, key, cancellation) is not null)
        {
            throw new RefusedException(MoneyRefusals.DocumentUsed(document));
        }
    }

    private static AuditNote Noted(Actor actor, string action, LineId line, BudgetChange change) => AuditNote.By(
        actor, action, $"{line}", ("change", change.Number.ToString(CultureInfo.InvariantCulture)), ("kind", $"{change.Kind}"),
        ("amount", $"{change.Amount}"), ("document", change.Document), ("reason", change.Reason), ("to", $"{change.To}"),
        ("award", change.Award ?? ""));

    private static T? Try<T>(List<Refusal> refusals, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RefusedException refused)
        {
            refusals.AddRange(refused.Refusals);
            return default;
        }
    }
}
