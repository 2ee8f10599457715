using System.Text.Json;
using Funding.Functions.Orchestration;
using Funding.Workflows.Applications;
using Funding.Workflows.PublicNotice;
using Funding.Workflows.Review;
using Funding.Workflows.Rounds;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Triggers;

/// <summary>What applications, reviewers, objections and proposed changes have done, one trigger an activity, under its own name.</summary>
public sealed class SubjectActivityFunctions(OrchestrationRuns runs, DurableClientSource clients)
{
    [Function(nameof(ApplicationActivities.LookAtApplication))]
    public Task<JsonElement> LookAtApplication(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ApplicationActivities.LookAtApplication), key, client, cancellation);

    [Function(nameof(ApplicationAct.RemindDraft))]
    public Task<JsonElement> RemindDraft(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ApplicationAct.RemindDraft), key, client, cancellation);

    [Function(nameof(ApplicationAct.RemindCorrection))]
    public Task<JsonElement> RemindCorrection(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ApplicationAct.RemindCorrection), key, client, cancellation);

    [Function(nameof(ApplicationAct.RefuseSilence))]
    public Task<JsonElement> RefuseSilence(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ApplicationAct.RefuseSilence), key, client, cancellation);

    [Function(nameof(ReviewerActivities.LookAtReviewer))]
    public Task<JsonElement> LookAtReviewer(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ReviewerActivities.LookAtReviewer), key, client, cancellation);

    [Function(nameof(ReviewerAct.TreatSilenceAsRecusal))]
    public Task<JsonElement> TreatSilenceAsRecusal(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ReviewerAct.TreatSilenceAsRecusal), key, client, cancellation);

    [Function(nameof(ReviewerAct.RemindToAnswer))]
    public Task<JsonElement> RemindToAnswer(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ReviewerAct.RemindToAnswer), key, client, cancellation);

    [Function(nameof(ReviewerAct.RemindAtTwoThirds))]
    public Task<JsonElement> RemindAtTwoThirds(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ReviewerAct.RemindAtTwoThirds), key, client, cancellation);

    [Function(nameof(ReviewerAct.RemindOnLastDay))]
    public Task<JsonElement> RemindOnLastDay(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ReviewerAct.RemindOnLastDay), key, client, cancellation);

    [Function(nameof(ObjectionActivities.LookAtObjection))]
    public Task<JsonElement> LookAtObjection(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ObjectionActivities.LookAtObjection), key, client, cancellation);

    [Function(nameof(ObjectionAct.RemindObjection))]
    public Task<JsonElement> RemindObjection(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ObjectionAct.RemindObjection), key, client, cancellation);

    [Function(nameof(ObjectionAct.EscalateObjection))]
    public Task<JsonElement> EscalateObjection(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ObjectionAct.EscalateObjection), key, client, cancellation);

    [Function(nameof(ProposalActivities.LookAtProposal))]
    public Task<JsonElement> LookAtProposal(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ProposalActivities.LookAtProposal), key, client, cancellation);

    [Function(nameof(ProposalAct.RemindProposal))]
    public Task<JsonElement> RemindProposal(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ProposalAct.RemindProposal), key, client, cancellation);

    [Function(nameof(ProposalAct.ExpireProposal))]
    public Task<JsonElement> ExpireProposal(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(ProposalAct.ExpireProposal), key, client, cancellation);

    private Task<JsonElement> RunAsync(string activity, JsonElement key, DurableTaskClient client, CancellationToken cancellation)
    {
        clients.Offer(client);
        return runs.RunAsync(activity, key, cancellation);
    }
}
