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

    private static async Task<IResult> CheckAsync(string? code, CertificateQueries certificates, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(code))
            return Page.Render<CertificateCheckPage, CertificateCheckModel>(new CertificateCheckModel("", false));
        return await certificates.FindAsync(code, cancellation) is { } certificate
            ? Page.Redirect(PublicLinks.Certificate(certificate.Code))
            : Page.Render<CertificateCheckPage, CertificateCheckModel>(new CertificateCheckModel(code, true));
    }

    private static async Task<IResult> ShowAsync(
        string code, CertificateQueries certificates, ActDocumentQueries documents, TimeProvider clock, CancellationToken cancellation) =>
        await certificates.FindAsync(code, cancellation) is { } certificate
            ? Page.Render<CertificatePage, CertificateModel>(new CertificateModel(
                certificate, ShanghaiTime.DayOf(clock.GetUtcNow()), await certificates.SuccessorAsync(certificate, cancellation),
                await certificates.BeforeAsync(certificate, cancellation),
                certificate.WasChanged ? await documents.OutAsync(certificate.AwardId, cancellation) : []))
            : Page.Render<CertificateCheckPage, CertificateCheckModel>(new CertificateCheckModel(code, true));

    private static async Task<IResult> PrintAsync(string code, CertificateQueries certificates, CancellationToken cancellation) =>
        await certificates.FindAsync(code, cancellation) is { IsPrintable: true } certificate
            ? Page.Render<CertificatePrintPage, CertificateFacts>(certificate)
            : throw new RefusedException(PublicRefusals.NoCertificate());

    private static async Task<IResult> CodeAsync(
        string code, CertificateQueries certificates, MailOptions site, CancellationToken cancellation)
    {
        var certificate = await certificates.FindAsync(code, cancellation)
            ?? throw new RefusedException(PublicRefusals.NoCertificate());
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(
            site.Page(PublicLinks.Certificate(certificate.Code)).AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(data);
        return Results.Text(drawing.GetGraphic(8), "image/svg+xml");
    }
}

/// <param name="Unknown">Asked for, and not found.</param>
public sealed record CertificateCheckModel(string Code, bool Unknown);

/// <param name="Successor">The certificate of the award that took its place; null for none.</param>
/// <param name="Before">The certificates of the awards that it took the place of or followed.</param>
/// <param name="Documents">Of what was decided about it, as far as they are here and everybody's to read.</param>
public sealed record CertificateModel(
    CertificateFacts Certificate, DateOnly Today, CertificateFacts? Successor, IReadOnlyList<CertificateFacts> Before,
    IReadOnlyList<NumberedAct> Documents);
