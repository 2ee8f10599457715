global using Xunit;

[assembly: AssemblyFixture(typeof(Funding.Infra.Tests.Templates))]
