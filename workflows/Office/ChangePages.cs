namespace Funding.Workflows.Office;

/// <summary>Extending a deadline and cancelling a round: proposed by one administrator, decided by another.</summary>
internal static class ChangePages
{
    public static void MapChanges(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.ChangesRoute, ShowAsync);
        group.MapAct(OfficeLinks.ExtendCheckRoute, ShowAsync, CheckAsync);
        group.MapAct(OfficeLinks.ExtendRoute, ShowAsync, ExtendAsync);
        group.MapAct(OfficeLinks.CancelRoute, ShowAsync, CancelAsync);
        group.MapForm(OfficeLinks.ProposalRoute, ShowProposalAsync, DecideAsync);
    }

    private static async Task<IResult> ShowAsync(string round, string? from, PageContext here, RoundStore rounds,
        ProposalQueries proposals, ExtensionPlan plan, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var page = await Paging.ReadAsync(proposals.ListAsync(here.Actor!, round, from, cancellation), p => p);
        var until = await plan.ReopenableUntilAsync(found, cancellation);
        return Page.Render<ChangesPage, ChangesModel>(new ChangesModel(found, page.Items, page.Continuation, until));
    }

    /// <summary>What the extension would move and whom it would tell, before it is proposed.</summary>
    private static async Task<IResult> CheckAsync(string round, Form form, PageContext here, RoundStore rounds, ExtensionPreviews previews,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ExtendOrCancelRound);
        var (stage, day) = (new StageKey(form.Text("stage")), form.Day("newDay"));
        form.Demand();
        var reason = Reasons.Demand(form.Text("reason"));
        var preview = await previews.ReadAsync(here.Actor!, round, stage, day, cancellation);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        return Page.Render<ExtensionCheckPage, ExtensionCheckModel>(new ExtensionCheckModel(found, stage, day, reason, preview));
    }

    private static async Task<IResult> ExtendAsync(
        string round, Form form, PageContext here, RoundChangeCommands changes, Texts<OfficeText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ExtendOrCancelRound);
        var (stage, day) = (new StageKey(form.Text("stage")), form.Day("newDay"));
        form.Demand();
        var proposal = await changes.ProposeExtensionAsync(here.Actor!, round, stage, day, form.Text("reason"), cancellation);
        return Page.Redirect(OfficeLinks.Proposal(round, proposal.Id), T["change.proposed"]);
    }

    private static async Task<IResult> CancelAsync(
        string round, Form form, PageContext here, RoundChangeCommands changes, Texts<OfficeText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ExtendOrCancelRound);
        try
        {
            var proposal = await changes.ProposeCancellationAsync(here.Actor!, round, form.Text("why"), cancellation);
            return Page.Redirect(OfficeLinks.Proposal(round, proposal.Id), T["change.proposed"]);
        }
        catch (RefusedException refused)
        {
            throw refused.At("reason", "why");
        }
    }

    private static async Task<IResult> ShowProposalAsync(
        string round, string proposal, PageContext here, RoundStore rounds, ProposalQueries proposals, ExtensionPreviews previews,
        PeopleStore people, TimeProvider clock, CancellationToken cancellation)
    {
        var found = await proposals.FindAsync(here.Actor!, round, proposal, cancellation)
            ?? throw new RefusedException(OfficeRefusals.NoProposal());
        var waits = found.Waits(clock.GetUtcNow());
        var (preview, refusal) = waits ? await previews.TryAsync(here.Actor!, round, found, cancellation) : (null, null);
        var names = await ApplicationPages.NamesAsync(people, [found.ProposedBy, found.DecidedBy], cancellation);
        var days = found.Change is { } change ? previews.DaysOf(change) : [];
        return Page.Render<ProposalPage, ProposalModel>(
            new ProposalModel((await rounds.GetAsync(round, cancellation)).Value, found, waits, names, preview, refusal, days));
    }

    private static async Task<IResult> DecideAsync(
        string round,
        string proposal,
        Form form,
        PageContext here,
        RoundChangeCommands changes,
        Texts<OfficeText> T,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ExtendOrCancelRound);
        var accept = form.Text("decision") switch
        {
            "accept" => true,
            "decline" => false,
            _ => throw new RefusedException(ShellRefusals.NotAChoice("decision")),
        };
        await changes.DecideAsync(here.Actor!, round, proposal, accept, form.Text("confirmation"), cancellation);
        return Page.Redirect(OfficeLinks.Round(round), accept ? T["change.accepted"] : T["change.declined"]);
    }
}

/// <param name="ReopenableUntil">The last day on which the closed call may be opened again; null when it cannot be.</param>
public sealed record ChangesModel(Round Round, IReadOnlyList<RoundProposal> Proposals, string? Continuation, DateOnly? ReopenableUntil);

public sealed record ExtensionCheckModel(Round Round, StageKey Stage, DateOnly NewDay, string Reason, ExtensionPreview Preview);

/// <param name="Preview">Of an extension that waits; null otherwise.</param>
/// <param name="Refusal">Why it cannot be accepted any more; null when it can.</param>
/// <param name="Days">What an accepted extension moved.</param>
public sealed record ProposalModel(
    Round Round, RoundProposal Proposal, bool Waits, IReadOnlyDictionary<string, string> Names, ExtensionPreview? Preview,
    Refusal? Refusal, IReadOnlyList<PlannedDay> Days);
