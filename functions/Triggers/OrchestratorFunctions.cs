using System.Text.Json;
using Funding.Functions.Orchestration;
using Funding.Workflows.Applications;
using Funding.Workflows.PublicNotice;
using Funding.Workflows.Review;
using Funding.Workflows.Rounds;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Funding.Functions.Triggers;

/// <summary>One trigger an orchestrator, under its own name.</summary>
public sealed class OrchestratorFunctions(OrchestrationRuns runs)
{
    [Function(nameof(RoundOrchestrator))]
    public Task<JsonElement> Round([OrchestrationTrigger] TaskOrchestrationContext context) => runs.RunAsync(context);

    [Function(nameof(ApplicationOrchestrator))]
    public Task<JsonElement> Application([OrchestrationTrigger] TaskOrchestrationContext context) => runs.RunAsync(context);

    [Function(nameof(ReviewerOrchestrator))]
    public Task<JsonElement> Reviewer([OrchestrationTrigger] TaskOrchestrationContext context) => runs.RunAsync(context);

    [Function(nameof(ObjectionOrchestrator))]
    public Task<JsonElement> Objection([OrchestrationTrigger] TaskOrchestrationContext context) => runs.RunAsync(context);

    [Function(nameof(ProposalOrchestrator))]
    public Task<JsonElement> Proposal([OrchestrationTrigger] TaskOrchestrationContext context) => runs.RunAsync(context);
}
