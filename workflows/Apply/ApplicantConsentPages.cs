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
        await consents.AskAsync(here.Actor!, round, application, form.Text("party"), cancellation);
        return Page.Redirect(ApplyLinks.Of(ApplyLinks.ConsentsRoute, round, application), texts["consents.asked"]);
    }
}

public sealed record ConsentsModel(Work Work, IReadOnlyList<PartyLine> Parties);

/// <param name="Consent">Null where it was never asked.</param>
public sealed record PartyLine(ConsentParty Party, Consent? Consent)
{
    public ConsentState State => ConsentDecision.StateOf(Party, Consent);
}
