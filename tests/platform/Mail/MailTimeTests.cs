namespace Funding.Platform.Tests.Mail;

/// <summary>Which mails go at once, and from when on a mail comes too late.</summary>
public sealed class MailTimeTests
{
    [Fact]
    public void Only_what_its_reader_waits_for_goes_at_once() => Assert.Equal(
        ["SignIn", "ColleagueAdded", "SubmissionReceipt", "Withdrawn", "WithdrawnLate", "ObjectionReceipt"],
        MailTemplates.All.Where(t => t.AtOnce).Select(t => t.Name));

    [Theory]
    [InlineData("2026-06-30", null, "2026-06-30T16:00:00Z")]
    [InlineData("2026-06-30T23:59:59+08:00", null, "2026-06-30T15:59:59Z")]
    [InlineData("2026-06-30", "2026-06-20T00:00:00Z", "2026-06-20T00:00:00Z")]
    [InlineData("2026-06-30", "2026-07-20T00:00:00Z", "2026-06-30T16:00:00Z")]
    [InlineData(null, "2026-07-20T00:00:00Z", "2026-07-20T00:00:00Z")]
    [InlineData(null, null, null)]
    public void A_mail_is_of_no_use_after_its_deadline_or_the_end_of_its_link(string? deadline, string? link, string? term)
    {
        var request = new MailRequest
        {
            Template = "Any",
            PersonId = "p1",
            Data = deadline is null ? new Dictionary<string, string>() : new() { ["Deadline"] = deadline },
            Link = link is null ? null : new LinkRef
            {
                Path = "/link",
                Terms = new LinkTerms { Purpose = LinkPurpose.Apply, Subject = "r1", ExpiresAt = DateTimeOffset.Parse(link) },
            },
        };
        Assert.Equal(term is null ? null : DateTimeOffset.Parse(term), MailTerm.Of(request));
    }

    [Fact]
    public void The_kind_says_it_and_the_effect_carries_it()
    {
        var signIn = Assert.Single(new Commit("system").Mail("a", MailSamples.RequestOf(MailTemplates.SignIn)).Effects);
        var reminder = Assert.Single(new Commit("round:r1").Mail("b", MailSamples.RequestOf(MailTemplates.DraftReminder)).Effects);
        Assert.False(signIn.InOfficeHours);
        Assert.True(reminder.InOfficeHours);
        Assert.NotNull(reminder.Term);
    }
}
