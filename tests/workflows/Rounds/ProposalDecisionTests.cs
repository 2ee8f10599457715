namespace Funding.Workflows.Tests.Rounds;

public sealed class ProposalDecisionTests
{
    // A Tuesday; Thursday and Friday are off, the Sunday after them is worked.
    private static readonly DateOnly Proposed = new(2026, 9, 29);
    private static readonly WorkingCalendar Calendar = new([new(
        2026, false, [new(2026, 10, 1), new(2026, 10, 2)], [new(2026, 10, 4)], "notice")]);

    [Fact]
    public void The_others_are_reminded_every_working_day_after_it_and_it_ends_after_fourteen_days()
    {
        var reminded = new List<DateOnly>();
        var (now, last) = (ShanghaiTime.StartOf(Proposed).AddHours(15), (DateOnly?)null);
        while (true)
        {
            var step = Next(now, last);
            if (step.Act == ProposalAct.ExpireProposal)
            {
                break;
            }

            if (step.Act == ProposalAct.RemindProposal)
            {
                reminded.Add((last = ShanghaiTime.DayOf(now)).Value);
            }
            else
            {
                now = step.WakeAt!.Value;
            }
        }

        Assert.Equal([30, 4, 5, 6, 7, 8, 9, 12, 13], reminded.Select(d => d.Day));
        Assert.Equal(ShanghaiTime.CloseOf(Proposed.AddDays(14)), now);
    }

    [Fact]
    public void A_settled_one_ends_and_one_of_a_round_that_is_over_expires_at_once()
    {
        var now = ShanghaiTime.StartOf(Proposed).AddHours(15);
        Assert.Equal(Step.End, ProposalDecision.Next(new(true, true, Proposed, null), Calendar, now.AddDays(30)));
        Assert.Equal(
            Step.Do(ProposalAct.ExpireProposal), ProposalDecision.Next(new(false, true, Proposed, null), Calendar, now));
    }

    [Fact]
    public void It_never_reminds_twice_a_day_or_on_a_day_off_and_waits_for_a_moment_ahead() =>
        Gen.Select(Gen.Int[0, 20 * 24 * 60], Gen.Int[-1, 20]).Sample((minutes, reminded) =>
        {
            var now = ShanghaiTime.StartOf(Proposed).AddMinutes(minutes);
            var last = reminded < 0 ? (DateOnly?)null : Proposed.AddDays(reminded);
            var step = Next(now, last);

            Assert.Equal(now >= ShanghaiTime.CloseOf(ProposalDecision.LastDay(Proposed)), step.Act == ProposalAct.ExpireProposal);
            Assert.True(step.Act is not null || step.WakeAt > now);
            Assert.True(step.Act != ProposalAct.RemindProposal
                || (Calendar.IsWorkingDay(ShanghaiTime.DayOf(now)) && last != ShanghaiTime.DayOf(now)));
        });

    private static Step Next(DateTimeOffset now, DateOnly? reminded) =>
        ProposalDecision.Next(new(false, false, Proposed, reminded), Calendar, now);
}
