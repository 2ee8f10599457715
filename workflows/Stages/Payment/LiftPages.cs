namespace Funding.Workflows.Stages.Payment;

/// <summary>Addresses of what is done about a withheld tranche.</summary>
public static class LiftLinks
{
    public const string AskRoute = AwardLinks.OfficeRoute + "/tranches/{tranche}/lift";
    public const string DecideRoute = AskRoute + "/decision";

    /// <param name="route">One of these.</param>
    public static string Of(string route, string award, string tranche) => Url.Fill(route, award, tranche);

    /// <summary>The name of a field of a tranche's form.</summary>
    public static string Field(string tranche, string field) => $"{tranche}-{field}";
}

/// <summary>A withheld tranche goes on: asked for by one hand and confirmed by another, from the award's page.</summary>
internal static class LiftPages
{
    private const string Accept = "accept";

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapAct(LiftLinks.AskRoute, ShowAsync, AskAsync);
        group.MapAct(LiftLinks.DecideRoute, ShowAsync, DecideAsync);
    }

    private static Task<IResult> ShowAsync(
        string award, string tranche, PageContext here, AwardViews awards, CancellationToken cancellation) =>
        AwardPages.ShowOfficeAsync(award, here, awards, cancellation);

    private static async Task<IResult> AskAsync(
        string award, string tranche, Form form, PageContext here, LiftCommands lifts, Texts<PaymentText> T,
        CancellationToken cancellation)
    {
        string Text(string field) => form.Text(LiftLinks.Field(tranche, field));
        try
        {
            await lifts.AskAsync(here.Actor!, award, tranche, Text("document"), Text("reason"), cancellation);
        }
        catch (RefusedException refused)
        {
            throw refused.At(field => field is null ? null : LiftLinks.Field(tranche, field));
        }

        return Page.Redirect(AwardLinks.Office(award), T["lift.asked"]);
    }

    private static async Task<IResult> DecideAsync(
        string award, string tranche, Form form, PageContext here, LiftCommands lifts, Texts<PaymentText> T,
        CancellationToken cancellation)
    {
        var accept = form.Text("decision") == Accept;
        await lifts.DecideAsync(here.Actor!, award, tranche, accept, cancellation);
        return Page.Redirect(AwardLinks.Office(award), accept ? T["lift.confirmed"] : T["lift.declined"]);
    }
}
