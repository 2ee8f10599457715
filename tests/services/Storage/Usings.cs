global using Funding.Services.Storage;
global using Funding.Services.Storage.Sqlite;
global using Funding.Tests.Support.Rounds;
global using Funding.Workflows.Orchestration;
global using Xunit;
