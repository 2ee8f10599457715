var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Configuration.AddEnvironmentVariables(FundingSettings.Prefix);
builder.ConfigureDurableWorker().AddOrchestrators(builder.Configuration);
builder.Services.AddFundingHost(builder.Configuration).CountOrchestrationFailures();
await builder.Build().RunAsync();
