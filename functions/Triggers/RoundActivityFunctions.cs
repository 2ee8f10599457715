using System.Text.Json;
using Funding.Functions.Orchestration;
using Funding.Workflows.Rounds;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Triggers;

/// <summary>What a round has done, one trigger an activity, under its own name.</summary>
public sealed class RoundActivityFunctions(OrchestrationRuns runs, DurableClientSource clients)
{
    [Function(nameof(RoundActivities.LookAtRound))]
    public Task<JsonElement> LookAtRound(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundActivities.LookAtRound), key, client, cancellation);

    [Function(nameof(RoundAct.RestoreDrafts))]
    public Task<JsonElement> RestoreDrafts([ActivityTrigger] JsonElement key, [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        RunAsync(nameof(RoundAct.RestoreDrafts), key, client, cancellation);

    [Function(nameof(RoundAct.RemindRecommenders))]
    public Task<JsonElement> RemindRecommenders(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.RemindRecommenders), key, client, cancellation);

    [Function(nameof(RoundAct.CloseCall))]
    public Task<JsonElement> CloseCall(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.CloseCall), key, client, cancellation);

    [Function(nameof(RoundAct.CloseRecommendation))]
    public Task<JsonElement> CloseRecommendation(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.CloseRecommendation), key, client, cancellation);

    [Function(nameof(RoundAct.RemindOfficers))]
    public Task<JsonElement> RemindOfficers(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.RemindOfficers), key, client, cancellation);

    [Function(nameof(RoundAct.EscalateEligibility))]
    public Task<JsonElement> EscalateEligibility(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.EscalateEligibility), key, client, cancellation);

    [Function(nameof(RoundAct.CloseEligibility))]
    public Task<JsonElement> CloseEligibility(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.CloseEligibility), key, client, cancellation);

    [Function(nameof(RoundAct.FixRosters))]
    public Task<JsonElement> FixRosters(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.FixRosters), key, client, cancellation);

    [Function(nameof(RoundAct.RequestPublicValue))]
    public Task<JsonElement> RequestPublicValue(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.RequestPublicValue), key, client, cancellation);

    [Function(nameof(RoundAct.RemindPublicValue))]
    public Task<JsonElement> RemindPublicValue(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.RemindPublicValue), key, client, cancellation);

    [Function(nameof(RoundAct.AskDeputiesForPublicValue))]
    public Task<JsonElement> AskDeputiesForPublicValue(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.AskDeputiesForPublicValue), key, client, cancellation);

    [Function(nameof(RoundAct.DrawPanels))]
    public Task<JsonElement> DrawPanels(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.DrawPanels), key, client, cancellation);

    [Function(nameof(RoundAct.FillPanels))]
    public Task<JsonElement> FillPanels(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.FillPanels), key, client, cancellation);

    [Function(nameof(RoundAct.EscalateUnscored))]
    public Task<JsonElement> EscalateUnscored(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.EscalateUnscored), key, client, cancellation);

    [Function(nameof(RoundAct.CloseReview))]
    public Task<JsonElement> CloseReview(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.CloseReview), key, client, cancellation);

    [Function(nameof(RoundAct.RankApplications))]
    public Task<JsonElement> RankApplications(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.RankApplications), key, client, cancellation);

    [Function(nameof(RoundAct.RemindReturnedRanking))]
    public Task<JsonElement> RemindReturnedRanking(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.RemindReturnedRanking), key, client, cancellation);

    [Function(nameof(RoundAct.RequestApproval))]
    public Task<JsonElement> RequestApproval(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.RequestApproval), key, client, cancellation);

    [Function(nameof(RoundAct.RemindApproval))]
    public Task<JsonElement> RemindApproval(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.RemindApproval), key, client, cancellation);

    [Function(nameof(RoundAct.CallDeputies))]
    public Task<JsonElement> CallDeputies(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.CallDeputies), key, client, cancellation);

    [Function(nameof(RoundAct.ReturnToRanking))]
    public Task<JsonElement> ReturnToRanking(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.ReturnToRanking), key, client, cancellation);

    [Function(nameof(RoundAct.OpenPublicNotice))]
    public Task<JsonElement> OpenPublicNotice(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.OpenPublicNotice), key, client, cancellation);

    [Function(nameof(RoundAct.Announce))]
    public Task<JsonElement> Announce(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.Announce), key, client, cancellation);

    [Function(nameof(RoundAct.WindUp))]
    public Task<JsonElement> WindUp(
        [ActivityTrigger] JsonElement key,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => RunAsync(nameof(RoundAct.WindUp), key, client, cancellation);

    private Task<JsonElement> RunAsync(string activity, JsonElement key, DurableTaskClient client, CancellationToken cancellation)
    {
        clients.Offer(client);
        return runs.RunAsync(activity, key, cancellation);
    }
}
