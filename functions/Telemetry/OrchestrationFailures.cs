using Microsoft.DurableTask.Protobuf;

namespace Funding.Functions.Telemetry;

/// <summary>
/// Counts orchestrations that fail, once each. It reads what the framework's runner hands back to the host, around all of the
/// worker's pipeline: the runner also fails instances that no code of ours threw in, such as those whose code changed under them.
/// </summary>
internal static class OrchestrationFailures
{
    public static IServiceCollection CountOrchestrationFailures(this IServiceCollection services)
    {
        var pipeline = services.Last(service => service.ServiceType == typeof(FunctionExecutionDelegate)).ImplementationFactory!;
        return services.AddSingleton<FunctionExecutionDelegate>(provider =>
        {
            var inner = (FunctionExecutionDelegate)pipeline(provider);
            return context => IsOrchestration(context) ? RunAsync(inner, context) : inner(context);
        });
    }

    /// <param name="response">What the runner answers: a response of the framework's protocol in base64.</param>
    internal static void Count(string orchestrator, string response)
    {
        var actions = OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(response)).Actions;
        if (actions.Any(action => action.CompleteOrchestration is { OrchestrationStatus: OrchestrationStatus.Failed }))
            FundingTelemetry.OrchestrationFailed(orchestrator);
    }

    private static async Task RunAsync(FunctionExecutionDelegate inner, FunctionContext context)
    {
        await inner(context);
        if (context.GetInvocationResult().Value is string response)
            Count(context.FunctionDefinition.Name, response);
    }

    private static bool IsOrchestration(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => string.Equals(
            binding.Type, "orchestrationTrigger", StringComparison.OrdinalIgnoreCase));
}
