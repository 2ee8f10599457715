namespace Funding.Platform.Tests.Mail;

public sealed class MailRendererTests
{
    public static TheoryData<string, string> AllInBothLanguages =>
        new(MailTemplates.All.SelectMany(t => new[] { (t.Name, "zh"), (t.Name, "en") }));

    [Theory]
    [MemberData(nameof(AllInBothLanguages))]
    public void Every_mail_renders_with_every_value_and_no_placeholder_left(string name, string language)
    {
        var template = MailTemplates.Find(name)!;
        var request = MailSamples.RequestOf(template);
        var mail = MailSamples.Renderer.Render(request, new("zhang@example.org", "张三", language), MailSamples.AddressOf(template), null);
        foreach (var part in (string[])[mail.Subject, mail.Text, mail.Html])
        {
            Assert.DoesNotContain("{", part, StringComparison.Ordinal);
            Assert.NotEmpty(part);
        }

        foreach (var placeholder in template.Placeholders)
            Assert.Contains(MailSamples.Shown(placeholder, language), mail.Subject + mail.Text, StringComparison.Ordinal);
        Assert.Contains("张三", mail.Text, StringComparison.Ordinal);
        Assert.Equal(
            language == "en" ? "en" : "zh-CN",
            System.Text.RegularExpressions.Regex.Match(mail.Html, "<html lang=\"([^\"]+)\"").Groups[1].Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Texts_and_templates_match_key_for_key_and_placeholder_for_placeholder(bool english)
    {
        var expected = MailTemplates.All.SelectMany(t => new[] { "Subject", "Body", "Why" }
            .Concat(t.HasButton ? ["Action"] : [])
            .Select(part => $"{t.Name}.{part}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), MailTemplates.Texts.Keys(english)
            .Where(key => !key.StartsWith("Layout.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));
        Assert.Equal(
            MailTemplates.Texts.Keys(true).Order(StringComparer.Ordinal), MailTemplates.Texts.Keys(false).Order(StringComparer.Ordinal));

        foreach (var template in MailTemplates.All)
        {
            var used = MailTemplates.Texts.Keys(english).Where(key => key.StartsWith(template.Name + ".", StringComparison.Ordinal))
                .SelectMany(key => MailTemplate.PlaceholdersIn(MailTemplates.Texts.Get(key, english))).Except(["Name", "Authority"]).Order(
                    StringComparer.Ordinal);
            Assert.Equal(template.Placeholders.Order(StringComparer.Ordinal), used.Distinct());
        }
    }

    [Fact]
    public void A_missing_value_a_missing_link_and_a_stray_value_are_refused_when_the_request_is_made()
    {
        Assert.Contains(
            "Deadline",
            Assert.Throws<ArgumentException>(() => MailTemplates.ReviewReminder.To(
                "p", new Dictionary<string, string> { ["RoundName"] = "x", ["Remaining"] = "1" }, new() { Path = "/" })).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "link",
            Assert.Throws<ArgumentException>(() => MailTemplates.SignIn.To("p", new Dictionary<string, string>())).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Objector",
            Assert.Throws<ArgumentException>(() => MailTemplates.SignIn.To(
                "p", new Dictionary<string, string> { ["Objector"] = "x" }, new() { Path = "/" })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_typed_stays_text()
    {
        var request = MailSamples.RequestOf(
            MailTemplates.ObjectionAgainstYou,
            ("Grounds", "<script>alert('1')</script> & \"{RoundName}\"\n第二行"),
            ("ApplicationName", "<b>学院</b>"));
        var mail = MailSamples.Renderer.Render(request, new("a@example.org", "<i>张</i>", "zh"), null, null);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<br>\n第二行", mail.Html, StringComparison.Ordinal);
        Assert.Contains("{RoundName}", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("学院\r\nBcc: victim@example.org")]
    [InlineData("学院\nBcc: victim@example.org")]
    [InlineData("学院\rBcc: victim@example.org")]
    [InlineData("学院\u0085Bcc: victim@example.org\u2028\u0000x")]
    [InlineData("学院\u202Egro.elpmaxe\u2066x")]
    public void A_subject_stays_one_visible_line(string name)
    {
        var mail = MailSamples.Renderer.Render(
            MailSamples.RequestOf(MailTemplates.Withdrawn, ("ApplicationName", name)), new("a@example.org", "张三", "zh"), null, null);
        Assert.DoesNotContain(mail.Subject, c => char.IsControl(c) || c is '\u2028' or '\u202E' or '\u2066');
        Assert.DoesNotContain('\u202E', mail.Html + mail.Text);
    }

    [Fact]
    public void Days_moments_and_names_follow_the_readers_language()
    {
        var request = MailSamples.RequestOf(
            MailTemplates.NoticeOpened, ("From", "2026-10-09"), ("RoundName", "混合所有制"), ("RoundName.en", "Mixed ownership"));
        var chinese = MailSamples.Renderer.Render(
            request, new("a@example.org", "张三", "zh"), new("https://funding.example/n"), DateTimeOffset.Parse("2026-05-31T15:59:59Z"));
        Assert.Contains("2026年10月9日", chinese.Text, StringComparison.Ordinal);
        Assert.Contains("“混合所有制”", chinese.Text, StringComparison.Ordinal);
        Assert.Contains("有效期至2026年5月31日 23:59:59", chinese.Text, StringComparison.Ordinal);
        var english = MailSamples.Renderer.Render(
            request, new("a@example.org", "", "en"), new("https://funding.example/n"), DateTimeOffset.Parse("2026-05-31T15:59:59Z"));
        Assert.Contains("9 October 2026", english.Text, StringComparison.Ordinal);
        Assert.Contains("“Mixed ownership”", english.Text, StringComparison.Ordinal);
        Assert.Contains("31 May 2026, 23:59:59 (Beijing time)", english.Text, StringComparison.Ordinal);
        Assert.StartsWith("Hello,\n", english.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-05-31", "2026年5月31日 23:59:59")]
    [InlineData("2026-05-31T23:59:59+08:00", "2026年5月31日 23:59:59")]
    [InlineData("2026-05-31T15:59:59Z", "2026年5月31日 23:59:59")]
    [InlineData("2026-05-31T15:59:59.1234567+00:00", "2026年5月31日 23:59:59")]
    [InlineData("2026-12-31T16:00:00Z", "2027年1月1日 00:00:00")]
    public void A_deadline_is_written_in_shanghais_time_and_a_day_lasts_to_its_end(string value, string shown)
    {
        var mail = MailSamples.Renderer.Render(
            MailSamples.RequestOf(MailTemplates.DraftReminder, ("Deadline", value)),
            new("a@example.org", "张三", "zh"),
            new("https://funding.example/n"),
            null);
        Assert.Contains($"申报截止时间为{shown}。", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-05-31T23:59:59")]
    [InlineData("2026-02-30")]
    [InlineData("tomorrow")]
    [InlineData("")]
    public void What_is_no_certain_moment_is_refused(string value) =>
        Assert.Throws<ArgumentException>(() => MailSamples.Renderer.Render(
            MailSamples.RequestOf(MailTemplates.DraftReminder, ("Deadline", value)),
            new("a@example.org", "张三", "zh"),
            new("https://funding.example/n"),
            null));

    [Fact]
    public void The_button_and_the_text_carry_the_whole_address_and_nothing_is_fetched()
    {
        var address = new Uri("https://funding.example/review/abc.def");
        var mail = MailSamples.Renderer.Render(
            MailSamples.RequestOf(MailTemplates.ReviewInvitation), new("a@example.org", "张三", "zh"), address, null);
        Assert.Contains($"href=\"{address}\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains($"\n{address}\n", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", mail.Html, StringComparison.Ordinal);
    }
}
