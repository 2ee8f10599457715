namespace Funding.Functions.Tests.SignIn;

public sealed class PlatformSignInTests
{
    /// <summary>To the page that asks who it is and which of their desks is first, as after a mailed sign-in.</summary>
    [Fact]
    public void A_sign_in_by_the_directory_leads_where_a_mailed_one_does() =>
        Assert.Equal($"/.auth/login/aad?post_login_redirect_uri=%2F{Paths.Start[1..]}", PlatformSignIn.Address);
}
