using QRCoder;

namespace Funding.Workflows.Stages.Announcement;

/// <summary>Checking a certificate by its code, and the certificate itself to print.</summary>
internal static class CertificatePages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(PublicLinks.Certificates, CheckAsync).SameForEverybody();
        group.MapPage(PublicLinks.CertificateRoute, ShowAsync);
        group.MapPage(PublicLinks.CertificatePrintRoute, PrintAsync);
        group.MapPage(PublicLinks.CertificateCodeRoute, CodeAsync);
    }

    private static async Task<IResult> CheckAsync(string? code, AwardQueries awards, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(code))
            return Page.Render<CertificateCheckPage, CertificateCheckModel>(new CertificateCheckModel("", false));
        return await awards.FindByCodeAsync(code, cancellation) is { } award
            ? Page.Redirect(PublicLinks.Certificate(award.VerificationCode))
            : Page.Render<CertificateCheckPage, CertificateCheckModel>(new CertificateCheckModel(code, true));
    }

    private static async Task<IResult> ShowAsync(string code, AwardQueries awards, TimeProvider clock, CancellationToken cancellation) =>
        await awards.FindByCodeAsync(code, cancellation) is { } award
            ? Page.Render<CertificatePage, CertificateModel>(new CertificateModel(
                award, ShanghaiTime.DayOf(clock.GetUtcNow())))
            : Page.Render<CertificateCheckPage, CertificateCheckModel>(new CertificateCheckModel(code, true));

    private static async Task<IResult> PrintAsync(string code, AwardQueries awards, CancellationToken cancellation) =>
        Page.Render<CertificatePrintPage, Award>(await FindAsync(code, awards, cancellation));

    private static async Task<IResult> CodeAsync(string code, AwardQueries awards, MailOptions site, CancellationToken cancellation)
    {
        var award = await FindAsync(code, awards, cancellation);
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(
            site.Page(PublicLinks.Certificate(award.VerificationCode)).AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(data);
        return Results.Text(drawing.GetGraphic(8), "image/svg+xml");
    }

    private static async Task<Award> FindAsync(string code, AwardQueries awards, CancellationToken cancellation) =>
        await awards.FindByCodeAsync(code, cancellation)
            ?? throw new RefusedException(PublicRefusals.NoCertificate());
}

/// <param name="Unknown">Asked for, and not found.</param>
public sealed record CertificateCheckModel(string Code, bool Unknown);

public sealed record CertificateModel(Award Award, DateOnly Today);
