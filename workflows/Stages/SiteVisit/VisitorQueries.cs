namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>What a visitor sees of one visit: its checklist and protocol, and the application without what is contact.</summary>
public sealed class VisitorQueries(
    RoundStore rounds, VisitStore visits, VisitAccessStore access, ApplicationStore applications, TimeProvider clock)
{
    /// <exception cref="RefusedException">The same for one that is not there and for one that the actor may not open.</exception>
    public async Task<VisitorView> ReadAsync(Actor actor, string roundId, string caseId, CancellationToken cancellation = default)
    {
        var (round, stage, stored) = await access.OpenAsync(actor, roundId, caseId, cancellation);
        var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
        var application = (await applications.GetAsync(roundId, stored.Value.CaseId, cancellation)).Value;
        return new(
            new(round, stage, SiteVisitSettings.In(programme), stored.Value, ExpertNames.Of(await visits.PoolAsync(round, cancellation))),
            actor.PersonId,
            round.IsVisiting() && stored.Value.State == VisitState.Open,
            stored.Value.Appointment is { } at && at.Day <= ShanghaiTime.DayOf(clock.GetUtcNow()),
            ScorersView.Of(programme, application, await applications.ReadSubmittedAsync(application, cancellation)));
    }

    /// <summary>What of a saved checklist is no answer yet.</summary>
    internal async Task<IReadOnlyList<Refusal>> UnusableAsync(string roundId, Visit visit, CancellationToken cancellation) =>
        VisitFindings.Unusable(SiteVisitSettings.In(await rounds.GetProgrammeAsync(roundId, cancellation)), visit);
}

/// <param name="Open">The protocol is not complete, and the round is at its visits.</param>
/// <param name="Begun">The day of the visit has come.</param>
public sealed record VisitorView(VisitProtocol Protocol, string ReaderId, bool Open, bool Begun, ScorersView Seen)
{
    public Visit Visit => Protocol.Visit;

    /// <summary>Something may be filled in now.</summary>
    public bool Editable => Open && Begun && Visit.Signatures.Count == 0;

    public bool HasSigned => Visit.Signatures.Any(s => s.ExpertId == ReaderId);

    public IReadOnlyList<Refusal> Missing => VisitFindings.Missing(Protocol.Settings, Visit);
}
