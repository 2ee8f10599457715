namespace Funding.Workflows.Tests.Submission;

public sealed class AnswersCheckTests
{
    private static readonly Programme Programme = ShippedCatalogue.Colleges;

    [Fact]
    public void A_complete_form_passes() => Assert.Empty(Codes(SampleApplication.Answers(Programme)));

    [Fact]
    public void An_empty_form_names_every_missing_field_at_once()
    {
        var refusals = Submitted(Answers.Empty);
        Assert.Equal(
            FieldsSettings.AllOf(Programme).Where(f => f.Required).Select(f => f.Id),
            refusals.Where(r => r.Code == "answer-required").Select(r => r.Field));
    }

    [Fact]
    public void A_draft_may_be_as_incomplete_and_wrong_as_it_likes()
    {
        Assert.Empty(AnswersCheck.Unstorable(Programme, Answers.Empty));
        var wrong = With("students", "many").WithOwners([new("", "", "", [], "")]);
        Assert.Empty(AnswersCheck.Unstorable(Programme, wrong));
    }

    [Theory]
    [InlineData("students", "many", "answer-not-a-number")]
    [InlineData("students", "1,20", "answer-not-a-number")]
    [InlineData("students", "1e3", "answer-not-a-number")]
    [InlineData("students", "0x10", "answer-not-a-number")]
    [InlineData("students", "1200人", "answer-not-a-number")]
    [InlineData("students", "12.5", "answer-decimals")]
    [InlineData("students", "-1", "answer-too-small")]
    [InlineData("students", "50001", "answer-too-large")]
    [InlineData("students", "99999999999999999999999999999999", "answer-not-a-number")]
    [InlineData("dual-teacher-share", "88.125", "answer-decimals")]
    [InlineData("dual-teacher-share", "100.01", "answer-too-large")]
    [InlineData("founded-on", "2025-02-29", "answer-not-a-date")]
    [InlineData("founded-on", "01/03/2025", "answer-not-a-date")]
    [InlineData("founded-on", "1999-12-31", "answer-too-early")]
    [InlineData("founded-on", "2036-01-01", "answer-too-late")]
    [InlineData("industry-chain", "steel", "answer-not-an-option")]
    [InlineData("council-established", "true", "answer-not-yes-or-no")]
    [InlineData("contact-email", "office", "answer-not-an-email")]
    [InlineData("contact-email", "Office <office@example.cn>", "answer-not-an-email")]
    [InlineData("contact-email", "a@b", "answer-not-an-email")]
    [InlineData("contact-email", "a@b.cn, c@d.cn", "answer-not-an-email")]
    [InlineData("contact-phone", "88000000", "answer-not-a-phone")]
    [InlineData("contact-phone", "12345678901", "answer-not-a-phone")]
    [InlineData("contact-phone", "call me", "answer-not-a-phone")]
    [InlineData("college-name", "学院", "answer-too-short")]
    [InlineData("college-name", "   ", "answer-required")]
    [InlineData("no-such-field", "x", "answer-unknown-field")]
    public void A_wrong_answer_is_refused_by_field_and_rule(string field, string answer, string code)
    {
        var refusal = Assert.Single(Submitted(With(field, answer)));
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
    }

    [Theory]
    [InlineData("students", "１２００")]
    [InlineData("students", "1200.0")]
    [InlineData("students", " 1200 ")]
    [InlineData("dual-teacher-share", "88.50")]
    [InlineData("dual-teacher-share", "８８．５")]
    [InlineData("founded-on", "２０２０－０９－０１")]
    [InlineData("founded-on", "2024-02-29")]
    [InlineData("contact-phone", "13857100000")]
    [InlineData("contact-phone", "+86 138 5710 0000")]
    [InlineData("contact-phone", "(0571) 8800-0000")]
    [InlineData("contact-phone", "0571－88000000转801")]
    [InlineData("contact-phone", "400-800-1234")]
    [InlineData("contact-phone", "+49 30 1234567")]
    [InlineData("contact-email", "zhang.san+office@xy.zj.cn")]
    [InlineData("college-name", "<b>产业</b>学院 & \"co\"")]
    public void What_an_honest_person_types_is_accepted(string field, string answer) => Assert.Empty(Codes(With(field, answer)));

