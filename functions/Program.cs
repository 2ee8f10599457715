var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Configuration.AddEnvironmentVariables(FundingSettings.Prefix);
builder.ConfigureDurableWorker().AddOrchestrators(builder.Configuration);
builder.UseWhen<OrchestrationFailures>(OrchestrationFailures.IsOrchestration);
builder.Services.AddFundingHost(builder.Configuration);
await builder.Build().RunAsync();
