namespace Funding.Workflows.Duties;

/// <summary>The documents of a duty: uploaded by a plain form, downloaded, removed.</summary>
internal static class PaperPages
{
    // The parts of the form around the file itself.
    private const long Envelope = 64 * 1024;

    public static void MapOwn(IEndpointRouteBuilder group)
    {
        group.MapPage(DutyLinks.OwnPapersRoute, ShowOwnAsync);
        group.MapAct(DutyLinks.OwnSlotRoute, ShowOwnAsync, UploadOwnAsync).WithMetadata(Limit());
        group.MapPage(DutyLinks.OwnPaperRoute, DownloadOwnAsync);
        group.MapAct(DutyLinks.OwnRemoveRoute, ShowOwnAsync, RemoveOwnAsync);
    }

    public static void MapOffice(IEndpointRouteBuilder group)
    {
        group.MapPage(DutyLinks.OfficePapersRoute, ShowOfficeAsync);
        group.MapAct(DutyLinks.OfficeSlotRoute, ShowOfficeAsync, UploadOfficeAsync).WithMetadata(Limit());
        group.MapPage(DutyLinks.OfficePaperRoute, DownloadOfficeAsync);
        group.MapAct(DutyLinks.OfficeRemoveRoute, ShowOfficeAsync, RemoveOfficeAsync);
    }

    public static void MapDesk(IEndpointRouteBuilder group) => group.MapPage(DutyLinks.DeskPaperRoute, DownloadDeskAsync);

    private static RequestSizeLimitAttribute Limit() => new(DocumentRules.FormBytes + Envelope);

    private static async Task<IResult> ShowOwnAsync(
        string award, string duty, string occurrence, PageContext here, DutyStore duties, DutyKindSet kinds, PaperStore papers,
        DocumentScans scans, CancellationToken cancellation) =>
        await ShowAsync(
            await duties.OwnAsync(here.Actor!, award, new(duty, occurrence), cancellation), Audience.Apply, kinds, papers, scans,
            cancellation);

    private static async Task<IResult> ShowOfficeAsync(
        string award, string duty, string occurrence, PageContext here, DutyStore duties, DutyKindSet kinds, PaperStore papers,
        DocumentScans scans, CancellationToken cancellation) =>
        await ShowAsync(
            await duties.OfOfficeAsync(here.Actor!, award, new(duty, occurrence), cancellation), Audience.Office, kinds, papers, scans,
            cancellation);

    private static async Task<IResult> ShowAsync(
        DutyPlace place, Audience side, DutyKindSet kinds, PaperStore papers, DocumentScans scans, CancellationToken cancellation)
    {
        var kind = kinds[place.Duty.Value.Kind];
        if (kind is not IPaperKind own) throw new RefusedException(AwardRefusals.NoDuty());
        return Page.Render<PapersPage, PapersModel>(new(
            place.View, kind.Name, side, await own.SlotsAsync(place.View, cancellation), await papers.ReadAsync(place.View, cancellation),
            scans.HasScanner, own.PageOf(place.View, side)));
    }

    private static Task<IResult> UploadOwnAsync(
        string award, string duty, string occurrence, string slot, Form form, PageContext here, PaperCommands papers,
        Texts<DutiesText> T, CancellationToken cancellation) =>
        UploadAsync(Audience.Apply, DutyLinks.OwnPapersRoute, award, new(duty, occurrence), slot, form, here, papers, T, cancellation);

    private static Task<IResult> UploadOfficeAsync(
        string award, string duty, string occurrence, string slot, Form form, PageContext here, PaperCommands papers,
        Texts<DutiesText> T, CancellationToken cancellation) =>
        UploadAsync(Audience.Office, DutyLinks.OfficePapersRoute, award, new(duty, occurrence), slot, form, here, papers, T, cancellation);

    private static async Task<IResult> UploadAsync(
        Audience side, string route, string award, DutyKey key, string slot, Form form, PageContext here, PaperCommands papers,
        Texts<DutiesText> T, CancellationToken cancellation)
    {
        var field = PaperSlot.FieldOf(slot);
        var file = form.Files.GetFile(field) ?? throw new RefusedException(DutyRefusals.NoFile(slot));
        try
        {
            await using var content = file.OpenReadStream();
            var document = await papers.UploadAsync(
                here.Actor!, side, award, key, slot, file.FileName, DocumentFile.Declared(file.ContentType), content, cancellation);
            return Page.Redirect(Url.Fill(route, award, key.Duty, key.Occurrence), T["uploaded", document.FileName]);
        }
        catch (RefusedException refused)
        {
            throw refused.At(named => named ?? field);
        }
    }

    private static async Task<IResult> RemoveOwnAsync(
        string award, string duty, string occurrence, string document, PageContext here, PaperCommands papers, Texts<DutiesText> T,
        CancellationToken cancellation)
    {
        await papers.RemoveAsync(here.Actor!, Audience.Apply, award, new(duty, occurrence), document, cancellation);
        return Page.Redirect(Url.Fill(DutyLinks.OwnPapersRoute, award, duty, occurrence), T["removed"]);
    }

    private static async Task<IResult> RemoveOfficeAsync(
        string award, string duty, string occurrence, string document, PageContext here, PaperCommands papers, Texts<DutiesText> T,
        CancellationToken cancellation)
    {
        await papers.RemoveAsync(here.Actor!, Audience.Office, award, new(duty, occurrence), document, cancellation);
        return Page.Redirect(Url.Fill(DutyLinks.OfficePapersRoute, award, duty, occurrence), T["removed"]);
    }

    private static async Task<IResult> DownloadOwnAsync(
        string award, string duty, string occurrence, string document, PageContext here, DutyStore duties, PaperStore papers,
        IBlobStore blobs, CancellationToken cancellation) =>
        await SendAsync(
            await duties.OwnAsync(here.Actor!, award, new(duty, occurrence), cancellation), document, here, papers, blobs, cancellation);

    private static async Task<IResult> DownloadOfficeAsync(
        string award, string duty, string occurrence, string document, PageContext here, DutyStore duties, PaperStore papers,
        IBlobStore blobs, CancellationToken cancellation) =>
        await SendAsync(
            await duties.OfOfficeAsync(here.Actor!, award, new(duty, occurrence), cancellation), document, here, papers, blobs,
            cancellation);

    private static async Task<IResult> DownloadDeskAsync(
        string award, string duty, string occurrence, string document, PageContext here, DutyStore duties, PaperStore papers,
        IBlobStore blobs, CancellationToken cancellation) =>
        await SendAsync(
            await duties.OfDeskAsync(here.Actor!, award, new(duty, occurrence), cancellation), document, here, papers, blobs, cancellation);

    private static async Task<IResult> SendAsync(
        DutyPlace place, string document, PageContext here, PaperStore papers, IBlobStore blobs, CancellationToken cancellation) =>
        await DocumentFile.SendAsync(here.Http, blobs, (await papers.ReadAsync(place.View, cancellation)).Documents, document);
}

/// <param name="Side">Whose page it is.</param>
/// <param name="Scanned">Whether documents are scanned for viruses here.</param>
/// <param name="Back">The page of the duty.</param>
public sealed record PapersModel(
    DutyView At, Bilingual Name, Audience Side, IReadOnlyList<PaperSlot> Slots, DutyPapers Papers, bool Scanned, string Back);
