namespace Funding.Workflows.Stages.Announcement;

/// <summary>What is announced, and whether a certificate is genuine.</summary>
internal static class AnnouncementApi
{
    internal sealed record AwardLine(
        int Number,
        string Round,
        string Application,
        string OrganisationName,
        string Title,
        string Desk,
        int Rank,
        Bilingual Award,
        string CertificateNumber,
        string AnnouncementNumber,
        DateOnly AwardedOn,
        DateOnly ValidUntil)
    {
        public static AwardLine Of(Award a) =>
            new(
                a.Number,
                a.RoundId,
                a.ApplicationId,
                a.OrganisationName,
                a.Title,
                a.Desk,
                a.Rank,
                a.AwardTitle,
                a.CertificateNumber,
                a.AnnouncementNumber,
                a.AwardedOn,
                a.ValidUntil);
    }

    private static readonly AwardLine Example = new(
        1,
        RoundExamples.Line.Id,
        ApplicationExamples.Line.Id,
        ApplicationExamples.Line.OrganisationName,
        ApplicationExamples.Line.Title,
        "hangzhou",
        1,
        new("省级混合所有制产业特色学院", "Provincial mixed-ownership industry college"),
        "HHXY-2026-1-001",
        "教职成公告〔2026〕5号",
        new(2026, 8, 20),
        new(2029, 8, 19));

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("announcement").Open();
        group.MapGet(
            "/rounds/{round}/awards",
            async (string round, RoundStore rounds, AwardQueries awards, CancellationToken cancellation, string? continuation = null) =>
            {
                await rounds.GetAsync(round, cancellation);
                return await Paging.ReadAsync(awards.OfRoundAsync(round, continuation, cancellation), AwardLine.Of);
            }).Does(
                "Announced awards in rank order, of a round that takes applications one by one as they come; none before the announcement",
                new Paged<AwardLine>([Example], null));
        group.MapGet("/certificates/{code}", async (string code, AwardQueries awards, CancellationToken cancellation) =>
                AwardLine.Of(await awards.FindByCodeAsync(code, cancellation)
                    ?? throw new RefusedException(ApiRefusals.NoSuchThing("certificate"))))
            .Does("The certificate of a verification code", Example);
    }
}