    [Fact]
    public void Length_counts_characters_as_people_do_not_storage_units()
    {
        Assert.Empty(Codes(With("college-name", string.Concat(Enumerable.Repeat("𠮷", 60)))));
        var refusal = Assert.Single(Submitted(With("college-name", string.Concat(Enumerable.Repeat("𠮷", 61)))));
        Assert.Equal("answer-too-long", refusal.Code);
        Assert.Contains("最多60字，现为61字", refusal.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("产业\0学院", "text-control-character")]
    [InlineData("产业\u001b[31m学院", "text-control-character")]
    [InlineData("产业\u0085学院", "text-control-character")]
    [InlineData("产业\n学院学院", "text-control-character")]
    [InlineData("产业\u2028学院", "text-control-character")]
    [InlineData("产业\uFFFE学院", "text-control-character")]
    [InlineData("产业\u202E学院", "text-direction-mark")]
    [InlineData("产业\u2066学院", "text-direction-mark")]
    [InlineData("产业\u200F学院", "text-direction-mark")]
    public void What_must_never_be_stored_is_refused_in_a_draft_too(string answer, string code)
    {
        var answers = With("college-name", answer);
        foreach (var refusals in new[] { AnswersCheck.Unstorable(Programme, answers), Submitted(answers) })
            Assert.Equal((code, "college-name"), Assert.Single(refusals) is var r ? (r.Code, r.Field!) : default);
    }

    [Fact]
    public void Half_a_character_is_refused_in_a_draft_too()
    {
        // Attributes cannot carry lone surrogates, so no theory.
        foreach (var answer in new[] { "产业\uD842学院", "产业学院\uDFB7" })
            Assert.Equal(
                "text-broken-character", Assert.Single(AnswersCheck.Unstorable(Programme, With("college-name", answer))).Code);
    }

    [Fact]
    public void A_long_text_keeps_its_lines_and_a_draft_its_excess_up_to_the_storage_limit()
    {
        var lines = string.Concat(Enumerable.Repeat("第一行\r\n\t第二行\n", 20));
        Assert.Empty(Codes(With("overview", lines)));
        Assert.Empty(AnswersCheck.Unstorable(Programme, With("overview", new string('长', TextSafety.StorageLimit))));
        var over = Assert.Single(AnswersCheck.Unstorable(Programme, With("overview", new string('长', TextSafety.StorageLimit + 1))));
        Assert.Equal(("answer-over-storage", "overview"), (over.Code, over.Field));
    }

    [Fact]
    public void A_refusal_names_position_and_character()
    {
        var refusal = Assert.Single(AnswersCheck.Unstorable(Programme, With("college-name", "𠮷业\u202E学院")));
        Assert.Contains("第3个字符（U+202E）", refusal.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_refusal_speaks_both_languages()
    {
        var all = Submitted(Answers.Empty with { Fields = new Dictionary<string, string> { ["x"] = "y", ["students"] = "z" } });
        Assert.All(all, r => Assert.True(r.Chinese.EndsWith('。') && r.English.EndsWith('.'), r.Code));
    }

    private static IEnumerable<string> Codes(Answers answers) =>
        Submitted(answers).Select(r => $"{r.Field}: {r.Code}");

    private static IReadOnlyList<Refusal> Submitted(Answers answers) =>
        SubmissionCheck.Check(Programme, SampleApplication.Application(Programme), answers);

    private static Answers With(string field, string answer)
    {
        var answers = SampleApplication.Answers(Programme);
        return answers with { Fields = new Dictionary<string, string>(answers.Fields) { [field] = answer } };
    }
}
