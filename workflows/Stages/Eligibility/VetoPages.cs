namespace Funding.Workflows.Stages.Eligibility;

/// <summary>Veto items on the office's page of an application, and as its applicant is heard.</summary>
internal static class VetoPages
{
    public static void MapOffice(IEndpointRouteBuilder group)
    {
        group.MapAct(VetoLinks.RecordRoute, Office.ApplicationPages.ShowAsync, RecordAsync)
            .WithMetadata(new RequestSizeLimitAttribute(DocumentRules.PostBytes));
        group.MapAct(VetoLinks.DecideRoute, Office.ApplicationPages.ShowAsync, DecideAsync);
        group.MapPage(VetoLinks.DocumentRoute, DocumentAsync);
    }

    public static void MapOwn(IEndpointRouteBuilder group) => group.MapForm(VetoLinks.OwnRoute, ShowOwnAsync, StateAsync);

    private static async Task<IResult> RecordAsync(
        string round, string application, Form form, PageContext here, VetoCommands commands, Texts<EligibilityText> T,
        CancellationToken cancellation)
    {
        var file = form.Files.GetFile(VetoEntry.DocumentField);
        await commands.RecordAsync(
            here.Actor!, round, application,
            new(
                form.OptionalChoice<VetoKind>(VetoEntry.KindField), form.Text(VetoEntry.SourceField), form.OptionalDay(VetoEntry.OnField),
                form.Text(VetoEntry.TextField)),
            file is { Length: > 0 } ? SentFile.Of(file) : null, cancellation);
        return Page.Redirect(OfficeLinks.Application(round, application), T["veto.recorded"]);
    }

    private static async Task<IResult> DecideAsync(
        string round, string application, int number, Form form, PageContext here, VetoCommands commands, Texts<EligibilityText> T,
        CancellationToken cancellation)
    {
        var upheld = AnswerText.YesNo(form.Text(VetoEntry.DecisionField))
            ?? throw new RefusedException(ShellRefusals.NotAChoice(VetoEntry.DecisionField));
        await commands.DecideAsync(here.Actor!, round, application, number, upheld, form.Text(VetoEntry.ReasonField), cancellation);
        return Page.Redirect(OfficeLinks.Application(round, application), T["veto.decided"]);
    }

    private static async Task<IResult> DocumentAsync(
        string round, string application, int number, string document, PageContext here, RoundStore rounds, ApplicationStore applications,
        ConflictDeclarations conflicts, VetoStore vetoes, IBlobStore blobs, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.DecideEligibility);
        var read = (await applications.GetAsync(round, application, cancellation)).Value;
        if (await conflicts.HasWithAsync(here.Actor!.PersonId, read, cancellation))
            throw new RefusedException(EligibilityRefusals.OwnConflict());
        var found = (await vetoes.OfAsync((await rounds.GetAsync(round, cancellation)).Value, application, cancellation))
            .FirstOrDefault(v => v.Value.Number == number);
        return await DocumentFile.SendAsync(here.Http, blobs, found?.Value.Documents ?? [], document);
    }

    private static async Task<IResult> ShowOwnAsync(
        string round, string application, PageContext here, RoundStore rounds, ApplicationStore applications, VetoStore vetoes,
        CancellationToken cancellation)
    {
        var own = (await applications.GetOwnAsync(here.Actor!, round, application, cancellation)).Value;
        var all = await vetoes.OfAsync((await rounds.GetAsync(round, cancellation)).Value, application, cancellation);
        return all.Count == 0
            ? throw new RefusedException(VetoRefusals.NotFound())
            : Page.Render<VetoPage, VetoModel>(new(own, [.. all.Select(v => v.Value).Reverse()], vetoes.Today, false, ""));
    }

    private static async Task<IResult> StateAsync(
        string round, string application, Form form, PageContext here, VetoCommands commands, Texts<EligibilityText> T,
        CancellationToken cancellation)
    {
        await commands.StateAsync(here.Actor!, round, application, form.Text(VetoEntry.StatementField), cancellation);
        return Page.Redirect(VetoLinks.Own(round, application), T["veto.stated"]);
    }
}

/// <param name="All">The last one first.</param>
/// <param name="Acts">The reader of the office may record and decide now.</param>
/// <param name="Reader">Person id of a reader of the office.</param>
public sealed record VetoModel(Application Application, IReadOnlyList<Veto> All, DateOnly Today, bool Acts, string Reader)
{
    public bool AnyOpen => All.Any(v => v.Verdict is null);
}
