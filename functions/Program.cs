using Funding.Functions.Hosting;
using Funding.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Configuration.AddEnvironmentVariables(FundingSettings.Prefix);
builder.Services.AddFundingHost(builder.Configuration).CountOrchestrationFailures();
await builder.Build().RunAsync();
