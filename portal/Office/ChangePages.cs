using Funding.Portal.Api;
using Funding.Portal.Shell;
using Funding.Services.Office;
using Funding.Services.People;
using Funding.Services.Rounds;
using Funding.Workflows.Refusals;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;

namespace Funding.Portal.Office;

/// <summary>Extending a deadline and cancelling a round: proposed by one administrator, decided by another.</summary>
internal static class ChangePages
{
    public static void MapChanges(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.ChangesRoute, ShowAsync);
        group.MapAct(OfficeLinks.ExtendRoute, ShowAsync, ExtendAsync);
        group.MapAct(OfficeLinks.CancelRoute, ShowAsync, CancelAsync);
        group.MapForm(OfficeLinks.ProposalRoute, ShowProposalAsync, DecideAsync);
    }

    private static async Task<IResult> ShowAsync(string round, string? from, PageContext here, RoundStore rounds, ProposalQueries proposals, CancellationToken cancellation)
    {
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var page = await Paging.ReadAsync(proposals.ListAsync(here.Actor!, round, from, cancellation), p => p);
        return Page.Render<ChangesPage, ChangesModel>(new ChangesModel(found, page.Items, page.Continuation));
    }

    private static async Task<IResult> ExtendAsync(string round, Form form, PageContext here, RoundChangeCommands changes, Texts<OfficeText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Act.ExtendOrCancelRound);
        var (stage, day) = (form.Choice<RoundStage>("stage"), form.Day("newDay"));
        form.Demand();
        var proposal = await changes.ProposeExtensionAsync(here.Actor!, round, stage, day, form.Text("reason"), cancellation);
        return Page.Redirect(OfficeLinks.Proposal(round, proposal.Id), T["change.proposed"]);
    }

    private static async Task<IResult> CancelAsync(string round, Form form, PageContext here, RoundChangeCommands changes, Texts<OfficeText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Act.ExtendOrCancelRound);
        try
        {
            var proposal = await changes.ProposeCancellationAsync(here.Actor!, round, form.Text("why"), cancellation);
            return Page.Redirect(OfficeLinks.Proposal(round, proposal.Id), T["change.proposed"]);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException([.. refused.Refusals.Select(r => r.Field == "reason" ? r with { Field = "why" } : r)]);
        }
    }

    private static async Task<IResult> ShowProposalAsync(string round, string proposal, PageContext here, RoundStore rounds, ProposalQueries proposals, PeopleStore people, TimeProvider clock, CancellationToken cancellation)
    {
        var found = await proposals.FindAsync(here.Actor!, round, proposal, cancellation) ?? throw new RefusedException(OfficeRefusals.NoProposal());
        return Page.Render<ProposalPage, ProposalModel>(new ProposalModel(
            (await rounds.GetAsync(round, cancellation)).Value, found, found.Waits(clock.GetUtcNow()), await ApplicationPages.NamesAsync(people, [found.ProposedBy, found.DecidedBy], cancellation)));
    }

    private static async Task<IResult> DecideAsync(string round, string proposal, Form form, PageContext here, RoundChangeCommands changes, Texts<OfficeText> T, CancellationToken cancellation)
    {
        here.Actor!.Demand(Act.ExtendOrCancelRound);
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

public sealed record ChangesModel(Round Round, IReadOnlyList<RoundProposal> Proposals, string? Continuation);

public sealed record ProposalModel(Round Round, RoundProposal Proposal, bool Waits, IReadOnlyDictionary<string, string> Names);
