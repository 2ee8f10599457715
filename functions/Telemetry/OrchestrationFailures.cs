using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask.Protobuf;

namespace Funding.Functions.Telemetry;

/// <summary>
/// Counts orchestrations that fail, once each. It reads what the framework's runner hands back to the host: the runner also fails
/// instances that no code of ours threw in, such as those whose code changed under them.
/// </summary>
internal sealed class OrchestrationFailures : IFunctionsWorkerMiddleware
{
    public static bool IsOrchestration(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => string.Equals(
            binding.Type, "orchestrationTrigger", StringComparison.OrdinalIgnoreCase));

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        if (context.GetInvocationResult().Value is string response)
            Count(context.FunctionDefinition.Name, response);
    }

    /// <param name="response">What the runner answers: a response of the framework's protocol in base64.</param>
    internal static void Count(string orchestrator, string response)
    {
        var actions = OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(response)).Actions;
        if (actions.Any(action => action.CompleteOrchestration is { OrchestrationStatus: OrchestrationStatus.Failed }))
            FundingTelemetry.OrchestrationFailed(orchestrator);
    }
}
