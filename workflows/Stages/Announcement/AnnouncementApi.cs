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

    /// <param name="Title">Name of what is recognised, as it is by now.</param>
    /// <param name="Round">Null for an award of an earlier year that was taken over from a list.</param>
    /// <param name="Since">The day from which it stands so, where its term alone does not say it.</param>
    /// <param name="Document">文号 of the decision by which it stands so.</param>
    /// <param name="Successor">Id of the award that took its place; null for none.</param>
    /// <param name="Before">Ids of the awards whose place it took or that it followed.</param>
    /// <param name="Members">Who shares in it or did, as far as it is known.</param>
    internal sealed record CertificateLine(
        string Id,
        string CertificateNumber,
        string OrganisationName,
        string Title,
        Bilingual Award,
        string AnnouncementNumber,
        string? Round,
        DateOnly AwardedOn,
        DateOnly ValidUntil,
        AwardStanding Standing,
        DateOnly? Since,
        string? Document,
        string? Successor,
        IReadOnlyList<string> Before,
        IReadOnlyList<MemberLine> Members)
    {
        public static CertificateLine Of(CertificateFacts c, DateOnly today) =>
            new(
                c.AwardId,
                c.Number,
                c.HolderName,
                c.Title,
                c.AwardTitle,
                c.DocumentNumber,
                c.RoundId,
                c.Term.AwardedOn,
                c.Term.ValidUntil,
                c.StandingOn(today),
                c.Cause?.On,
                c.Cause?.Document,
                c.Cause?.Successor,
                c.Before,
                [.. c.Members.Select(m => new MemberLine(m.Name, m.From, m.To))]);
    }

    /// <param name="To">The day on which it left; null while it shares in the award.</param>
    internal sealed record MemberLine(string Name, DateOnly From, DateOnly? To);

    private static readonly CertificateLine ExampleCertificate = new(
        AwardHome.IdOf(Example.Round, Example.Number), Example.CertificateNumber, Example.OrganisationName, Example.Title, Example.Award,
        Example.AnnouncementNumber, Example.Round, Example.AwardedOn, Example.ValidUntil, AwardStanding.Live, null, null, null, [],
        [new(Example.OrganisationName, Example.AwardedOn, null)]);

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
        group.MapGet(
            "/certificates/{code}",
            async (string code, CertificateQueries certificates, TimeProvider clock, CancellationToken cancellation) =>
                CertificateLine.Of(
                    await certificates.FindAsync(code, cancellation) ?? throw new RefusedException(ApiRefusals.NoSuchThing("certificate")),
                    ShanghaiTime.DayOf(clock.GetUtcNow())))
            .Does("The certificate of a verification code or a certificate's number, and how its award stands now", ExampleCertificate);
    }
}
