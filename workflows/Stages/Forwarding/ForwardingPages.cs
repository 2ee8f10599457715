namespace Funding.Workflows.Stages.Forwarding;

/// <summary>A forwarding as the office handles it.</summary>
internal static class ForwardingPages
{
    public static void MapOffice(IEndpointRouteBuilder group)
    {
        group.MapPage(ForwardingLinks.OfficeRoute, ShowAsync);
        group.MapAct(ForwardingLinks.ForwardRoute, ShowAsync, ForwardAsync);
        group.MapAct(ForwardingLinks.EnterRoute, ShowAsync, EnterAsync);
        group.MapAct(ForwardingLinks.ConfirmRoute, ShowAsync, ConfirmAsync);
        group.MapAct(ForwardingLinks.ReturnRoute, ShowAsync, ReturnAsync);
        group.MapAct(ForwardingLinks.MatterRoute, ShowAsync, SettleAsync);
    }

    private static async Task<IResult> ShowAsync(
        string award, string duty, string occurrence, PageContext here, DutyStore duties, ForwardingQueries forwardings,
        CancellationToken cancellation) =>
        Page.Render<ForwardingOfficePage, ForwardingRead>(await forwardings.ReadAsync(
            await duties.OfOfficeAsync(here.Actor!, award, new(duty, occurrence), cancellation), cancellation));

    private static async Task<IResult> ForwardAsync(
        string award, string duty, string occurrence, Form form, PageContext here, ForwardingCommands commands, Texts<ForwardingText> T,
        CancellationToken cancellation)
    {
        var on = form.Day("on");
        form.Demand();
        await commands.ForwardAsync(here.Actor!, award, new(duty, occurrence), on, form.Text("letter"), cancellation);
        return Back(award, duty, occurrence, T["forwarded"]);
    }

    private static async Task<IResult> EnterAsync(
        string award, string duty, string occurrence, Form form, PageContext here, ForwardingCommands commands, Texts<ForwardingText> T,
        CancellationToken cancellation)
    {
        var on = form.Day("decidedOn");
        form.Demand();
        await commands.EnterAsync(
            here.Actor!, award, new(duty, occurrence), form.Text("outcome"), on, form.Text("letter"), form.Text("text"), cancellation);
        return Back(award, duty, occurrence, T["entered"]);
    }

    private static async Task<IResult> ConfirmAsync(
        string award, string duty, string occurrence, PageContext here, ForwardingCommands commands, Texts<ForwardingText> T,
        CancellationToken cancellation)
    {
        await commands.ConfirmAsync(here.Actor!, award, new(duty, occurrence), cancellation);
        return Back(award, duty, occurrence, T["confirmed"]);
    }

    private static async Task<IResult> ReturnAsync(
        string award, string duty, string occurrence, Form form, PageContext here, ForwardingCommands commands, Texts<ForwardingText> T,
        CancellationToken cancellation)
    {
        await commands.ReturnAsync(here.Actor!, award, new(duty, occurrence), form.Text("reason"), cancellation);
        return Back(award, duty, occurrence, T["given-back"]);
    }

    private static async Task<IResult> SettleAsync(
        string award, string duty, string occurrence, Form form, PageContext here, VerdictCommands verdicts, Texts<ForwardingText> T,
        CancellationToken cancellation)
    {
        await verdicts.SettleAsync(here.Actor!, award, new(duty, occurrence), form.Text("settled"), cancellation);
        return Back(award, duty, occurrence, T["settled"]);
    }

    private static IResult Back(string award, string duty, string occurrence, string said) =>
        Page.Redirect(Url.Fill(ForwardingLinks.OfficeRoute, award, duty, occurrence), said);
}

/// <param name="IsHolder">The reader acts for the holder.</param>
public sealed record ForwardingPartModel(DutyView At, ForwardingState State, bool IsHolder);
