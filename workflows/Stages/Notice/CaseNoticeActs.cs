namespace Funding.Workflows.Stages.Notice;

/// <summary>
/// A case that comes to the public notice by itself: an entry with a period from that day on, in the round's one notice. The 文号 is the
/// notice's, given once by the authority; the entry's day tells the lists apart.
/// </summary>
public sealed class CaseNoticeActs(ITableStore tables, RoundStore rounds, WorkingCalendar calendar, TimeProvider clock)
{
    /// <returns>The application with its place.</returns>
    public async Task<Application> OpenAsync(CaseAt opened, Commit commit, CancellationToken cancellation)
    {
        var application = opened.Application.Value;
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var notice = await NumberAsync(opened.Round.Id, commit, cancellation);
        var entry = new NoticeEntry(
            application.Id,
            application.OrganisationName,
            application.Title,
            application.Desk,
            await tables.NextAsync(commit, RoundKeys.NoticeNumbered, cancellation),
            null,
            notice,
            today,
            NoticePeriods.LastDay(today, calendar, NoticeSettings.Of(opened.View.Programme).WorkingDays),
            [])
        {
            At = clock.GetUtcNow(),
        };
        var placed = application with { State = ApplicationState.Selected };
        commit.PutEntry(entry)
            .Audit(AuditNote.By(Actor.Rule("public-notice"), "application-placed", placed.Id, ("notice", notice)).Moves(
                placed.Desk, application.State, placed.State))
            .NoticeOpened(opened.Round, placed, entry);
        return placed;
    }

    public async Task<NoticeFacts> LookAsync(Round round, string caseId, CancellationToken cancellation) => NoticeFacts.Of(
        (await tables.GetAsync<NoticeEntry>(
            RoundKeys.Partition(round.Id), RoundKeys.NoticeEntry(caseId), cancellation))!.Value);

    /// <summary>The 文号; with the first entry the notice is out.</summary>
    private async Task<string> NumberAsync(string roundId, Commit commit, CancellationToken cancellation)
    {
        var stored = await rounds.GetAsync(roundId, cancellation);
        var number = stored.Value.PublicNoticeNumberToBe();
        if (stored.Value.PublicNoticeAt is null)
        {
            commit.ReplaceRound(stored, stored.Value with { PublicNoticeNumber = number, PublicNoticeAt = clock.GetUtcNow() });
        }

        return number;
    }
}
