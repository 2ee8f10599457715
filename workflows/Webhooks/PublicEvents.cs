namespace Funding.Workflows.Webhooks;

/// <summary>What of a round was told so far.</summary>
/// <param name="Closes">Closing days by stage.</param>
public sealed record ToldRound(
    StageKey Stage, int Pass, RoundStanding Standing, bool CallBegan, bool CallOver, bool NoticeOut, bool ResultsOut,
    IReadOnlyDictionary<string, DateOnly> Closes)
{
    public static ToldRound Of(RoundSummary round, DateTimeOffset now) => new(
        round.Stage, round.Stages.Of(round.Stage).Pass, round.Standing, now >= ShanghaiTime.StartOf(round.Opens),
        !CallIsOpen.IsNotOver(round, now), round.PublicNoticeAt is not null, round.AnnouncedAt is not null,
        round.Stages.Where(s => s.Closes is not null).ToDictionary(s => s.Id.Id, s => s.Closes!.Value));
}

/// <summary>
/// What has happened, by what was told before and what the public lists say now: an event that nobody wrote down is told all the same.
/// Pure.
/// </summary>
public static class PublicEvents
{
    /// <param name="before">Null for a round of which nothing was told.</param>
    /// <param name="page">The public address of a path.</param>
    public static IReadOnlyList<PublicEvent> Of(ToldRound? before, ToldRound now, RoundSummary round, Func<string, Uri> page)
    {
        var data = DataOf(round, page);
        var events = new List<PublicEvent>();
        Add(before is null, PublicEventTypes.RoundLaunched, data);
        Add(now.CallBegan && before?.CallBegan != true, PublicEventTypes.CallOpened, data);
        Add(
            now.CallOver && before?.CallOver != true && now.Standing != RoundStanding.Cancelled, PublicEventTypes.CallClosed, data);
        Add(
            before is not null && now.Standing == RoundStanding.Running && (before.Stage, before.Pass) != (now.Stage, now.Pass),
            PublicEventTypes.RoundStageEntered, data);
        var moved = before is null || now.Standing != RoundStanding.Running ? [] : Moved(before, now);
        Add(moved.Count > 0, PublicEventTypes.RoundDeadlineMoved, data with { Moved = moved });
        Add(now.NoticeOut && before?.NoticeOut != true, PublicEventTypes.NoticePublished, data);
        Add(now.ResultsOut && before?.ResultsOut != true, PublicEventTypes.ResultsPublished, data);
        Add(
            now.Standing == RoundStanding.Cancelled && before?.Standing != RoundStanding.Cancelled, PublicEventTypes.RoundCancelled, data);
        return events;

        void Add(bool happened, string type, RoundData of)
        {
            if (happened)
            {
                events.Add(new(type, of));
            }
        }
    }

    /// <param name="before">Null for an award of which nothing was told.</param>
    /// <returns>Null where nothing has happened.</returns>
    public static PublicEvent? Of(AwardStanding? before, AwardSummary award, Func<string, Uri> page) =>
        before == award.Standing ? null : new(
            before is null ? PublicEventTypes.AwardGranted : PublicEventTypes.AwardChanged,
            new AwardData(
                award.Id, award.RoundId, award.ProgrammeId, award.ProgrammeName, award.HolderName, award.Title, award.DocumentNumber,
                award.CertificateNumber, award.AwardedOn, award.ValidUntil, award.Standing,
                page(PublicLinks.Certificate(award.VerificationCode))));

    private static Dictionary<string, DateOnly> Moved(ToldRound before, ToldRound now) => now.Closes
        .Where(c => before.Closes.TryGetValue(c.Key, out var was) && was != c.Value).ToDictionary();

    private static RoundData DataOf(RoundSummary round, Func<string, Uri> page) => new(
        round.Id, round.ProgrammeId, round.Name, round.Year, round.Batch, round.NoticeNumber, round.Opens, round.CallCloses(),
        round.Stage.Id, round.Stages.Of(round.Stage).Kind,
        page(round.AnnouncedAt is not null ? PublicLinks.Results(round.Id)
            : round.PublicNoticeAt is not null ? PublicLinks.Notice(round.Id) : PublicLinks.Round(round.Id)));
}
