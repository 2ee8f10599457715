namespace Funding.Workflows.People;

/// <summary>The number for reminders by text message, where the host sends any.</summary>
internal static class PhonePages
{
    public static void MapPhone(this IEndpointRouteBuilder own)
    {
        own.MapForm(AccountLinks.Phone, ShowAsync, AskAsync);
        own.MapAct(AccountLinks.PhoneConfirm, ShowAsync, ConfirmAsync);
        own.MapAct(AccountLinks.PhoneRemove, ShowAsync, RemoveAsync);
    }

    private static async Task<IResult> ShowAsync(
        PageContext here, PhoneCommands phones, TimeProvider clock, CancellationToken cancellation)
    {
        var number = await phones.FindAsync(here.Actor!, cancellation);
        return Page.Render<PhonePage, PhoneModel>(new(
            number is null ? null : MobileNumber.Mask(number.Number), number?.ConfirmedAt is not null,
            number is { ConfirmedAt: null } && !PhoneDecision.IsOver(number, clock.GetUtcNow())));
    }

    private static async Task<IResult> AskAsync(
        Form form, PageContext here, PhoneCommands phones, Texts<AccountText> T, CancellationToken cancellation)
    {
        await phones.AskAsync(here.Actor!, form.Text("phone"), cancellation);
        return Page.Redirect(AccountLinks.Phone, T["phone.asked"]);
    }

    private static async Task<IResult> ConfirmAsync(
        Form form, PageContext here, PhoneCommands phones, Texts<AccountText> T, CancellationToken cancellation)
    {
        await phones.ConfirmAsync(here.Actor!, form.Text("code"), cancellation);
        return Page.Redirect(AccountLinks.Phone, T["phone.confirmed"]);
    }

    private static async Task<IResult> RemoveAsync(
        PageContext here, PhoneCommands phones, Texts<AccountText> T, CancellationToken cancellation)
    {
        await phones.RemoveAsync(here.Actor!, cancellation);
        return Page.Redirect(AccountLinks.Phone, T["phone.removed"]);
    }
}

/// <param name="Number">Masked; null for none.</param>
/// <param name="Waits">A code was sent that can still be typed.</param>
public sealed record PhoneModel(string? Number, bool Confirmed, bool Waits);
