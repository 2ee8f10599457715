using Funding.Pages.Tests.Api;

namespace Funding.Pages.Tests.OtherStages;

/// <summary>The names that no stage may have are those of the pages that stand where a stage's pages would.</summary>
public sealed class ReservedIdsTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public void Every_page_directly_below_a_round_is_a_name_that_no_stage_may_have()
    {
        var homes = new[] { "/rounds", "/apply/rounds", "/recommend/rounds", "/review/rounds", "/approve/rounds", "/office/rounds" };
        var names = host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}")
            .Where(route => homes.Any(home => route.StartsWith($"{home}/{{", StringComparison.Ordinal)))
            .Select(route => route.Split("}/") is [_, var below, ..] ? below.Split('/')[0] : "{")
            .Where(name => !name.StartsWith('{') && !name.Contains('.', StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(ReservedIds.Names, names.Order(StringComparer.Ordinal));
    }
}
