namespace Funding.Workflows.Stages.Eligibility;

internal sealed class EligibilityKind(EligibilityActs acts, StateCounts counts, PeopleStore people, CorrectionDueDays dueDays,
    EligibilityQueries queries, VetoStore vetoes, ITableStore tables)
    : StageKind<EligibilitySettings, EligibilityStageFacts>(new EligibilityDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(EligibilityStage.RemindOfficers, acts.RemindAsync),
        ActRun.Of(EligibilityStage.EscalateEligibility, acts.EscalateAsync),
        ActRun.Changing(EligibilityStage.Close, (round, _) => Task.FromResult(acts.Close(round))),
    ];

    public override IReadOnlyList<MailTemplate> Mails => EligibilityMails.All;

    public override void Map(IStageRoutes routes)
    {
        DecisionPages.Map(routes.Group(Audience.Office));
        BulkPages.Map(routes.Group(Audience.Office));
        EligibilityApi.Map(routes.Group(Audience.Api));
        VetoPages.MapOffice(routes.Group(Audience.Office));
        VetoPages.MapOwn(routes.Group(Audience.Apply));
    }

    public override async Task<IReadOnlyList<LaunchFinding>> ReviewLaunchAsync(
        LaunchRequest request, LaunchPlan plan, CancellationToken cancellation) =>
        (await people.HandlingAsync(Role.Officer, request.ProgrammeId, cancellation)).Count > 0 ? [] :
        [
            new LaunchFinding("no-officer", null, Texts.Of("launch.no-officer"))
            {
                Path = OfficeLinks.People.With("role", $"{Role.Officer}"),
            },
        ];

    public override async Task<EligibilityStageFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        new(await acts.AnyOpenAsync(at.Round.Id, cancellation));

    public override StageStep Next(EligibilitySettings settings, EligibilityStageFacts facts, StageMoment moment) =>
        EligibilityStage.Next(facts, moment);

    public override RenderFragment? Facts(Programme programme, IReadOnlyList<Desk> desks) =>
        PublishedRule.Table(EligibilitySettings.RulesOf(programme).Select(r => new PublishedRule(r.Message, r.Citation)));

    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation) =>
    [
        .. EligibilityHistory.Of(application),
        .. (await vetoes.OfAsync(at.Round, application.Id, cancellation)).SelectMany(v => EligibilityHistory.Of(v.Value)),
    ];

    public override Withdrawing Withdraw(WithdrawalCase asked) => EligibilityStage.Withdraw(asked);

    public override async Task<Round> EnterAsync(Round entering, CancellationToken cancellation)
    {
        await acts.TakeUpAgainAsync(entering, cancellation);
        await acts.AskAsync(entering, cancellation);
        return entering;
    }

    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation)
    {
        var read = await counts.ReadAsync(at.Round.Id, cancellation);
        return [.. Line(ApplicationState.Submitted, "waits.officers"), .. Line(ApplicationState.Recommended, "waits.officers"),
            .. Line(ApplicationState.Corrected, "waits.corrected"), .. Line(ApplicationState.UnderCorrection, "waits.correction")];

        IEnumerable<StageWait> Line(ApplicationState state, string text) => read.In(state) is > 0 and var count
            ? [new(Texts.Of(text, Texts.Number(count)), Paths.Of(Paths.OfficeApplications, at.Round.Id, state))]
            : [];
    }

    /// <summary>The officers together, then each applicant who corrects: a read for each of these.</summary>
    public override async IAsyncEnumerable<Waited> WaitedAsync(StageView at, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var round = at.Round;
        if ((await counts.ReadAsync(round.Id, cancellation)).In(EligibilityStage.ForOfficers) is > 0 and var waiting)
        {
            yield return new(
                EligibilityActs.OfficersKey,
                Texts.Of("waited.officers", Texts.Number(waiting)),
                round.BeganAt(at.Stage.Id),
                at.Stage.Closes)
            {
                For = Texts.Of("waited.for"),
                Persons = [.. (await people.HandlingAsync(Role.Officer, round.Id, cancellation)).Select(p => new Addressee(p.Id))],
                Path = Paths.Of(Paths.OfficeApplications, round.Id, ApplicationState.Recommended),
                Reminder = EligibilityActs.ReminderOf(round, waiting, LinkPurpose.OfficerDesk),
            };
        }

        await foreach (var veto in vetoes.AllAsync(round.Id, at.Stage, cancellation))
        {
            if (veto.Verdict is null
                && await tables.GetAsync<Application>(RoundKeys.Partition(round.Id), RoundKeys.Application(veto.CaseId), cancellation)
                    is { Value: var about } && EligibilityStage.Undecided.Contains(about.State))
            {
                yield return await WaitedAsync(round, veto, about, cancellation);
            }
        }

        var correcting = RoundKeys.StatePrefix(ApplicationState.UnderCorrection);
        await foreach (var row in tables.EnumerateAsync(RoundKeys.Partition(round.Id), KeyRange.Prefix(correcting), cancellation))
        {
            if (await tables.GetAsync<Application>(row.Partition, RoundKeys.Application(row.Key[correcting.Length..]), cancellation)
                is { Value: { State: ApplicationState.UnderCorrection, Correction: { } asked } application })
            {
                yield return new(
                    ApplicationReminders.CorrectionKey(application.Id), Texts.Of("waited.correction", application.Name), asked.AskedAt,
                    asked.DueOn)
                {
                    For = Bilingual.Same(application.OrganisationName),
                    Persons = [Addressee.Of(application)],
                    Path = OfficeLinks.Application(round.Id, application.Id),
                    Asked = [MailTemplates.CorrectionRequested],
                    Reminder = ApplicationReminders.Correction(round, application),
                };
            }
        }
    }

    private async Task<Waited> WaitedAsync(Round round, Veto veto, Application about, CancellationToken cancellation)
    {
        var heard = veto.PhaseOn(vetoes.Today) == VetoPhase.Hearing;
        return new(
            $"veto:{veto.CaseId}:{veto.Number}", Texts.Of(heard ? "waited.veto" : "waited.veto.decide", about.Name), veto.At,
            heard ? veto.HeardBy : null)
        {
            For = heard ? Bilingual.Same(about.OrganisationName) : Texts.Of("waited.for"),
            Persons = heard ? [Addressee.Of(about)] :
            [
                .. (await people.HandlingAsync(Role.Officer, round.Id, cancellation)).Where(p => p.Id != veto.By)
                    .Select(p => new Addressee(p.Id)),
            ],
            Path = OfficeLinks.Application(round.Id, about.Id),
            Asked = [heard ? EligibilityMails.VetoRecorded : EligibilityMails.VetoToDecide],
            Why = Texts.Of("why.veto"),
        };
    }

    public override async Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, Actor reader, CancellationToken cancellation) =>
        reader.Can(Right.DecideEligibility)
        && (await counts.ReadAsync(round.Id, cancellation)).In(EligibilityStage.ForOfficers) is > 0 and var waiting
            ? [new(Texts.Of("duty", Texts.Number(waiting)),
                Paths.Of(Paths.OfficeApplications, round.Id, ApplicationState.Recommended))]
            : [];

    public override async IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (change.Find(Kind) is not null)
        {
            foreach (var officer in await people.HandlingAsync(Role.Officer, round.Id, cancellation))
            {
                yield return new OfficerPart(officer.Id);
            }
        }
    }

    public override async Task<RenderFragment?> DecisionAsync(
        StageView at, Application application, Actor reader, bool barred, CancellationToken cancellation)
    {
        if (application.SubmittedAt is null) return null;
        var decides = reader.Can(Right.DecideEligibility) && !barred;
        var decidable = decides && at.Round.IsAt(Kind) && EligibilityStage.Undecided.Contains(application.State);
        IReadOnlyList<Veto> recorded = decides
            ? [.. (await vetoes.OfAsync(at.Round, application.Id, cancellation)).Select(v => v.Value).Reverse()] : [];
        return Page.Part<DecisionPart, DecisionModel>(new(
            application, await queries.VerdictAsync(at.Round, application, cancellation), decidable,
            Settings(at.Programme).CorrectionWorkingDays,
            new(application, recorded, vetoes.Today, decidable, reader.PersonId)));
    }

    public override StageConcern Tell(Round round, Concern concern) => new(
        Texts.Of("concern"), RoundMail.AskLink(LinkPurpose.OfficerDesk, round, Kind, EligibilityActs.LinkUntil(round)));

    public override Task FollowCalendarAsync(Round round, CancellationToken cancellation) =>
        dueDays.FollowCalendarAsync(round, cancellation);

    /// <summary>An officer has decided on an application, or asked for a correction.</summary>
    public override async Task<Refusal?> GoneOnAsync(Round round, CancellationToken cancellation)
    {
        foreach (var state in EligibilityStage.Touched)
        {
            if (await tables.AnyAsync(RoundKeys.Partition(round.Id), RoundKeys.StatePrefix(state), cancellation))
            {
                return EligibilityRefusals.CheckedAlready();
            }
        }

        return null;
    }

    /// <summary>Before the decision every officer may be looking at it.</summary>
    public override async Task<IReadOnlyList<string>> WithdrawAsync(
        Commit commit, Round round, Application leaving, CancellationToken cancellation) => leaving.Eligibility is null
        ? [.. (await people.HandlingAsync(Role.Officer, round.Id, cancellation)).Select(p => p.Id)] : [];
}
