namespace Funding.Pages.Tests.Shell;

public sealed class EncodingTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Chinese_is_sent_as_it_is_and_what_means_something_in_html_is_encoded()
    {
        using var visitor = new Visitor(host);
        var page = await visitor.GetAsync("/signin?return=%2Fapply%3Fa%3D%3Cb%3E%22%27%26");
        var typed = await visitor.SubmitAsync(page, new Dictionary<string, string> { ["email"] = "张三<b>\"'&" });

        Assert.Contains("登录", page.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("&#x[4-9A-F][0-9A-F]{3};", page.Text);
        Assert.Contains("张三&lt;b&gt;&quot;&#x27;&amp;", typed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", typed.Text, StringComparison.Ordinal);
        Assert.Equal("张三<b>\"'&", typed.Page.QuerySelector("#email")!.GetAttribute("value"));
    }
}
