using Funding.Services.Rounds;
using Funding.Workflows.Programmes;
using Funding.Workflows.Rounds;

namespace Funding.Portal.Api;

/// <summary>What an administrator sends to launch a round.</summary>
/// <param name="Batch">Null for the first batch that is free.</param>
/// <param name="NoticeNumber">文号.</param>
/// <param name="Opens">First day of the call; null for today.</param>
/// <param name="Dates">Closing days; null for the programme's lengths.</param>
/// <param name="Places">Null for the programme's.</param>
/// <param name="PublicValueName">What will be mixed into the draw; null for the SSE Composite's closing figure.</param>
/// <param name="Committee">E-mail addresses of the two members who approve; empty for the first two of that role.</param>
internal sealed record LaunchBody(
    string Programme,
    int Year,
    string NoticeNumber,
    int? Batch = null,
    DateOnly? Opens = null,
    RoundDates? Dates = null,
    int? Places = null,
    Bilingual? PublicValueName = null, IReadOnlyList<string>? Committee = null, IReadOnlyList<string>? Deputies = null)
{
    public LaunchRequest Request() => new()
    {
        ProgrammeId = Programme,
        Year = Year,
        Batch = Batch,
        NoticeNumber = NoticeNumber,
        Opens = Opens,
        Dates = Dates,
        Places = Places,
        PublicValueName = PublicValueName,
        Committee = Nulls.None(Committee, "committee"),
        Deputies = Nulls.None(Deputies, "deputies"),
    };
}

internal sealed record RoundLine(
    string Id,
    string Programme,
    int Year,
    int Batch,
    Bilingual Name,
    string NoticeNumber,
    RoundStage Stage,
    DateOnly CallOpens,
    DateOnly CallCloses,
    DateTimeOffset? AnnouncedAt)
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
            round.CallOpens,
            round.CallCloses,
            round.AnnouncedAt);
}

/// <param name="Draw">The commitment is there from the launch on, value and seed once they are public.</param>
/// <param name="RankingHash">From the public notice on.</param>
internal sealed record RoundDetail(
    string Id,
    string Programme,
    int Year,
    int Batch,
    Bilingual Name,
    string NoticeNumber,
    RoundStage Stage,
    RoundDates Dates,
    DrawPlan Draw,
    DateTimeOffset LaunchedAt,
    string? RankingHash,
    string? PublicNoticeNumber,
    DateTimeOffset? PublicNoticeAt,
    string? AnnouncementNumber,
    DateTimeOffset? AnnouncedAt,
    string? CancelReason)
{
    public static RoundDetail Of(Round round) => new(
        round.Id, round.ProgrammeId, round.Year, round.Batch, round.Name, round.NoticeNumber, round.Stage, round.Dates, round.Draw,
        round.LaunchedAt,
        round.PublicNoticeAt is null ? null : round.RankingHash,
        round.PublicNoticeNumber,
        round.PublicNoticeAt,
        round.AnnouncementNumber,
        round.AnnouncedAt,
        round.CancelReason);
}

/// <param name="Closes">Last day, to its end in Shanghai; null for a stage that ends by its work.</param>
/// <param name="Status">"done", "current", "coming" or "cancelled".</param>
internal sealed record TimelineStage(RoundStage Stage, Bilingual Name, DateOnly? Closes, string Status);
