namespace Funding.Platform.Tests.Webhooks;

public sealed class PublicNetworkTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("114.114.114.114")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("2400:3200::1")]
    [InlineData("::ffff:8.8.8.8")]
    public void What_everybody_reaches_is_public(string address) => Assert.True(PublicNetwork.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("168.63.129.16")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:db8::1")]
    public void Our_own_networks_and_what_hides_one_of_their_addresses_are_not(string address) =>
        Assert.False(PublicNetwork.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://oa.example.edu.cn/hooks/funding?to=1", true)]
    [InlineData("http://oa.example.edu.cn/hooks", false)]
    [InlineData("https://127.0.0.1/hooks", false)]
    [InlineData("https://127.1/hooks", false)]
    [InlineData("https://2130706433/hooks", false)]
    [InlineData("https://[::1]/hooks", false)]
    [InlineData("https://[::ffff:10.0.0.1]/hooks", false)]
    [InlineData("https://localhost/hooks", false)]
    [InlineData("https://user:password@oa.example.edu.cn/", false)]
    [InlineData("https://oa.example.edu.cn/#part", false)]
    [InlineData("ftp://oa.example.edu.cn/", false)]
    [InlineData("/hooks", false)]
    [InlineData("", false)]
    public void An_address_that_may_be_a_receivers_is_of_the_public_internet_and_https(string typed, bool taken) =>
        Assert.Equal(taken, WebhookAddress.Read(typed, allowLoopback: false) is not null);

    [Theory]
    [InlineData("http://127.0.0.1:8080/hook", true)]
    [InlineData("http://10.0.0.1/hook", false)]
    public void For_trying_out_this_machine_alone_is_taken_too(string typed, bool taken) =>
        Assert.Equal(taken, WebhookAddress.Read(typed, allowLoopback: true) is not null);

    [Fact]
    public void An_address_of_more_than_five_hundred_characters_is_not_taken()
    {
        var longest = "https://oa.example.edu.cn/".PadRight(WebhookAddress.Most, 'a');

        Assert.NotNull(WebhookAddress.Read(longest, false));
        Assert.Null(WebhookAddress.Read(longest + "a", false));
    }
}
