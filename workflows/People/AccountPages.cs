namespace Funding.Workflows.People;

/// <summary>One's own account, for everybody who is signed in, and the page behind a link of a change of address.</summary>
internal static class AccountPages
{
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("").RequireAudience(Audience.Apply);
        own.MapPage(AccountLinks.Account, ShowAsync);
        own.MapAct(AccountLinks.Address, ShowAsync, AskAsync);
        own.MapAct(AccountLinks.TakeBack, ShowAsync, TakeBackAsync);
        if (routes.ServiceProvider.GetRequiredService<IOptions<PortalOptions>>().Value.TextMessages)
            own.MapPhone();
        routes.MapGroup("").RequireAudience(Audience.Public).MapForm(Paths.AddressChangeLink, ShowEndAsync, AnswerAsync);
    }

    private static async Task<IResult> ShowAsync(
        PageContext here, PeopleStore people, DeskDirectory desks, AddressChangeCommands changes, CancellationToken cancellation) =>
        Page.Render<AccountPage, AccountModel>(new AccountModel(
            await people.DemandAsync(here.Actor!.PersonId, cancellation),
            await desks.ListAsync(cancellation),
            await changes.OpenAsync(here.Actor!, cancellation)));

    private static async Task<IResult> AskAsync(
        Form form, PageContext here, AddressChangeCommands changes, Texts<AccountText> T, CancellationToken cancellation)
    {
        await changes.AskAsync(here.Actor!, form.Text("email"), cancellation);
        return Page.Redirect(AccountLinks.Account, T["asked"]);
    }

    private static async Task<IResult> TakeBackAsync(
        PageContext here, AddressChangeCommands changes, Texts<AccountText> T, CancellationToken cancellation)
    {
        await changes.TakeBackAsync(here.Actor!, cancellation);
        return Page.Redirect(AccountLinks.Account, T["stopped"]);
    }

    private static async Task<IResult> ShowEndAsync(string token, AddressEndCommands ends, CancellationToken cancellation) =>
        Page.Render<AddressEndPage, AddressView>(await ends.PreviewAsync(token, cancellation));

    private static async Task<IResult> AnswerAsync(
        string token, Form form, AddressEndCommands ends, Texts<AccountText> T, CancellationToken cancellation)
    {
        if (form.Text("act") == AddressEndPage.Stop)
        {
            await ends.StopAsync(token, form.Text("email"), cancellation);
            return Page.Redirect(Paths.Home, T["stopped"]);
        }

        return await ends.ConfirmAsync(token, form.Text("email"), cancellation)
            ? Page.Redirect(Paths.SignIn, T["changed"])
            : Page.Redirect(Paths.Home, T["confirmed"]);
    }
}

/// <param name="Desks">That a role can be given for.</param>
/// <param name="Change">One that waits for its ends; null for none.</param>
public sealed record AccountModel(Person Person, IReadOnlyList<Desk> Desks, AddressChange? Change);
