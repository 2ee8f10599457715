namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>The visits as the office, the committee and the applicants have them.</summary>
public sealed class VisitQueries(
    ITableStore tables, RoundStore rounds, VisitStore visits, ApplicationStore applications, ConflictDeclarations conflicts,
    StageOffers offers, TimeProvider clock)
{
    /// <summary>All visits with what people are called: four transactions, and one more for each thousand visits or experts.</summary>
    public async Task<VisitOverview> ReadAsync(
        Actor actor, Round round, PlannedStage stage, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return new(
            SiteVisitSettings.In(await rounds.GetProgrammeAsync(round.Id, cancellation)),
            (await visits.PlanAsync(round, stage, cancellation))?.Value,
            await visits.AllAsync(round, stage, cancellation),
            ExpertNames.Of(await visits.PoolAsync(round, cancellation)));
    }

    /// <summary>One visit for the office: five transactions, one more for each thousand experts.</summary>
    /// <exception cref="RefusedException">It is not visited.</exception>
    public async Task<OfficeVisit> OneAsync(
        Actor actor, Round round, PlannedStage stage, string caseId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        var visit = (await visits.GetAsync(round, stage, caseId, cancellation)).Value;
        var application = (await applications.GetAsync(round.Id, caseId, cancellation)).Value;
        var barred = await conflicts.HasWithAsync(actor.PersonId, application, cancellation);
        var acts = round.IsVisiting() && actor.Can(Right.ArrangeVisits) && !barred;
        return new(
            await ProtocolAsync(round, stage, visit, named: true, cancellation),
            barred,
            acts && visit.State == VisitState.Open,
            acts && VisitDecisionCommands.MayDecide(visit, stage, clock.GetUtcNow()));
    }

    /// <summary>A protocol for the office, with who signed it; not for who declared a conflict with the applicant.</summary>
    /// <exception cref="RefusedException">None is signed, or a conflict.</exception>
    public async Task<VisitProtocol> OfOfficeAsync(
        Actor actor, Round round, PlannedStage stage, string caseId, CancellationToken cancellation = default)
    {
        var one = await OneAsync(actor, round, stage, caseId, cancellation);
        return one.Barred ? throw new RefusedException(SiteVisitRefusals.Conflict()) : one.Protocol;
    }

    /// <summary>The same for the committee while the list is before it, without names of visitors.</summary>
    /// <exception cref="RefusedException">The same for one that is not there and for one that the actor may not open.</exception>
    public async Task<VisitProtocol> OfCommitteeAsync(
        Actor actor, Round round, PlannedStage stage, string caseId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ApproveRanking);
        var open = round.IsAt(offers.KindOf<IVotes>(round))
            && (round.Committee.Contains(actor.PersonId) || round.VotingDeputies.Contains(actor.PersonId))
            && !await conflicts.HasAnyAsync(actor.PersonId, round.Id, cancellation);
        if (!open || await visits.FindAsync(round, stage, caseId, cancellation) is not { Value: { HasProtocol: true } visit }
            || await tables.GetAsync<Application>(RoundKeys.Partition(round.Id), RoundKeys.Application(caseId), cancellation)
                is not { Value.State: ApplicationState.Eligible })
            throw new RefusedException(SiteVisitRefusals.NotFound(caseId));
        return await ProtocolAsync(round, stage, visit, named: false, cancellation);
    }

    /// <summary>The visit of an application of the actor's own: four transactions.</summary>
    /// <exception cref="RefusedException">Another's application is as absent.</exception>
    public async Task<ApplicantsVisit> OwnAsync(
        Actor actor, Round round, PlannedStage stage, string caseId, CancellationToken cancellation = default)
    {
        var own = (await applications.GetOwnAsync(actor, round.Id, caseId, cancellation)).Value;
        return new(
            own, SiteVisitSettings.In(await rounds.GetProgrammeAsync(round.Id, cancellation)),
            (await visits.FindAsync(round, stage, own.Id, cancellation))?.Value);
    }

    /// <param name="named">False leaves out what visitors are called.</param>
    internal async Task<VisitProtocol> ProtocolAsync(
        Round round, PlannedStage stage, Visit visit, bool named, CancellationToken cancellation) => new(
        round, stage, SiteVisitSettings.In(await rounds.GetProgrammeAsync(round.Id, cancellation)), visit,
        named ? ExpertNames.Of(await visits.PoolAsync(round, cancellation)) : null);
}

/// <param name="Plan">Null where nothing is visited.</param>
/// <param name="Visits">Those with an appointment first and by it.</param>
public sealed record VisitOverview(SiteVisitSettings Settings, VisitPlan? Plan, IReadOnlyList<Visit> Visits, ExpertNames Names)
{
    public int In(VisitState state) => Visits.Count(v => v.State == state);
}

/// <param name="Names">What visitors are called; null for a reader who does not learn it.</param>
public sealed record VisitProtocol(Round Round, PlannedStage Stage, SiteVisitSettings Settings, Visit Visit, ExpertNames? Names)
{
    /// <summary>The code that was signed; of the content as it is where nobody has.</summary>
    public string Code => Visit.Signatures.Count > 0 ? Visit.Signatures[0].Code : VisitCode.Of(Round.Id, Stage, Visit);

    public IReadOnlyList<VisitItem> NotMet => VisitFindings.NotMet(Settings, Visit);
}

/// <param name="Barred">The reader declared a conflict with the applicant, or acts for it: what was found is not theirs to read.</param>
/// <param name="MayArrange">The reader may make the appointment and have somebody stand in.</param>
/// <param name="MayDecide">The reader may decide on it now.</param>
public sealed record OfficeVisit(VisitProtocol Protocol, bool Barred, bool MayArrange, bool MayDecide);

/// <param name="Visit">Null where the application is not visited.</param>
public sealed record ApplicantsVisit(Application Application, SiteVisitSettings Settings, Visit? Visit);
