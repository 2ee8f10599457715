namespace Funding.Workflows.Duties;

/// <summary>An occurrence of a duty with its award, as they were read for somebody who may.</summary>
public sealed record DutyPlace(AwardRead Award, Stored<Duty> Duty)
{
    public DutyView View => Award.ViewOf(Duty.Value);

    public AwardHome Home => Award.Home;

    public IReadOnlyList<Target> Targets => Award.Settings.Targets ?? [];

    /// <exception cref="RefusedException">The award is suspended, withdrawn or superseded, or the duty is done.</exception>
    public void DemandOpen()
    {
        if (Home.Standing is not (AwardStanding.Live or AwardStanding.Expired)) throw new RefusedException(AwardRefusals.NotLive());
        if (Duty.Value.Passed) throw new RefusedException(DutyRefusals.Passed());
    }
}

/// <summary>Finds an award, or an occurrence of its duty, for those whom it is for; to all others it is as absent.</summary>
public sealed class DutyStore(AwardStore awards)
{
    /// <exception cref="RefusedException">No such award, or the actor does not act for its holder.</exception>
    public async Task<AwardRead> OwnAsync(Actor actor, string awardId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.FulfilDuty);
        var read = await awards.GetAsync(awardId, cancellation);
        return read.Home.Editors.Contains(actor.PersonId) ? read : throw new RefusedException(AwardRefusals.NotFound(awardId));
    }

    /// <exception cref="RefusedException">No such award or duty, or the actor does not act for its holder.</exception>
    public async Task<DutyPlace> OwnAsync(Actor actor, string awardId, DutyKey key, CancellationToken cancellation = default) =>
        Find(await OwnAsync(actor, awardId, cancellation), key);

    /// <summary>For who judges: never one who acts for the holder.</summary>
    /// <exception cref="RefusedException">No such award or duty, no officer, or one who acts for the holder.</exception>
    public async Task<DutyPlace> ToJudgeAsync(Actor actor, string awardId, DutyKey key, CancellationToken cancellation = default)
    {
        actor.Demand(Right.JudgeDuty);
        var read = await awards.GetAsync(awardId, cancellation);
        return read.Home.Editors.Contains(actor.PersonId) ? throw new RefusedException(DutyRefusals.OwnAward()) : Find(read, key);
    }

    /// <exception cref="RefusedException">No such award or duty, or the actor is not of the office.</exception>
    public async Task<DutyPlace> OfOfficeAsync(Actor actor, string awardId, DutyKey key, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReadAllApplications);
        return Find(await awards.GetAsync(awardId, cancellation), key);
    }

    /// <exception cref="RefusedException">No such award, another desk's, or the actor acts for the holder.</exception>
    public async Task<AwardRead> OfDeskAsync(Actor actor, string awardId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.OpineOnReport);
        var read = await awards.GetAsync(awardId, cancellation);
        if (actor.Desk is null || read.Home.Desk != actor.Desk) throw new RefusedException(AwardRefusals.NotFound(awardId));
        return read.Home.Editors.Contains(actor.PersonId) ? throw new RefusedException(DutyRefusals.OwnAward()) : read;
    }

    /// <exception cref="RefusedException">No such award or duty, another desk's, or the actor acts for the holder.</exception>
    public async Task<DutyPlace> OfDeskAsync(Actor actor, string awardId, DutyKey key, CancellationToken cancellation = default) =>
        Find(await OfDeskAsync(actor, awardId, cancellation), key);

    private static DutyPlace Find(AwardRead read, DutyKey key) =>
        new(read, read.Find(key) ?? throw new RefusedException(AwardRefusals.NoDuty()));
}
