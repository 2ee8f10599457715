using QRCoder;

namespace Funding.Workflows.Money.Hands;

/// <summary>Verified persons, for administrators.</summary>
internal static class HandPages
{
    public static void MapHands(this IEndpointRouteBuilder group)
    {
        group.MapForm(HandLinks.Hands, ShowAsync, EnterAsync);
        group.MapAct(HandLinks.ConfirmRoute, ShowAsync, ConfirmAsync);
        group.MapAct(HandLinks.EndRoute, ShowAsync, EndAsync);
        group.MapAct(HandLinks.OpenCodesRoute, ShowAsync, OpenCodesAsync);
        group.MapAct(HandLinks.RecoverRoute, ShowAsync, RecoverAsync);
        group.MapAct(HandLinks.ConfirmRecoveryRoute, ShowAsync, ConfirmRecoveryAsync);
        group.MapForm(HandLinks.Code, ShowCodeAsync, EnrolAsync);
        group.MapPage(HandLinks.CodeDrawing, DrawAsync);
    }

    private static async Task<IResult> ShowAsync(
        PageContext here, HandStore hands, CodeCommands codes, PeopleStore people, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.VerifyPerson);
        var (rows, own) = (new List<HandRow>(), await codes.ListAsync(cancellation));
        foreach (var verification in await hands.ListAsync(cancellation))
            rows.Add(new(
                verification, verification.IsOf((await people.FindAsync(verification.PersonId, cancellation))?.Value),
                own.GetValueOrDefault(verification.PersonId)));
        return Page.Render<HandsPage, HandsModel>(new HandsModel(rows));
    }

    private static async Task<IResult> EnterAsync(
        Form form, PageContext here, HandCommands commands, Texts<HandText> T, CancellationToken cancellation)
    {
        await commands.EnterAsync(here.Actor!, form.Text("email"), form.Text("number"), cancellation);
        return Page.Redirect(HandLinks.Hands, T["entered"]);
    }

    private static async Task<IResult> ConfirmAsync(
        string person, Form form, PageContext here, HandCommands commands, Texts<HandText> T, CancellationToken cancellation)
    {
        var typed = HandsModel.Confirmation(person);
        try
        {
            await commands.ConfirmAsync(here.Actor!, person, form.Text(typed), cancellation);
        }
        catch (RefusedException refused)
        {
            throw refused.At("number", typed);
        }

        return Page.Redirect(HandLinks.Hands, T["confirmed"]);
    }

    private static async Task<IResult> EndAsync(
        string person, Form form, PageContext here, HandCommands commands, Texts<HandText> T, CancellationToken cancellation)
    {
        var reason = HandsModel.Reason(person);
        try
        {
            await commands.EndAsync(here.Actor!, person, form.Text(reason), cancellation);
        }
        catch (RefusedException refused)
        {
            throw refused.At("reason", reason);
        }

        return Page.Redirect(HandLinks.Hands, T["ended"]);
    }

    private static async Task<IResult> OpenCodesAsync(
        string person, PageContext here, CodeCommands codes, Texts<HandText> T, CancellationToken cancellation)
    {
        await codes.OpenAsync(here.Actor!, person, cancellation);
        return Page.Redirect(HandLinks.Hands, T["codes.opened", (int)CodeDecision.EnrolmentTerm.TotalMinutes]);
    }

    private static async Task<IResult> RecoverAsync(
        string person, Form form, PageContext here, CodeCommands codes, Texts<HandText> T, CancellationToken cancellation)
    {
        var reason = HandsModel.Recovery(person);
        try
        {
            await codes.AskRecoveryAsync(here.Actor!, person, form.Text(reason), cancellation);
        }
        catch (RefusedException refused)
        {
            throw refused.At("reason", reason);
        }

        return Page.Redirect(HandLinks.Hands, T["codes.asked"]);
    }

    private static async Task<IResult> ConfirmRecoveryAsync(
        string person, PageContext here, CodeCommands codes, Texts<HandText> T, CancellationToken cancellation)
    {
        await codes.ConfirmRecoveryAsync(here.Actor!, person, cancellation);
        return Page.Redirect(HandLinks.Hands, T["codes.opened", (int)CodeDecision.EnrolmentTerm.TotalMinutes]);
    }

    private static async Task<IResult> ShowCodeAsync(PageContext here, CodeCommands codes, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadMoney);
        return Page.Render<CodePage, CodeModel>(new CodeModel(
            (await codes.FindAsync(here.Actor!.PersonId, cancellation))?.Value.State,
            await codes.EnrolmentAsync(here.Actor!, cancellation)));
    }

    private static async Task<IResult> EnrolAsync(
        Form form, PageContext here, CodeCommands codes, Texts<HandText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadMoney);
        await codes.EnrolAsync(here.Actor!, form.Text("first"), form.Text("code"), cancellation);
        return Page.Redirect(HandLinks.Code, T["codes.enrolled"]);
    }

    private static async Task<IResult> DrawAsync(PageContext here, CodeCommands codes, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadMoney);
        var enrolment = await codes.EnrolmentAsync(here.Actor!, cancellation) ?? throw new RefusedException(CodeRefusals.NotOpen());
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(enrolment.Address, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(data);
        here.Http.Response.Headers.CacheControl = "no-store";
        return Results.Text(drawing.GetGraphic(6), "image/svg+xml");
    }
}

/// <param name="State">Null where nothing was opened.</param>
/// <param name="Enrolment">While one is open.</param>
public sealed record CodeModel(CodeState? State, CodeEnrolment? Enrolment);

/// <param name="IsOfPerson">Whether the person still has the account and the address for which it was made.</param>
/// <param name="Codes">Null where no enrolment was opened.</param>
public sealed record HandRow(Verification Verification, bool IsOfPerson, OneTimeCode? Codes);

public sealed record HandsModel(IReadOnlyList<HandRow> Rows)
{
    /// <summary>The name of the field in which a number is typed once more.</summary>
    public static string Confirmation(string person) => $"number-{person}";

    public static string Recovery(string person) => $"recovery-{person}";

    public static string Reason(string person) => $"reason-{person}";
}
