namespace Funding.Workflows.Submission;

/// <param name="CreditCode">统一社会信用代码 as typed.</param>
/// <param name="Desk">The recommending city or department.</param>
/// <param name="CreditCodeConfirmed">The certificate shows exactly this code, although its check character does not fit.</param>
public sealed record NewApplication(
    string CreditCode, string OrganisationName, string ApplicantKind, string Desk, bool CreditCodeConfirmed = false);

/// <summary>What an applicant does before the submission: create it and answer.</summary>
public sealed class ApplicationCommands(
    EditableApplications editable,
    RoundStore rounds,
    ApplicationStore applications,
    SubjectStore subjects,
    ClaimCommands claims,
    MergerStore mergers,
    StepQueries steps,
    StageOffers offers,
    PeopleStore people,
    CommitWriter commits,
    TimeProvider clock)
{
    private const int Tries = 10;

    /// <summary>
    /// Creates a draft for an organisation. In a step that follows an award it belongs to that, and is filled in from its application.
    /// </summary>
    /// <exception cref="RefusedException">
    /// The call is closed, the code is wrong, the organisation's limit is reached, or it holds no award with which it may apply.
    /// </exception>
    public async Task<Application> CreateAsync(
        Actor actor, string roundId, NewApplication request, CancellationToken cancellation = default)
    {
        actor.Demand(Right.EditApplication);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        CallIsOpen.Demand(round, clock.GetUtcNow());
        var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
        var code = Check(request, programme, await rounds.GetDesksAsync(roundId, cancellation));
        await mergers.DemandInUseAsync(code, cancellation);
        var from = await steps.DemandAsync(round, code, cancellation);
        var entry = await claims.EnterAsync(
            actor, code, TextIdentity.Tidy(request.OrganisationName), request.Desk, offers.Giver<IVouches>(round) is null, cancellation);
        if (!OrganisationNames.Same(entry.Name!, request.OrganisationName))
        {
            throw new RefusedException(OrganisationRefusals.KnownName(entry.Name!, code));
        }

        await people.JoinAsync(actor.PersonId, code, cancellation);
        var limit = CallTerms.Of(programme).PerSubject;

        // Where another application of the organisation was begun in this moment, its places are counted again.
        var created = await Attempts.UntilWrittenAsync(async () =>
        {
            var places = await subjects.ReadAsync(roundId, code, cancellation);
            if (ClaimSettlement.InTheWay(places.Applications, entry.ClaimedBy, limit) is { } other)
            {
                throw new RefusedException(ApplicationRefusals.LimitReached(limit, other.Id, ApplyLinks.Application(roundId, other.Id)));
            }

            var application = new Application
            {
                Id = places.NextId,
                RoundId = roundId,
                CreditCode = code,
                OrganisationName = entry.Name!,
                ApplicantKind = request.ApplicantKind,
                Desk = request.Desk,
                State = ApplicationState.Draft,
                Editors = [actor.PersonId],
                ClaimedBy = entry.ClaimedBy,
                From = from,
                CreatedAt = clock.GetUtcNow(),
            };
            await commits.SaveAsync(
                places.Take(new Commit(RoundKeys.Partition(roundId)))
                    .InsertApplication(application)
                    .Audit(AuditNote.By(actor, "application-created", application.Id, [.. Confirmed(code), .. Following(from)])
                        .Moves(application.Desk, null, ApplicationState.Draft))
                    .WriteElsewhere(
                        PersonIndex.Partition(actor.PersonId),
                        PersonIndex.Application(roundId, application.Id),
                        new ApplicationKey(roundId, application.Id))
                    .Follow(new ApplicationKey(roundId, application.Id).Subject),
                cancellation);
            return application;
        }, cancellation);
        await FillInAsync(actor, created, programme, cancellation);
        return created;
    }

    /// <summary>Where it breaks off the draft is empty, and the applicant takes the answers over as from any earlier application.</summary>
    private async Task FillInAsync(Actor actor, Application draft, Programme programme, CancellationToken cancellation)
    {
        if (await steps.CarriedAsync(actor, draft, programme, cancellation) is not var (carried, before)) return;
        await SaveAnswersAsync(actor, draft.RoundId, draft.Id, carried.Draft, cancellation);
        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(draft.RoundId)).Audit(CarryOver.Note(actor, draft.Id, before, carried)), cancellation);
    }

    /// <summary>Stores what was typed, over the draft. Refuses only what must never be stored.</summary>
    public Task SaveAnswersAsync(
        Actor actor, string roundId, string applicationId, Answers answers, CancellationToken cancellation = default) =>
        // That the claim is decided, or a document scanned, at this moment is no reason to refuse.
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () => await SaveAnswersAsync(
            actor, await applications.GetOwnAsync(actor, roundId, applicationId, cancellation), answers, default, cancellation),
            cancellation);

    /// <param name="own">Found to be the actor's own.</param>
    /// <exception cref="StorageConflictException">The draft is not what <paramref name="mode"/> says any more.</exception>
    internal async Task SaveAnswersAsync(
        Actor actor, Stored<Application> own, Answers answers, PutMode mode, CancellationToken cancellation)
    {
        actor.Demand(Right.EditApplication);
        var (stored, round, programme) = await editable.OpenAsync(own, cancellation);
        if (AnswersCheck.Unstorable(programme, answers) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        await applications.WriteDraftAsync(round.Id, stored.Value.Id, answers, mode, cancellation);
        var title = programme.EachPart().Select(p => p.Kind.NameIn(p.Part, answers)).FirstOrDefault(name => name is not null) ?? "";
        if (title != stored.Value.Title)
        {
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(round.Id)).ReplaceApplication(stored, stored.Value with { Title = title }), cancellation);
        }
    }

    private static (string, string)[] Following(string? award) => award is null ? [] : [("award", award)];

    /// <summary>What was confirmed is on record.</summary>
    private static (string, string)[] Confirmed(string code) => CreditCode.IsOutsideCheck(code) ? [("codeOutsideCheck", "confirmed")] : [];

    private static string Check(NewApplication request, Programme programme, RoundDesks desks)
    {
        var refusals = new List<Refusal>();
        var reading = CreditCode.Read(request.CreditCode, request.CreditCodeConfirmed);
        if (reading.Problem is { } problem)
        {
            refusals.Add(CreditCodeRefusals.For(problem, "creditCode"));
        }

        refusals.AddRange(
            new ApplicantFacts(request.OrganisationName, request.ApplicantKind, request.Desk).Check(programme, desks.All));
        return refusals.Count == 0 ? reading.Code!.Value : throw new RefusedException(refusals);
    }
}
