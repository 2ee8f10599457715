namespace Funding.Workflows.Office;

/// <summary>Mails that did not arrive and effects that were given up, of a round or of the system.</summary>
internal static class DeliveryPages
{
    public static void MapDelivery(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.DeliveryRoute, ShowAsync);
        group.MapPage(OfficeLinks.SystemDelivery, ShowSystemAsync);
        group.MapAct(OfficeLinks.Resend, ShowSystemAsync, ResendAsync);
        group.MapAct(OfficeLinks.Retry, ShowSystemAsync, RetryAsync);
    }

    private static async Task<IResult> ShowAsync(
        string round,
        string? from,
        string? after,
        PageContext here,
        RoundStore rounds,
        DeliveryLog deliveries,
        GivenUpEffects effects,
        CancellationToken cancellation) =>
        await RenderAsync((await rounds.GetAsync(round, cancellation)).Value, from, after, here, deliveries, effects, cancellation);

    private static Task<IResult> ShowSystemAsync(
        string? from, string? after, PageContext here, DeliveryLog deliveries, GivenUpEffects effects, CancellationToken cancellation) =>
        RenderAsync(null, from, after, here, deliveries, effects, cancellation);

    private static async Task<IResult> RenderAsync(
        Round? round,
        string? from,
        string? after,
        PageContext here,
        DeliveryLog deliveries,
        GivenUpEffects effects,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ReadDeliveryFailures);
        var failures = await deliveries.ListFailuresAsync(round?.Id, 50, from, cancellation);
        var given = await Paging.ReadAsync(effects.ListAsync(here.Actor!, round?.Id, after, cancellation), e => e);
        return Page.Render<DeliveryPage, DeliveryModel>(new DeliveryModel(
            round, failures.Failures, failures.Continuation, given.Items, given.Continuation));
    }

    private static async Task<IResult> ResendAsync(
        Form form, MailedLinks links, PageContext here, Texts<OfficeText> T, CancellationToken cancellation)
    {
        await links.ResendAsync(here.Actor!, form.Optional("round"), form.Text("mail"), cancellation);
        return Page.Redirect(OfficeLinks.Delivery(form.Optional("round")), T["delivery.resent"]);
    }

    private static async Task<IResult> RetryAsync(
        Form form, GivenUpEffects effects, PageContext here, Texts<OfficeText> T, CancellationToken cancellation)
    {
        await effects.RetryAsync(here.Actor!, form.Optional("round"), form.Text("effect"), cancellation);
        return Page.Redirect(OfficeLinks.Delivery(form.Optional("round")), T["delivery.retried"]);
    }
}

/// <param name="Round">Null for what belongs to no round.</param>
public sealed record DeliveryModel(
    Round? Round, IReadOnlyList<DeliveryFailure> Failures, string? Continuation, IReadOnlyList<Effect> GivenUp, string? MoreGivenUp);
