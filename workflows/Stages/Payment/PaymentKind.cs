namespace Funding.Workflows.Stages.Payment;

/// <summary>Each payment of an award waits for what its tranche names, is put to its line, and ends when it is paid or stopped.</summary>
internal sealed class PaymentKind(PaymentQueries payments, PeopleStore people) : IDutyKind
{
    private static readonly Texts Texts = new(typeof(PaymentKind));

    public string Kind => PaymentSettings.Kind;

    public IStageDeclaration Declaration { get; } = new PaymentDeclaration();

    public Bilingual Name { get; } = Texts.Of("name");

    public IReadOnlyList<MailTemplate> Mails => PaymentMails.All;

    public IReadOnlyList<DutyRun> Acts =>
    [
        new(PaymentDuty.PutPayable, PutAsync), new(PaymentDuty.WithholdTranche, WithholdAsync), new(PaymentDuty.Pay, CloseAsync),
    ];

    private DateOnly Today => payments.Today;

    public async Task<StageStep> NextAsync(DutyView at, DateTimeOffset now, CancellationToken cancellation) =>
        PaymentDuty.Next((await payments.FindAsync(at, cancellation))?.Facts, now);

    public void Map(IStageRoutes routes)
    {
        LiftPages.Map(routes.Group(Audience.Office));
        AwardMoneyApi.Map(routes.Group(Audience.Api));
    }

    public async Task<DutyFace> FaceAsync(DutyView at, Actor reader, CancellationToken cancellation) =>
        await payments.MoneyAsync(at.Award.Id, cancellation) is { } money && money.Tranches.Any(t => t.Id == at.Duty.Occurrence)
            ? DutyFace.Blank with { Elsewhere = true } : DutyFace.Blank;

    /// <summary>A second hand, where somebody asked that a tranche goes on; a read for each payment that is open.</summary>
    public async Task<IReadOnlyList<AwardWait>> WaitsAsync(DutyView at, CancellationToken cancellation) =>
        at.Outline.Every == DutyOutline.EachTranche
        && (await payments.StateAsync(at.Award.Id, at.Duty.Occurrence, cancellation))?.Value is { Lift.Confirmed: null } state
        && await payments.FindAsync(at, cancellation) is { } read && LiftDecision.Waiting(state, read.Held) is { } lift
            ? [
                new($"{at.Duty.Key}:lift", Kind, WaitedParty.Officer, Texts.Of("waited.lift", read.Amount.Shown()),
                    ShanghaiTime.DayOf(lift.Asked.At), null)
                {
                    Path = AwardLinks.Office(at.Award.Id),
                    Reminder = LiftCommands.LetterOf(at, lift, read.Amount),
                    Asked = [PaymentMails.LiftAsked],
                    Except = [lift.Asked.PersonId],
                },
            ]
            : [];

    private async Task PutAsync(DutyView at, Commit commit, CancellationToken cancellation)
    {
        var read = (await payments.FindAsync(at, cancellation))!;
        var less = read.Tranche.Amount - read.Amount;
        if (read.Amount == Yuan.Zero)
        {
            commit.Put(TrancheState.Row(read.Tranche.Id), read.State, new TrancheState(TranchePhase.Stopped, Yuan.Zero, Today)
            {
                Why = Texts.Of("reduced", less.Shown()),
            });
        }
        else
        {
            commit.Put(TrancheState.Row(read.Tranche.Id), read.State, new TrancheState(TranchePhase.Due, read.Amount, Today)
            {
                Why = less > Yuan.Zero ? Texts.Of("reduced", less.Shown()) : null,
                Lift = read.State?.Value.Lift,
            });
            PaymentMails.ToHolder(commit, at, PaymentMails.TrancheDue, read.Tranche, read.Amount, Today);
        }

        var payable = new Payable(
            at.Award.Id, read.Tranche.Id, read.Tranche.Line, at.Award.Holder, at.Award.HolderName, at.Award.Desk ?? "", read.Amount, Today);
        commit.Audit(AuditNote.By(
                Actor.Rule(PaymentDuty.PutPayable.Name), "tranche-due", $"{at.Award.Id}:{at.Duty.Key}", ("amount", $"{read.Amount}"),
                ("line", $"{read.Tranche.Line}"), ("reducedBy", $"{less}")))
            .Then(Effect.Of(
                PutPayableHandler.KindName, $"{PutPayableHandler.KindName}:{at.Award.Id}:{read.Tranche.Id}",
                new PayablePayload(payable, read.Index, less)))
            .WakeAward(at.Award.Id);
    }

    private async Task WithholdAsync(DutyView at, Commit commit, CancellationToken cancellation)
    {
        var read = (await payments.FindAsync(at, cancellation))!;
        var why = read.Facts.Held!;
        commit.Put(TrancheState.Row(read.Tranche.Id), read.State, new TrancheState(TranchePhase.Withheld, read.Amount, Today) { Why = why })
            .Audit(AuditNote.By(
                Actor.Rule(PaymentDuty.WithholdTranche.Name), "tranche-withheld", $"{at.Award.Id}:{at.Duty.Key}",
                ("amount", $"{read.Amount}"), ("why", why.Zh)));
        PaymentMails.ToHolder(
            commit, at, PaymentMails.TrancheWithheld, read.Tranche, read.Amount, Today,
            [("Clause", read.Money.Clause), .. RoundMail.Both("Why", why)]);
        PaymentMails.ToOffice(
            commit, at, PaymentMails.TrancheWithheld, read.Tranche, read.Amount, Today,
            await people.HandlingAsync(Role.Officer, at.Award.Id, cancellation),
            [("Clause", read.Money.Clause), .. RoundMail.Both("Why", why)]);
    }

    /// <summary>Of a payment of nothing that it fell due and was done is on record.</summary>
    private static Task CloseAsync(DutyView at, Commit commit, CancellationToken cancellation)
    {
        if (at.Outline.Every != DutyOutline.EachTranche)
        {
            commit.Audit(AuditNote.By(
                Actor.Rule(PaymentDuty.Pay.Name), "payment-made", $"{at.Award.Id}:{at.Duty.Key}", ("amount", "0.00")));
        }

        return Task.CompletedTask;
    }
}
