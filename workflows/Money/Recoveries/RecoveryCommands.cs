namespace Funding.Workflows.Money.Recoveries;

/// <summary>What an officer enters, as it was typed.</summary>
/// <param name="Amount">Yuan.</param>
/// <param name="Reference">The bank's of a repayment, else a 文号.</param>
public sealed record RecoveryRequest(RecoveryKind Kind, string? Amount, string? Reference, string? Reason)
{
    /// <summary>To which it is owed, as <see cref="LineId.ToString"/> writes it; not of a demand.</summary>
    public string? Line { get; init; }

    /// <summary>Of a demand: the tranche that was paid.</summary>
    public string? Tranche { get; init; }

    /// <summary>Of a repayment: the bank's day.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Of a repayment: the bank's slip.</summary>
    public SentFile? Paper { get; init; }

    /// <summary>Of a set-off: the tranche, as <see cref="RecoveryCommands.TrancheName"/> writes it.</summary>
    public string? Against { get; init; }
}

/// <summary>
/// What a holder owes is asked back, repaid or set off: one verified officer enters it, a second hand confirms by typing the amount. Each
/// is one commit of the award with its record and its mails; what it posts follows by an effect under a key of its own.
/// </summary>
public sealed class RecoveryCommands(
    AwardStore awards, RecoveryStore recoveries, RunStore runs, HandStore hands, PayeeGate payees, AwardChangeStore holders,
    DocumentWriter writer, CommitWriter commits, TimeProvider clock)
{
    private const int MostTold = 30;

    private static readonly DocumentRules Rules = new(
        RecoveryEntry.PaperField, [DocumentType.Pdf, DocumentType.Png, DocumentType.Jpeg], DocumentRules.FormBytes);

    public static string TrancheName(Payable payable) => $"{payable.Line}/{payable.AwardId}/{payable.Tranche}";

    /// <exception cref="RefusedException">
    /// No verified hand, one of the holder's or in conflict with it, more than is owed (of a demand, than was paid), a reference that was
    /// used, a repayment without its slip, a tranche that is another's or in a run.
    /// </exception>
    public async Task<RecoveryEntry> EnterAsync(
        Actor actor, string awardId, RecoveryRequest request, CancellationToken cancellation = default)
    {
        actor.Demand(Right.MakePayment);
        var (award, hand) = await ToActAsync(actor, awardId, cancellation);
        var read = await recoveries.FindAsync(award, cancellation) ?? throw new RefusedException(RecoveryRefusals.NoLine());
        var before = read.Count?.Value.Entries ?? 0;
        if (before >= RecoveryKeys.Most) throw new RefusedException(RecoveryRefusals.TooMany(RecoveryKeys.Most));
        var payable = request.Kind == RecoveryKind.SetOff ? await TrancheAsync(award, request.Against, cancellation) : null;
        var entry = Read(read.Book, request, before + 1, hand, payable);
        if (read.Book.Bar(entry, payable, ShanghaiTime.DayOf(clock.GetUtcNow())) is { } bar) throw new RefusedException(bar);
        var commit = new Commit(award.Partition)
            .Put(RecoveryKeys.Count, read.Count, new RecoveryCount(entry.Number))
            .Insert(RecoveryKeys.Entry(entry.Number), entry)
            .WakeAward(awardId);
        foreach (var other in (await hands.WhoMayAsync(Right.CheckPayment, awardId, cancellation))
            .Except([actor.PersonId, .. await holders.HoldersAsync(award.Home, cancellation)]).Take(MostTold))
            commit.Mail(
                $"mail:{RecoveryMails.RecoveryToConfirm.Name}:{awardId}:{entry.Number}:{other}",
                RecoveryMails.ToConfirm(other, award, entry));
        if (request.Kind != RecoveryKind.Repayment)
        {
            await commits.SaveOrRefuseAsync(commit.Audit(Noted(actor, "recovery-entered", awardId, entry)), cancellation);
            return entry;
        }

        await using var content = (request.Paper ?? throw new RefusedException(RecoveryRefusals.NoPaper())).Open();
        var stored = await writer.UploadWholeAsync(
            $"{AwardKeys.Blobs(awardId)}recovery-{entry.Number}", Rules, request.Paper.Name, request.Paper.DeclaredType, content,
            cancellation);
        try
        {
            var (document, row) = (AttachedDocuments.Of(stored), RecoveryKeys.PapersOf(entry.Number));
            await commits.SaveOrRefuseAsync(
                commit.Insert(row, new DutyPapers([document])).ScanOfAward(awardId, row, document.Id)
                    .Audit(Noted(actor, "recovery-entered", awardId, entry, ("sha256", document.Sha256))),
                cancellation);
        }
        catch (RefusedException)
        {
            await writer.DeleteAsync(stored, cancellation);
            throw;
        }

        return entry;
    }

    /// <param name="accept">False declines it, or takes one's own back.</param>
    /// <param name="typed">The amount once more; not looked at where it is declined.</param>
    /// <exception cref="RefusedException">
    /// No verified hand, the hand that entered it, one of the holder's, another amount, a slip with a virus, or a tranche that a run has.
    /// </exception>
    public async Task<RecoveryEntry> DecideAsync(
        Actor actor, string awardId, int number, bool accept, string? typed, CancellationToken cancellation = default)
    {
        actor.Demand(Right.CheckPayment);
        var (award, hand) = await ToActAsync(actor, awardId, cancellation);
        var read = await recoveries.FindAsync(award, cancellation) ?? throw new RefusedException(RecoveryRefusals.NoEntry());
        var stored = await recoveries.EntryAsync(awardId, number, cancellation);
        var entry = stored.Value;
        if (RecoveryBook.BarDecision(entry, hand, accept, typed) is { } bar) throw new RefusedException(bar);
        var after = entry with
        {
            Decided = hand,
            State = !accept ? RecoveryState.Declined : entry.Kind == RecoveryKind.SetOff ? RecoveryState.Carried : RecoveryState.Done,
        };
        // The count goes along: what is entered at the same moment is worked out anew.
        var commit = new Commit(award.Partition).Replace(read.Count!, read.Count!.Value).Replace(stored, after)
            .Audit(Noted(actor, ActionOf(after), awardId, after)).WakeAward(awardId);
        if (accept) await ConfirmAsync(commit, award, read, after, cancellation);
        await commits.SaveOrRefuseAsync(commit, cancellation);
        return after;
    }

    private async Task ConfirmAsync(
        Commit commit, AwardRead award, RecoveryRead read, RecoveryEntry entry, CancellationToken cancellation)
    {
        if (entry.Against is { } against)
        {
            var payable = (await runs.PayableAsync(against.Line, against.AwardId, against.Tranche, cancellation))?.Value;
            if (RecoveryBook.BarTranche(entry, payable) is { } bar) throw new RefusedException(bar);
            commit.Then(SetOffHandler.Of(award.Home.Id, entry.Number));
            return;
        }

        if (await recoveries.PaperAsync(award.Home.Id, entry.Number, cancellation) is { } paper
            && AttachedDocuments.Stored(paper).Scan == ScanState.Infected)
            throw new RefusedException(RecoveryRefusals.Infected());
        if (entry.Kind == RecoveryKind.Demand)
            await read.Tranches.First(t => t.Paid.Id == entry.Tranche).Demand(commit, entry.Amount, cancellation);
        if (!entry.Outside) commit.Then(PostRecoveryHandler.Of(award.Home.Id, entry));
        var left = (read.Book with { Entries = [.. read.Book.Entries.Where(e => e.Number != entry.Number), entry] }).Left
            + (entry.Kind == RecoveryKind.Demand ? entry.Amount : Yuan.Zero);
        foreach (var holder in (await holders.HoldersAsync(award.Home, cancellation)).Take(MostTold))
            commit.Mail(
                $"mail:{RecoveryMails.ToHolder(entry.Kind).Name}:{award.Home.Id}:{entry.Number}:{holder}",
                RecoveryMails.Told(holder, award, entry, left));
    }

    private async Task<(AwardRead Award, Hand Hand)> ToActAsync(Actor actor, string awardId, CancellationToken cancellation)
    {
        var hand = await hands.DemandAsync(actor, cancellation);
        var award = await awards.GetAsync(awardId, cancellation);
        await holders.DemandNotHolderAsync(actor, award.Home, cancellation);
        return (await payees.BarredAsync(actor, [(award.Home.RoundId, award.Home.Holder)], cancellation)).Count > 0
            ? throw new RefusedException(RunRefusals.Conflict(award.Home.HolderName)) : (award, hand);
    }

    private static RecoveryEntry Read(RecoveryBook book, RecoveryRequest request, int number, Hand hand, Payable? payable)
    {
        var amount = Yuan.Read(request.Amount, "amount");
        var reference = TextIdentity.Tidy(request.Reference);
        if (reference.Length is 0 or > RecoveryEntry.ReferenceCharacters)
            throw new RefusedException(RecoveryRefusals.NoReference(RecoveryEntry.ReferenceCharacters));
        if (TextSafety.Check(reference, "reference", multiline: false).FirstOrDefault() is { } unsafeText)
            throw new RefusedException(unsafeText);
        if (book.Tranches.Any(t => t.Outside) && request.Kind == RecoveryKind.SetOff)
            throw new RefusedException(RecoveryRefusals.NoSetOff());
        var line = request.Kind == RecoveryKind.Demand
            ? (book.Tranches.FirstOrDefault(t => t.Id == request.Tranche) ?? throw new RefusedException(RecoveryRefusals.NoTranche())).Line
            : book.Lines.FirstOrDefault(l => $"{l.Line}" == request.Line)?.Line ?? throw new RefusedException(RecoveryRefusals.NoLine());
        return new(number, request.Kind, line, amount, reference, Reasons.Demand(request.Reason), hand)
        {
            Outside = book.Tranches.Any(t => t.Line == line && t.Outside),
            Tranche = request.Kind == RecoveryKind.Demand ? request.Tranche : null,
            On = request.Kind == RecoveryKind.Repayment ? request.On : null,
            Against = payable is null ? null : new(payable.Line, payable.AwardId, payable.Tranche) { Payee = payable.CreditCode },
        };
    }

    /// <summary>A tranche of the same holder, whichever of its awards it is of.</summary>
    private async Task<Payable> TrancheAsync(AwardRead award, string? name, CancellationToken cancellation) =>
        (await recoveries.TranchesOfAsync(award.Home.Holder, cancellation)).FirstOrDefault(p => TrancheName(p) == name)
            ?? throw new RefusedException(RecoveryRefusals.TrancheTaken());

    private static string ActionOf(RecoveryEntry entry) => entry.State == RecoveryState.Declined ? "recovery-declined" : entry.Kind switch
    {
        RecoveryKind.Demand => "recovery-demanded",
        RecoveryKind.Repayment => "recovery-repaid",
        _ => "set-off-confirmed",
    };

    private static AuditNote Noted(
        Actor actor, string action, string awardId, RecoveryEntry entry, params IReadOnlyList<(string, string)> more) => AuditNote.By(
        actor, action, awardId,
        [
            ("entry", entry.Number.ToString(CultureInfo.InvariantCulture)), ("kind", $"{entry.Kind}"), ("amount", $"{entry.Amount}"),
            ("line", $"{entry.Line}"), ("reference", entry.Reference), ("reason", entry.Reason), ("tranche", entry.Tranche ?? ""),
            ("against", entry.Against is { } of ? $"{of.Line} {of.AwardId}:{of.Tranche}" : ""), ("on", $"{entry.On:yyyy-MM-dd}"), .. more,
        ]);
}
