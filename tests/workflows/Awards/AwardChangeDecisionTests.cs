namespace Funding.Workflows.Tests.Awards;

/// <summary>What may be done about an award, and by whom.</summary>
public sealed class AwardChangeDecisionTests
{
    private static readonly DateTimeOffset Now = ShanghaiTime.StartOf(new(2026, 3, 2)).AddHours(10);

    private static readonly AwardHome Award = new()
    {
        Id = "a-1",
        ProgrammeId = "a",
        Kind = "college",
        Holder = "123300000000000012",
        HolderName = "第1职业技术学院",
        Editors = [],
        Title = "智造学院",
        ProgrammeName = new("学院遴选", "Colleges"),
        AwardTitle = new("产业学院", "Industry college"),
        CertificateNumber = "1",
        VerificationCode = "ABCDEFGH2345",
        Term = new(new(2023, 6, 1), new(2028, 5, 31)),
    };

    private static readonly AwardWithdrawal Notice = new("first", "甲", Now.AddDays(-3), "材料不实", "教撤〔2026〕1号", new(2026, 3, 9));

    public static TheoryData<AwardChange, AwardStanding, string?> WithoutNotice() => new()
    {
        { AwardChange.Correct, AwardStanding.Live, null },
        { AwardChange.Correct, AwardStanding.Expired, null },
        { AwardChange.Correct, AwardStanding.Superseded, null },
        { AwardChange.Correct, AwardStanding.Withdrawn, "award-ended" },
        { AwardChange.Suspend, AwardStanding.Live, null },
        { AwardChange.Suspend, AwardStanding.Suspended, "award-not-live" },
        { AwardChange.Suspend, AwardStanding.Expired, "award-not-live" },
        { AwardChange.Resume, AwardStanding.Suspended, null },
        { AwardChange.Resume, AwardStanding.Live, "award-not-suspended" },
        { AwardChange.GiveNotice, AwardStanding.Live, null },
        { AwardChange.GiveNotice, AwardStanding.Suspended, null },
        { AwardChange.GiveNotice, AwardStanding.Expired, null },
        { AwardChange.GiveNotice, AwardStanding.Withdrawn, "award-ended" },
        { AwardChange.GiveNotice, AwardStanding.Superseded, "award-ended" },
        { AwardChange.State, AwardStanding.Live, "withdrawal-not-noticed" },
        { AwardChange.Drop, AwardStanding.Live, "withdrawal-not-noticed" },
        { AwardChange.Withdraw, AwardStanding.Live, "withdrawal-not-noticed" },
        { AwardChange.Withdraw, AwardStanding.Superseded, "award-ended" },
        { AwardChange.Supersede, AwardStanding.Live, "award-ended" },
    };

    [Theory, MemberData(nameof(WithoutNotice))]
    public void Its_standing_says_what_may_be_done(AwardChange change, AwardStanding standing, string? bar) =>
        Assert.Equal(bar, AwardChangeDecision.Bar(change, Award with { Standing = standing }, null, "somebody", Now)?.Code);

    [Fact]
    public void An_award_past_its_term_is_not_suspended_before_its_walker_has_looked() => Assert.Equal(
        "award-not-live",
        AwardChangeDecision.Bar(AwardChange.Suspend, Award with { Term = new(new(2023, 1, 1), new(2026, 3, 1)) }, null, "x", Now)?.Code);

    [Fact]
    public void The_holder_is_heard_to_the_end_of_the_last_day_and_once()
    {
        string? Bar(AwardWithdrawal notice, DateTimeOffset now) =>
            AwardChangeDecision.Bar(AwardChange.State, Award, notice, "holder", now)?.Code;
        var end = ShanghaiTime.CloseOf(Notice.HeardUntil);

        Assert.Null(Bar(Notice, end.AddSeconds(-1)));
        Assert.Equal("statement-late", Bar(Notice, end));
        Assert.Equal("statement-made", Bar(Stated, Now));
        Assert.Equal("withdrawal-not-noticed", Bar(Notice with { EndedAt = Now }, Now));
    }

    [Fact]
    public void Another_administrator_decides_after_the_statement_or_its_term()
    {
        string? Bar(AwardWithdrawal notice, string who, DateTimeOffset now) =>
            AwardChangeDecision.Bar(AwardChange.Withdraw, Award, notice, who, now)?.Code;
        var end = ShanghaiTime.CloseOf(Notice.HeardUntil);

        Assert.Equal("holder-still-heard", Bar(Notice, "second", end.AddSeconds(-1)));
        Assert.Null(Bar(Notice, "second", end));
        Assert.Null(Bar(Stated, "second", Now));
        Assert.Equal("second-administrator", Bar(Stated, "first", Now));
        Assert.Equal("second-administrator", Bar(Notice, "first", end));
        Assert.Equal("withdrawal-noticed", AwardChangeDecision.Bar(AwardChange.GiveNotice, Award, Notice, "second", Now)?.Code);
        Assert.Null(AwardChangeDecision.Bar(AwardChange.Drop, Award, Notice, "first", Now));
    }

    [Fact]
    public void A_certificate_says_standing_and_names_of_the_award_and_what_was_announced_of_it()
    {
        var cause = new StandingCause(new(2026, 3, 2), "教撤〔2026〕2号");
        var withdrawn = AwardChangeDecision.After(
            AwardChange.Withdraw, Award with { VerificationCode = "ABCD2345EFGH", RoundId = "r" }, cause);
        var facts = CertificateFacts.Of(withdrawn);

        Assert.Equal(AwardStanding.Withdrawn, facts.StandingOn(new(2030, 1, 1)));
        Assert.Equal(cause, facts.Cause);
        Assert.False(facts.IsPrintable);
        var suspended = AwardChangeDecision.After(AwardChange.Suspend, Award, cause);
        Assert.Equal((AwardStanding.Live, null), (
            AwardChangeDecision.After(AwardChange.Resume, suspended, cause).Standing,
            AwardChangeDecision.After(AwardChange.Resume, suspended, cause).Cause));
        Assert.Equal(AwardStanding.Expired, CertificateFacts.Of(Award).StandingOn(new(2028, 6, 1)));
        Assert.Equal(AwardStanding.Live, CertificateFacts.Of(Award).StandingOn(new(2028, 5, 31)));
    }

    private static AwardWithdrawal Stated => Notice with { Statement = new("holder", "乙", Now, "已经整改。") };
}
