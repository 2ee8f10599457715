namespace Funding.Workflows.Tests.Letters;

public sealed class LetterDecisionTests
{
    private static readonly Bilingual Authority = new("省教育厅", "Provincial Department of Education");

    private static readonly SiteContact Contact = new() { Phone = "0571-1", Supervision = "0571-2" };

    private static readonly StageLetter Call = new(
        new("申报通知", "Notice of the call"), "教申〔2026〕1号", new DateTimeOffset(2026, 3, 1, 17, 0, 0, TimeSpan.Zero),
        new("关于申报的通知", "各单位", "", "# 范围\n高职院校。"),
        [new("工作安排", ["环节"], [["申报"]]), new("名单", ["单位"], [])]);

    private static readonly LetterDraft Draft = LetterDecision.Draft(Call, Authority, Contact, new(2026, 3, 9));

    [Fact]
    public void A_draft_is_the_template_with_the_owner_and_the_local_day_on_which_it_became_public() => Assert.Equal(
        new LetterDraft(
            "关于申报的通知", "各单位", "# 范围\n高职院校。", "", "0571-1", "0571-2", "省教育厅", new(2026, 3, 2), "", "省教育厅办公室"), Draft);

    [Theory]
    [InlineData(RoundStanding.Running, null, true)]
    [InlineData(RoundStanding.Announced, 60, true)]
    [InlineData(RoundStanding.Announced, 61, false)]
    [InlineData(RoundStanding.Cancelled, 1, false)]
    public void A_document_waits_while_its_round_runs_and_some_weeks_after(RoundStanding standing, int? endedDaysAgo, bool waits)
    {
        var now = new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.FromHours(8));
        DateTimeOffset? ended = endedDaysAgo is { } days ? now.AddDays(-days) : null;
        var round = new RoundSummary(
            "r", Authority, "p", 2026, 1, CollegeStages.Call, CollegeStages.Closes(
                new(2026, 4, 30), new(2026, 5, 14), new(2026, 5, 29), new(2026, 6, 4), new(2026, 6, 26), new(2026, 7, 10),
                new(2026, 7, 17), new(2026, 7, 24)),
            new(2026, 3, 1), "1", ended, Standing: standing);

        Assert.Equal(waits, LetterDecision.MayBeDue(round, now));
    }

    [Fact]
    public void Before_it_is_public_it_has_the_day_on_which_it_is_written() => Assert.Equal(
        new DateOnly(2026, 3, 9), LetterDecision.Draft(Call with { Out = null }, Authority, Contact, new(2026, 3, 9)).Date);

    [Fact]
    public void A_document_has_the_rounds_number_and_its_lists_but_no_empty_one()
    {
        var letter = LetterDecision.Compose(Draft with { Contact = "王处长" }, Call, Authority, new(2026, 3, 3));
        Assert.Equal(("教申〔2026〕1号", "各单位", null), (letter.Number, letter.Addressees, letter.CopiedTo));
        Assert.Equal("联系人：王处长，联系电话：0571-1；监督电话：0571-2", letter.Note);
        Assert.Equal("工作安排", Assert.Single(letter.Attachments).Title);
        Assert.Equal([new(1, "范围"), new(0, "高职院校。")], letter.Body);
        Assert.Equal(new DateOnly(2026, 3, 3), letter.PrintedOn);
    }

    [Theory]
    [InlineData("title", "letter-part-missing")]
    [InlineData("body", "letter-part-missing")]
    [InlineData("phone", "letter-part-missing")]
    [InlineData("supervision", "letter-part-missing")]
    [InlineData("signature", "letter-part-missing")]
    [InlineData("printedBy", "letter-part-missing")]
    public void What_every_document_has_may_not_be_empty(string field, string code)
    {
        var refusals = LetterDecision.Check(new LetterDraft("", "", " \n ", "", " ", "", "", default, "", "")).ToList();
        Assert.Equal(6, refusals.Count);
        Assert.Contains(refusals, r => r.Field == field && r.Code == code);
    }

    [Fact]
    public void Addressees_contact_and_copies_may_be_empty() => Assert.Empty(LetterDecision.Check(Draft with { Addressees = "" }));

    [Fact]
    public void Too_long_unsafe_or_misnumbered_texts_are_named_by_their_field()
    {
        Assert.Equal(("letter-part-too-long", "title"), Only(Draft with { Title = new('题', 301) }));
        Assert.Equal(("letter-part-too-long", "body"), Only(Draft with { Body = new('文', 10_001) }));
        Assert.Equal(("letter-heading", "body"), Only(Draft with { Body = "正文\n##### 深" }));
        Assert.Equal(("text-control-character", "copiedTo"), Only(Draft with { CopiedTo = "a\u0007" }));
        Assert.Empty(LetterDecision.Check(Draft with { Title = new('题', 300), Body = new('文', 10_000) }));
    }

    [Fact]
    public void What_is_not_public_is_not_published() => Assert.Equal(
        ["letter-not-out"], LetterDecision.Publish(Call with { Out = null }, null, "a", null).Select(r => r.Code));

    [Theory]
    [InlineData("b", "更正名单", "")]
    [InlineData("b", null, "letter-reason-missing")]
    [InlineData("b", "  ", "letter-reason-missing")]
    [InlineData("a", "更正名单", "letter-unchanged")]
    public void A_change_is_a_new_version_with_its_reason(string content, string? reason, string refused)
    {
        var last = new LetterVersion("r", new("call"), 1, default, Call.Name, "t", "n", default, "a", "d", null, null);
        Assert.Equal(refused, string.Join(' ', LetterDecision.Publish(Call, last, content, reason).Select(r => r.Code)));
        Assert.Empty(LetterDecision.Publish(Call, null, content, null));
    }

    [Fact]
    public void A_reason_has_a_limit() => Assert.Equal("letter-part-too-long", Assert.Single(LetterDecision.Publish(
        Call, new LetterVersion("r", new("call"), 1, default, Call.Name, "t", "n", default, "a", "d", null, null), "b",
        new('因', 501))).Code);

    private static (string Code, string? Field) Only(LetterDraft draft)
    {
        var refusal = Assert.Single(LetterDecision.Check(draft));
        return (refusal.Code, refusal.Field);
    }
}
