namespace Funding.Workflows.Tests.Duties;

/// <summary>Whose turn a task book is, who is reminded, and what is refused.</summary>
public sealed class AgreementDutyTests
{
    private static readonly DateOnly Due = new(2026, 8, 20);
    private static readonly Target Target = new("students", new("在校生", "Students"), new("人", "students"));
    private static readonly TaskBook Book = new([new("students", 1, new Dictionary<string, decimal> { ["2027"] = 2 })]);
    private static readonly AgreementState Proposed = AgreementState.Begun.Propose(Book, "holder", new(2026, 8, 1));

    [Fact]
    public void The_holder_is_asked_reminded_and_what_is_late_is_told()
    {
        Assert.Equal(StageStep.Do(AgreementDuty.RequestTaskBook), Next(AgreementPhase.Proposal, new(2026, 7, 1)));
        Assert.Equal(StageStep.Do(AgreementDuty.RemindTaskBook, Due), Next(AgreementPhase.Proposal, new(2026, 8, 17), "RequestTaskBook"));
        Assert.Equal(StageStep.Do(AgreementDuty.TellTaskBookLate, Due), Next(AgreementPhase.Proposal, new(2026, 8, 21), "RequestTaskBook"));
    }

    [Fact]
    public void Officers_are_asked_and_reminded_a_week_later()
    {
        Assert.Equal(StageStep.Do(AgreementDuty.AskAgreement, Due), Next(AgreementPhase.Verdict, new(2026, 8, 1)));
        Assert.Equal(
            StageStep.WaitUntil(ShanghaiTime.StartOf(new(2026, 8, 8))),
            Next(AgreementPhase.Verdict, new(2026, 8, 1), "AskAgreement 2026-08-20"));
        Assert.Equal(
            StageStep.Do(AgreementDuty.RemindAgreement, Due), Next(AgreementPhase.Verdict, new(2026, 8, 8), "AskAgreement 2026-08-20"));
    }

    [Theory]
    [InlineData(false, false), InlineData(true, false), InlineData(false, true)]
    public void It_waits_for_both_seals_and_reminds_twice(bool holder, bool office)
    {
        var facts = new AgreementFacts(AgreementPhase.Seals, Due, new(2026, 8, 1), new(2026, 8, 5), holder, office);
        Assert.Equal(StageStep.WaitUntil(ShanghaiTime.StartOf(new(2026, 8, 15))), AgreementDuty.Next(facts, At(new(2026, 8, 5))));
        Assert.Equal(StageStep.Do(AgreementDuty.RemindSeal, new DateOnly(2026, 8, 15)), AgreementDuty.Next(facts, At(new(2026, 8, 15))));
        Assert.Equal(
            StageStep.WaitUntil(null),
            AgreementDuty.Next(facts, At(new(2026, 12, 1), "RemindSeal 2026-08-15", "RemindSeal 2026-09-04")));
        Assert.Equal(StageStep.Leave(), AgreementDuty.Next(facts with { HolderSealed = true, OfficeSealed = true }, At(new(2026, 8, 6))));
    }

    [Fact]
    public void It_goes_back_and_forth_until_it_is_agreed()
    {
        Assert.Equal(AgreementPhase.Verdict, Proposed.Phase);
        Assert.Equal("task-book-proposed", Refused(() => Proposed.Propose(Book, "holder", Due)));
        Assert.Equal("task-book-not-proposed", Refused(() => AgreementState.Begun.Agree(Due)));
        var back = SendBack(Proposed, ["students"], "目标偏低，请提高。");
        Assert.Equal((AgreementPhase.Proposal, Due.AddDays(5)), (back.Phase, back.DueOn));
        Assert.Equal("task-book-not-proposed", Refused(() => back.Agree(Due)));
        var agreed = back.Propose(Book, "holder", Due).Agree(Due);
        Assert.Equal((AgreementPhase.Seals, Due), (agreed.Phase, agreed.AgreedOn));
        Assert.Equal("task-book-agreed", Refused(() => agreed.Propose(Book, "holder", Due)));
        Assert.Equal("task-book-agreed", Refused(() => agreed.Agree(Due)));
        Assert.Equal("task-book-agreed", Refused(() => SendBack(agreed, ["students"], "目标偏低，请提高。")));
    }

    [Fact]
    public void What_is_sent_back_names_its_lines_and_the_reason()
    {
        Assert.Equal("line-missing", Refused(() => SendBack(Proposed, [], "目标偏低，请提高。")));
        Assert.Equal("line-unknown", Refused(() => SendBack(Proposed, ["other"], "目标偏低，请提高。")));
        Assert.Equal("text-length", Refused(() => SendBack(Proposed, ["students"], "低")));
    }

    private static AgreementState SendBack(AgreementState state, IReadOnlyList<string> lines, string reason) =>
        state.SendBack([Target], lines, reason, "officer", default, Due.AddDays(5));

    private static StageStep Next(AgreementPhase phase, DateOnly day, params string[] done) =>
        AgreementDuty.Next(new(phase, Due, new(2026, 8, 1), null, false, false), At(day, done));

    private static StageMoment At(DateOnly day, params string[] done) =>
        new(ShanghaiTime.StartOf(day).AddHours(9), Due, done.ToHashSet());

    private static string Refused(Func<AgreementState> act) => Assert.Throws<RefusedException>(act).Refusals[0].Code;
}
