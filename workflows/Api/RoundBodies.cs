namespace Funding.Workflows.Api;

/// <summary>What an administrator sends to launch a round.</summary>
/// <param name="Batch">Null for the first batch that is free.</param>
/// <param name="NoticeNumber">文号.</param>
/// <param name="Opens">First day of the first stage; null for today.</param>
/// <param name="Closes">The closing day of every stage that has one, by the stage's id; null for the programme's lengths.</param>
/// <param name="Answers">
/// What the programme's stages ask, by name: "places" of this round, and "publicValue.zh" and "publicValue.en", what will be mixed into the
/// draw; null, and what is absent, for the programme's.
/// </param>
/// <param name="Committee">E-mail addresses of the members who approve; null for the first two of that role.</param>
/// <param name="Deputies">E-mail addresses in order; null for everybody else of that role, empty for nobody.</param>
/// <param name="Step">Which step of the programme; null for the one with which it begins.</param>
internal sealed record LaunchBody(
    string Programme,
    int Year,
    string NoticeNumber,
    int? Batch = null,
    DateOnly? Opens = null,
    IReadOnlyDictionary<StageKey, DateOnly>? Closes = null,
    IReadOnlyDictionary<string, string>? Answers = null,
    IReadOnlyList<string>? Committee = null,
    IReadOnlyList<string>? Deputies = null,
    string? Step = null)
{
    public LaunchRequest Request() => new()
    {
        ProgrammeId = Programme,
        Step = Step,
        Year = Year,
        Batch = Batch,
        NoticeNumber = NoticeNumber,
        Opens = Opens,
        Closes = Closes ?? new Dictionary<StageKey, DateOnly>(),
        Answers = Answers ?? new Dictionary<string, string>(),
        Committee = Committee is null ? null : Nulls.None(Committee, "committee"),
        Deputies = Deputies is null ? null : Nulls.None(Deputies, "deputies"),
    };
}

/// <param name="Stage">Id of the present stage; of a round that has ended the one it ended in.</param>
/// <param name="Standing">Whether it runs, or how it ended.</param>
/// <param name="Step">Which step of its programme it runs; null where that has none.</param>
internal sealed record RoundLine(
    string Id,
    string Programme,
    int Year,
    int Batch,
    Bilingual Name,
    string NoticeNumber,
    StageKey Stage,
    RoundStanding Standing,
    DateOnly Opens,
    DateOnly CallCloses,
    DateTimeOffset? AnnouncedAt,
    string? Step = null)
{
    public static RoundLine Of(RoundSummary round) =>
        new(
            round.Id,
            round.ProgrammeId,
            round.Year,
            round.Batch,
            round.Name,
            round.NoticeNumber,
            round.Stage,
            round.Standing,
            round.Opens,
            round.CallCloses(),
            round.AnnouncedAt,
            round.Step?.Id);
}

/// <param name="Stage">Id of the present stage; of a round that has ended the one it ended in.</param>
/// <param name="Standing">Whether it runs, or how it ended.</param>
/// <param name="Step">Which step of its programme it runs; null where that has none.</param>
/// <param name="Opens">First day of the first stage.</param>
/// <param name="Closes">Last day, to its end in Shanghai, of every stage that has one, in order.</param>
/// <param name="Draw">The commitment is there from the launch on, value and seed once they are public; null where nothing is drawn.</param>
/// <param name="RankingHash">From the public notice on.</param>
internal sealed record RoundDetail(
    string Id,
    string Programme,
    int Year,
    int Batch,
    Bilingual Name,
    string NoticeNumber,
    StageKey Stage,
    RoundStanding Standing,
    DateOnly Opens,
    IReadOnlyDictionary<StageKey, DateOnly> Closes,
    DrawPlan? Draw,
    DateTimeOffset LaunchedAt,
    string? RankingHash,
    string? PublicNoticeNumber,
    DateTimeOffset? PublicNoticeAt,
    string? AnnouncementNumber,
    DateTimeOffset? AnnouncedAt,
    string? CancelReason,
    string? Step = null)
{
    public static RoundDetail Of(Round round) => new(
        round.Id, round.ProgrammeId, round.Year, round.Batch, round.Name, round.NoticeNumber, round.Stage, round.Standing, round.Opens,
        round.Stages.Where(s => s.Closes is not null).ToDictionary(s => s.Id, s => s.Closes!.Value), round.Draw,
        round.LaunchedAt,
        round.PublicNoticeAt is null ? null : round.RankingHash,
        round.PublicNoticeNumber,
        round.PublicNoticeAt,
        round.AnnouncementNumber,
        round.AnnouncedAt,
        round.CancelReason,
        round.Step?.Id);
}

/// <param name="Kind">As the programme's file writes it.</param>
/// <param name="Closes">Last day, to its end in Shanghai; null for a stage that ends by its work.</param>
/// <param name="Status">"done", "current", "coming" or "cancelled"; where cases go their own way all their stages are current.</param>
internal sealed record TimelineStage(StageKey Stage, string Kind, Bilingual Name, DateOnly? Closes, string Status);
