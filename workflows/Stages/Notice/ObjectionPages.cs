namespace Funding.Workflows.Stages.Notice;

/// <summary>Objections (异议) of anyone signed in: own ones, a new one on an entry, the receipt.</summary>
internal static class ObjectionPages
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPage(ApplyLinks.Objections, ListAsync);
        group.MapForm(ApplyLinks.ObjectRoute, NewAsync, FileAsync).WithMetadata(new RequestSizeLimitAttribute(DocumentRules.PostBytes));
        group.MapPage(ApplyLinks.ObjectionRoute, ShowAsync);
    }

    private static async Task<IResult> ListAsync(string? from, PageContext here, OwnObjectionQueries own, CancellationToken cancellation)
    {
        var (items, continuation) = await own.ListAsync(here.Actor!, from, cancellation);
        return Page.Render<ObjectionsPage, ObjectionsModel>(new ObjectionsModel(items, continuation));
    }

    private static async Task<IResult> NewAsync(
        string round, string application, RoundStore rounds, NoticeQueries notices, CancellationToken cancellation)
    {
        var entry = await notices.FindAsync(round, application, cancellation)
            ?? throw new RefusedException(ApplyRefusals.NoEntry());
        return Page.Render<ObjectPage, ObjectModel>(new ObjectModel((await rounds.GetAsync(round, cancellation)).Value, entry));
    }

    private static async Task<IResult> FileAsync(
        string round, string application, Form form, PageContext here, ObjectionFiling objections, CancellationToken cancellation)
    {
        var filed = await objections.FileAsync(
            here.Actor!,
            round,
            application,
            form.Text("name"),
            form.Text("contact"),
            form.Text("reasons").Replace("\r\n", "\n", StringComparison.Ordinal),
            [.. form.Files.GetFiles(ObjectionFiling.FilesField).Select(f => new SentFile(
                f.FileName, DocumentFile.Declared(f.ContentType), f.OpenReadStream))], cancellation);
        return Page.Redirect(ApplyLinks.Objection(round, filed.Id));
    }

    private static async Task<IResult> ShowAsync(
        string round, string objection, PageContext here, OwnObjectionQueries own, CancellationToken cancellation) =>
        Page.Render<ObjectionPage, OwnObjection>(await own.FindAsync(here.Actor!, round, objection, cancellation));
}

public sealed record ObjectionsModel(IReadOnlyList<OwnObjection> Items, string? Continuation);

public sealed record ObjectModel(Round Round, NoticeEntry Entry);
