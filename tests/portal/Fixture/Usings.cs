global using System.Net;
global using Funding.Portal.Tests.Fixture;
global using Xunit;
