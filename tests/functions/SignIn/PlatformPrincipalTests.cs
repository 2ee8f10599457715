namespace Funding.Functions.Tests.SignIn;

public sealed class PlatformPrincipalTests
{
    private const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private const string Role = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

    [Fact]
    public void An_administrator_of_the_directory_is_one_here() =>
        Assert.Equal(
            new PlatformPrincipal("7a1c", "admin@edu.example.cn", "王敏", true),
            PlatformPrincipal.Parse(Header(
                "aad", (ObjectId, "7a1c"), ("preferred_username", "admin@edu.example.cn"), ("name", "王敏"), ("roles", "Administrator"))));

    [Fact]
    public void The_long_names_of_claims_are_read_as_the_short_ones() =>
        Assert.True(
            PlatformPrincipal.Parse(Header("aad", ("oid", "1"), ("email", "a@edu.example.cn"), (Role, "Administrator")))!.Administrator);

    [Theory]
    [InlineData("administrator")]
    [InlineData("Officer")]
    [InlineData("")]
    public void Another_role_makes_no_administrator(string role) =>
        Assert.False(PlatformPrincipal.Parse(Header("aad", ("oid", "1"), ("email", "a@edu.example.cn"), ("roles", role)))!.Administrator);

    [Fact]
    public void Another_provider_without_an_id_or_an_address_is_nobody()
    {
        Assert.Null(PlatformPrincipal.Parse(Header("google", ("oid", "1"), ("email", "a@edu.example.cn"), ("roles", "Administrator"))));
        Assert.Null(PlatformPrincipal.Parse(Header("aad", ("email", "a@edu.example.cn"), ("roles", "Administrator"))));
        Assert.Null(PlatformPrincipal.Parse(Header("aad", ("oid", "1"), ("preferred_username", "no address"), ("roles", "Administrator"))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("bnVsbA==")]
    public void What_is_no_principal_is_nobody(string? header) => Assert.Null(PlatformPrincipal.Parse(header));

    internal static string Header(string provider, params (string Type, string Value)[] claims) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(
            JsonSerializer.Serialize(new
            {
                auth_typ = provider,
                name_typ = "name",
                role_typ = "roles",
                claims = claims.Select(c => new { typ = c.Type, val = c.Value })
            })));
}
