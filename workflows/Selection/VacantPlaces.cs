namespace Funding.Workflows.Selection;

/// <summary>A place that nobody is left to take is on record, and the administrators hear of it.</summary>
public sealed class VacantPlaces(RoundSuccession succession, PeopleStore people, TimeProvider clock)
{
    /// <summary>
    /// While the order is voted on it stays; the reserve moves up as the notice opens. That nobody is left to move up is told at once.
    /// </summary>
    public async Task AddAsync(Commit commit, Round round, Application leaving, CancellationToken cancellation)
    {
        if (round.IsRolling())
        {
            return;
        }

        var before = await succession.ReadAsync(round, null, cancellation);
        var after = await succession.ReadAsync(round, (leaving.Id, clock.GetUtcNow()), cancellation);
        if (after.Limited && after.Succession.Vacant > before.Succession.Vacant)
        {
            await LeaveAsync(commit, round, leaving.Id, leaving.Title, cancellation);
        }
    }

    public async Task LeaveAsync(Commit commit, Round round, string applicationId, string title, CancellationToken cancellation)
    {
        commit.Audit(AuditNote.By(Actor.Rule("reserve"), "place-left-vacant", applicationId));
        foreach (var administrator in await people.InRoleAsync(Role.Administrator, null, cancellation))
        {
            commit.Mail(
                round,
                MailTemplates.PlaceVacant,
                administrator.Id,
                applicationId,
                RoundMail.DeskLink(LinkPurpose.Office, round.Id, ShanghaiTime.DayOf(clock.GetUtcNow()).AddDays(30)),
                ("ApplicationName", title));
        }
    }
}
