global using Funding.Portal.Tests.Fixture;
global using Funding.Tests.Support.Rounds;
global using Funding.Workflows.Orchestration;
global using Funding.Workflows.Rounds;
global using System.Net;
global using Xunit;
