namespace Funding.Workflows.Webhooks;

/// <summary>Receivers and the last deliveries, for administrators.</summary>
internal static class WebhookPages
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAudience(Audience.Office);
        group.MapForm(WebhookLinks.Page, ShowAsync, EnterAsync);
        group.MapAct(WebhookLinks.ConfirmRoute, ShowAsync, ConfirmAsync);
        group.MapAct(WebhookLinks.RenewRoute, ShowAsync, RenewAsync);
        group.MapAct(WebhookLinks.EndRoute, ShowAsync, EndAsync);
        group.MapAct(WebhookLinks.Again, ShowAsync, AgainAsync);
    }

    private static async Task<IResult> ShowAsync(
        string? from, PageContext here, WebhookStore webhooks, IOptions<WebhookOptions> options, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ManageWebhooks);
        var deliveries = await webhooks.DeliveriesAsync(from, cancellation);
        return Page.Render<WebhooksPage, WebhooksModel>(new(
            options.Value.Enabled, [.. (await webhooks.TargetsAsync(cancellation)).Select(t => t.Value)],
            deliveries.Items, deliveries.Continuation));
    }

    // A secret is shown in the answer itself: nothing that could be looked up later has it.
    private static async Task<IResult> EnterAsync(
        Form form, PageContext here, WebhookCommands commands, CancellationToken cancellation) =>
        Secret(await commands.EnterAsync(here.Actor!, form.Text("address"), cancellation));

    private static async Task<IResult> RenewAsync(
        string target, PageContext here, WebhookCommands commands, CancellationToken cancellation) =>
        Secret(await commands.RenewAsync(here.Actor!, target, cancellation));

    private static IResult Secret((WebhookTarget Target, string Secret) made) =>
        Page.Render<SecretPage, SecretModel>(new(made.Target, made.Secret));

    private static async Task<IResult> ConfirmAsync(
        string target, Form form, PageContext here, WebhookCommands commands, Texts<WebhookText> T, CancellationToken cancellation)
    {
        var field = WebhooksModel.Confirmation(target);
        await commands.ConfirmAsync(here.Actor!, target, form.Text(field), field, cancellation);
        return Page.Redirect(WebhookLinks.Page, T["confirmed"]);
    }

    private static async Task<IResult> EndAsync(
        string target, PageContext here, WebhookCommands commands, Texts<WebhookText> T, CancellationToken cancellation)
    {
        await commands.EndAsync(here.Actor!, target, cancellation);
        return Page.Redirect(WebhookLinks.Page, T["ended"]);
    }

    private static async Task<IResult> AgainAsync(
        Form form, PageContext here, WebhookCommands commands, Texts<WebhookText> T, CancellationToken cancellation)
    {
        await commands.AgainAsync(here.Actor!, form.Text("delivery"), cancellation);
        return Page.Redirect(WebhookLinks.Page, T["again.done"]);
    }
}

/// <param name="Deliveries">The newest first.</param>
public sealed record WebhooksModel(
    bool Enabled, IReadOnlyList<WebhookTarget> Targets, IReadOnlyList<Stored<WebhookDelivery>> Deliveries, string? Continuation)
{
    /// <summary>The field in which a receiver is confirmed.</summary>
    public static string Confirmation(string target) => $"confirmation-{target}";

    /// <summary>The receiver's host; its id where it was ended.</summary>
    public string HostOf(WebhookDelivery delivery) => Targets.FirstOrDefault(t => t.Id == delivery.Target)?.Host ?? delivery.Target;

    /// <summary>It may be sent again: it is settled, and its receiver is there.</summary>
    public bool MayRepeat(WebhookDelivery delivery) =>
        delivery.State != WebhookState.Waiting && Targets.Any(t => t.Id == delivery.Target && t.Confirmed is not null);
}

/// <param name="Secret">In the clear; shown once.</param>
public sealed record SecretModel(WebhookTarget Target, string Secret);
