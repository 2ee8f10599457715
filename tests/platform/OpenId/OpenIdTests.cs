using System.Security.Claims;
using Microsoft.Extensions.Configuration;
using Claim = System.Security.Claims.Claim;

namespace Funding.Platform.Tests.OpenId;

public sealed class OpenIdTests
{
    [Fact]
    public void Without_a_setting_nobody_signs_in_so() => Assert.Null(Options([]));

    [Fact]
    public void All_that_is_missing_or_wrong_is_named_at_once_and_no_secret_is()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Options(new()
        {
            ["Authority"] = "http://provider.example",
            ["ClientSecret"] = "hidden",
        }));

        Assert.All(["Authority", "ClientId", "Name"], name => Assert.Contains(name, failure.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("hidden", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://provider.example/realm", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://provider.example", false)]
    [InlineData("https://provider.example?x=1", false)]
    [InlineData("provider.example", false)]
    public void A_provider_is_reached_by_https(string authority, bool taken)
    {
        var failure = Record.Exception(() => Options(new()
        {
            ["Authority"] = authority,
            ["ClientId"] = "c",
            ["ClientSecret"] = "s",
            ["Name"] = "n",
        }));

        Assert.Equal(taken, failure is null);
    }

    [Theory]
    [InlineData("a@b.example", "true", "a@b.example")]
    [InlineData(" A@B.example", "True", "a@b.example")]
    [InlineData("a@b.example", "false", null)]
    [InlineData("a@b.example", null, null)]
    [InlineData("a@b.example", "1", null)]
    [InlineData("no address", "true", null)]
    [InlineData("", "true", null)]
    public void An_address_counts_where_the_provider_says_that_it_verified_it(string email, string? verified, string? read)
    {
        var claims = new List<Claim> { new("sub", "s"), new("email", email) };
        if (verified is not null)
            claims.Add(new("email_verified", verified));

        Assert.Equal(read, Read([.. claims])?.Email);
    }

    [Fact]
    public void Two_answers_are_none()
    {
        Claim[] sure = [new("sub", "s"), new("email", "a@b.example"), new("email_verified", "true")];

        Assert.NotNull(Read([.. sure, sure[1], sure[2]]));
        Assert.Null(Read([.. sure, new("email", "c@b.example")]));
        Assert.Null(Read([.. sure, new("email_verified", "false")]));
        Assert.Null(Read([.. sure, new("sub", "t")]));
        Assert.Null(Read([.. sure[1..]]));
    }

    private static OpenIdIdentity? Read(Claim[] claims) => OpenIdIdentity.Read(new(new ClaimsIdentity(claims)));

    private static OpenIdOptions? Options(Dictionary<string, string?> settings) => OpenIdOptions.Of(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => $"OpenId:{s.Key}", s => s.Value)).Build()
            .GetSection("OpenId"));
}
