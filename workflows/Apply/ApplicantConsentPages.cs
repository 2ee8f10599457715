namespace Funding.Workflows.Apply;

/// <summary>Whose consent an application asks for, how each stands, and the button that asks.</summary>
internal static class ApplicantConsentPages
{
    public static void MapConsentAsking(this IEndpointRouteBuilder group) => group.MapForm(ApplyLinks.ConsentsRoute, ShowAsync, AskAsync);

    private static async Task<IResult> ShowAsync(
        string round, string application, PageContext here, WorkQueries reader, CancellationToken cancellation)
    {
        var work = await reader.ReadAsync(here.Actor!, round, application, cancellation);
        var parties = ConsentDecision.PartiesOf(work.Programme, work.Application, work.Answers);
        return Page.Render<ConsentsPage, ConsentsModel>(new ConsentsModel(
            work, [.. parties.Select(p => new PartyLine(p, work.Application.ConsentOf(p.Code)))]));
    }

    private static async Task<IResult> AskAsync(
        string round, string application, Form form, PageContext here, ConsentAskCommands consents, Texts<ApplyText> texts,
        CancellationToken cancellation)
    {
        var page = ApplyLinks.Of(ApplyLinks.ConsentsRoute, round, application);
        if (form.Optional("all") is not null)
        {
            var asked = await consents.AskAllAsync(here.Actor!, round, application, cancellation);
            return Page.Redirect(page, texts["consents.asked.all", asked]);
        }

        await consents.AskAsync(here.Actor!, round, application, form.Text("party"), cancellation);
        return Page.Redirect(page, texts["consents.asked"]);
    }
}

public sealed record ConsentsModel(Work Work, IReadOnlyList<PartyLine> Parties)
{
    /// <summary>How many one button would ask.</summary>
    public int Unasked => Work.Editable ? ConsentDecision.Unasked(Parties.Select(p => p.Party), Work.Application).Count : 0;
}

/// <param name="Consent">Null where it was never asked.</param>
public sealed record PartyLine(ConsentParty Party, Consent? Consent)
{
    public ConsentState State => ConsentDecision.StateOf(Party, Consent);
}
