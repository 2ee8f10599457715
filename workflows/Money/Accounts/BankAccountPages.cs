namespace Funding.Workflows.Money.Accounts;

/// <summary>An organisation's bank account for its own people, and all of them for the office.</summary>
internal static class BankAccountPages
{
    public static void MapBankAccounts(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("").RequireAudience(Audience.Apply);
        own.MapForm(BankAccountLinks.OwnRoute, ShowOwnAsync, EnterAsync)
            .WithMetadata(new RequestSizeLimitAttribute(DocumentRules.PostBytes));
        own.MapAct(BankAccountLinks.TakeBackRoute, ShowOwnAsync, TakeBackAsync);
        var office = routes.MapGroup("").RequireAudience(Audience.Office);
        office.MapPage(BankAccountLinks.OfficeList, ListAsync);
        office.MapPage(BankAccountLinks.OfficeRoute, ShowOfficeAsync);
        office.MapAct(BankAccountLinks.CallRoute, ShowOfficeAsync, CallAsync);
        office.MapAct(BankAccountLinks.DecideRoute, ShowOfficeAsync, DecideAsync);
        office.MapPage(BankAccountLinks.LetterRoute, LetterAsync);
    }

    private static async Task<IResult> ShowOwnAsync(
        string code, PageContext here, OrganisationStore organisations, AccountStore accounts, PaymentOptions options,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.EnterBankAccount);
        var organisation = (await organisations.GetAsync(code, cancellation)).Value;
        if (!organisation.Members.Contains(here.Actor!.PersonId)) throw new RefusedException(AccountRefusals.NotMember());
        return Page.Render<OwnBankAccountPage, BankAccountModel>(new BankAccountModel(
            organisation, (await accounts.FindAsync(code, cancellation))?.Value ?? new(code), accounts.Today, options.AccountRestDays));
    }

    private static async Task<IResult> EnterAsync(
        string code, Form form, PageContext here, AccountCommands commands, Texts<BankAccountText> T, CancellationToken cancellation)
    {
        var letter = form.Files.GetFile(AccountCommands.FileField);
        await commands.EnterAsync(
            here.Actor!, code,
            new(
                form.Text("accountName"), form.Text("number"), form.Text("bank"), form.Text("bankCode"), form.Text("contact"),
                form.Text("phone")),
            letter is { Length: > 0 } ? SentFile.Of(letter) : null, cancellation);
        return Page.Redirect(BankAccountLinks.Own(code), T["entered"]);
    }

    private static async Task<IResult> TakeBackAsync(
        string code, PageContext here, AccountCommands commands, Texts<BankAccountText> T, CancellationToken cancellation)
    {
        await commands.TakeBackAsync(here.Actor!, code, cancellation);
        return Page.Redirect(BankAccountLinks.Own(code), T["taken-back"]);
    }

    private static async Task<IResult> ListAsync(PageContext here, AccountStore accounts, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadMoney);
        return Page.Render<BankAccountsPage, BankAccountsModel>(new BankAccountsModel(
            [.. (await accounts.ListAsync(cancellation)).OrderBy(a => a.Account.Waiting?.Entered.At ?? DateTimeOffset.MaxValue)],
            accounts.Today));
    }

    private static async Task<IResult> ShowOfficeAsync(
        string code, PageContext here, OrganisationStore organisations, AccountStore accounts, PaymentOptions options,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadMoney);
        return Page.Render<OfficeBankAccountPage, BankAccountModel>(new BankAccountModel(
            (await organisations.GetAsync(code, cancellation)).Value, (await accounts.GetAsync(code, cancellation)).Value, accounts.Today,
            options.AccountRestDays));
    }

    private static async Task<IResult> CallAsync(
        string code, Form form, PageContext here, AccountCommands commands, Texts<BankAccountText> T, CancellationToken cancellation)
    {
        var on = form.Day("on");
        form.Demand();
        await commands.CallAsync(here.Actor!, code, form.Text("spoke"), on, form.Text("note"), cancellation);
        return Page.Redirect(BankAccountLinks.Office(code), T["called"]);
    }

    private static async Task<IResult> DecideAsync(
        string code, Form form, PageContext here, AccountCommands commands, Texts<BankAccountText> T, CancellationToken cancellation)
    {
        if (form.Text("decision") == BankAccountModel.Accept)
        {
            await commands.ConfirmAsync(here.Actor!, code, form.Text("confirmation"), cancellation);
            return Page.Redirect(BankAccountLinks.Office(code), T["confirmed"]);
        }

        await commands.RefuseAsync(here.Actor!, code, form.Text("reason"), cancellation);
        return Page.Redirect(BankAccountLinks.Office(code), T["refused"]);
    }

    private static async Task<IResult> LetterAsync(
        string code, string document, PageContext here, AccountStore accounts, IBlobStore blobs, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadMoney);
        var account = (await accounts.GetAsync(code, cancellation)).Value;
        return await DocumentFile.SendAsync(
            here.Http, blobs, [.. new[] { account.Current?.Letter, account.Waiting?.Letter }.OfType<AttachedDocument>()], document);
    }
}

public sealed record BankAccountsModel(IReadOnlyList<AccountLine> Lines, DateOnly Today);

/// <param name="RestDays">Working days that a change rests.</param>
public sealed record BankAccountModel(Organisation Organisation, OrganisationAccount Account, DateOnly Today, int RestDays)
{
    /// <summary>The value of the button that confirms.</summary>
    public const string Accept = "accept";

    public AccountPhase Phase => Account.PhaseOn(Today);
}
