namespace Funding.Functions.Tests.Orchestration;

/// <summary>The extension's own worker, as the app's program sets it up, is asked for the functions that it tells the host of.</summary>
public sealed class OrchestratorTriggersTests
{
    [Fact]
    public void Each_orchestrator_is_a_function_of_its_own_name_with_the_orchestration_trigger()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.ConfigureDurableExtension();
        builder.ConfigureDurableWorker().AddTasks(tasks => Orchestrators.AddTo(tasks, new DurableClock()));
        using var app = builder.Build();
        var functions = new List<IFunctionMetadata>();
        foreach (var transformer in app.Services.GetServices<IFunctionMetadataTransformer>())
            transformer.Transform(functions);
        Assert.Equal(FundingActivities.Orchestrators.Keys.Order(), functions.Select(f => f.Name).Order());
        Assert.All(functions, f => Assert.Contains("orchestrationTrigger", Assert.Single(f.RawBindings!), StringComparison.Ordinal));
    }
}
