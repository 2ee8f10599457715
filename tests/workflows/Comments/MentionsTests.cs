namespace Funding.Workflows.Tests.Comments;

/// <summary>Whom a comment mentions.</summary>
public sealed class MentionsTests
{
    private static readonly Colleague[] Office =
        [new("w", "王一"), new("ww", "王一鸣"), new("l", "Li Wei"), new("a", "chen@office.example"), new("z1", "张三"), new("z2", "张三")];

    [Theory]
    [InlineData("请核对附件三。", "")]
    [InlineData("请@王一复核。", "w")]
    [InlineData("请＠王一鸣复核，@王一 也看一下，@王一", "ww w")]
    [InlineData("@li wei please look; write to sun@office.example", "l")]
    [InlineData("@chen@office.example 请看", "a")]
    [InlineData("每天 @ 9 点", "")]
    [InlineData("@", "")]
    public void The_longest_name_that_fits_is_meant_and_an_address_is_none(string text, string persons)
    {
        var mentions = Mentions.In(text, Office);
        Assert.Empty(mentions.Refusals);
        Assert.Equal(persons, string.Join(' ', mentions.PersonIds));
    }

    [Theory]
    [InlineData("请@李四看", "comment-mentions-nobody")]
    [InlineData("请@张三看", "comment-mentions-several")]
    public void Who_cannot_be_told_is_refused_by_name(string text, string code)
    {
        var refusal = Assert.Single(Mentions.In(text, Office).Refusals);
        Assert.Equal((code, CommentDecision.TextField), (refusal.Code, refusal.Field));
        Assert.Contains(text[2..4], refusal.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_ten_are_refused()
    {
        Colleague[] many = [.. Enumerable.Range(10, 11).Select(n => new Colleague($"{n}", $"同事{n}"))];
        var text = string.Join(' ', many.Select(c => "@" + c.Name));
        Assert.Equal("comment-mentions-too-many", Assert.Single(Mentions.In(text, many).Refusals).Code);
        Assert.Empty(Mentions.In(text[..text.LastIndexOf(' ')], many).Refusals);
    }

    [Fact]
    public void Length_and_number_have_their_bounds()
    {
        Assert.Equal(["comment-length"], CommentDecision.Wrong("", 0).Select(r => r.Code));
        Assert.Empty(CommentDecision.Wrong(string.Concat(Enumerable.Repeat("𠮷", 1000)), 199));
        Assert.Equal(["comment-length", "comments-too-many"], CommentDecision.Wrong(new string('字', 1001), 200).Select(r => r.Code));
    }

    [Fact]
    public void Its_author_takes_a_comment_back_once_and_nobody_else_does()
    {
        var comment = new CaseComment(1, "a", "请复核。", [], "w", default);
        Assert.Equal("comment-not-own", Code(() => CommentDecision.TakeBack(comment, "l", default)));
        var after = CommentDecision.TakeBack(comment, "w", DateTimeOffset.UnixEpoch);
        Assert.Equal(("", DateTimeOffset.UnixEpoch), (after.Text, after.TakenBackAt));
        Assert.Equal("comment-taken-back", Code(() => CommentDecision.TakeBack(after, "w", default)));
    }

    private static string Code(Action act) => Assert.Throws<RefusedException>(act).Refusals[0].Code;
}
