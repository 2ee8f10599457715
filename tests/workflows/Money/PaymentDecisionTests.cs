namespace Funding.Workflows.Tests.Money;

/// <summary>From when a payment may be made, what stands in its way, what it comes to, and what a withdrawal asks back.</summary>
public sealed class PaymentDecisionTests
{
    private static readonly AwardTerm Term = AwardTerm.Of(new(2026, 6, 15), 5);

    private static readonly DutyOutline[] Duties =
    [
        new("agreement", "task-book", default) { On = DutyOutline.OnAward },
        new("monitoring", "yearly", default) { Every = DutyOutline.EachYear },
        new("acceptance", "acceptance", default) { On = DutyOutline.OnEndOfTerm },
    ];

    private static readonly Grade Good = new("good", Bilingual.Same("good"), Consequence.GoOn);
    private static readonly Grade Weak = new("weak", Bilingual.Same("weak"), Consequence.Withhold);
    private static readonly Grade Failed = new("failed", Bilingual.Same("failed"), Consequence.Withdraw);
    private static readonly Grade Less = new("less", Bilingual.Same("less"), Consequence.Reduce) { Reduces = 20 };

    [Theory]
    [InlineData("award", null, null, "2026-06-15")]
    [InlineData("award", 18, null, "2027-12-15")]
    [InlineData("end-of-term", -6, null, "2030-12-15")]
    [InlineData("09-01", null, null, "2026-09-01")]
    [InlineData("06-01", null, 2, "2028-06-01")]
    [InlineData("task-book", null, null, null)]
    [InlineData("yearly", null, 2, null)]
    public void Days_are_known_from_the_beginning_and_duties_when_they_have_passed(string on, int? months, int? year, string? from) =>
        Assert.Equal(from, $"{From(on, months, year):yyyy-MM-dd}" is { Length: > 0 } day ? day : null);

    [Fact]
    public void A_longer_term_moves_what_is_counted_from_its_end() => Assert.Equal(
        new(2031, 12, 15),
        PaymentCondition.PayableFrom(Tranche("end-of-term", -6), Term with { ValidUntil = Term.ValidUntil.AddMonths(12) }, Duties, []));

    [Fact]
    public void A_yearly_report_counts_from_its_year_on_when_all_goes_on()
    {
        Assert.Null(From("yearly", null, 2, Passed("yearly", "2027", Good)));
        Assert.Equal(new(2028, 8, 1), From("yearly", null, 2, Passed("yearly", "2027", Weak), Passed("yearly", "2028", Good)));
        Assert.Equal(new(2029, 8, 1), From("yearly", null, 2, Passed("yearly", "2028", Weak), Passed("yearly", "2029", Less)));
        Assert.Null(From("yearly", null, 2, Passed("yearly", "2028", Failed)));
        Assert.Equal(new(2028, 8, 1), From("yearly", null, 2, Passed("yearly", "2028", Failed) with { Settled = true }));
        Assert.Equal(new(2026, 8, 1), From("task-book", null, null, Passed("task-book", "2026", null)));
    }

    [Fact]
    public void The_latest_report_withholds_until_a_later_one_goes_on()
    {
        Assert.Null(PaymentCondition.Held([Passed("task-book", "2026", null)]));
        Assert.Equal(Weak, PaymentCondition.Held([Passed("yearly", "2028", Weak), Passed("yearly", "2027", Good)])!.Grade);
        Assert.Null(PaymentCondition.Held([Passed("yearly", "2028", Weak), Passed("yearly", "2029", Good)]));
        Assert.Equal(Failed, PaymentCondition.Held([Passed("yearly", "2028", Failed)])!.Grade);
        Assert.Null(PaymentCondition.Held([Passed("yearly", "2028", Failed) with { Settled = true }]));
    }

    [Fact]
    public void Each_report_that_reduces_takes_its_part_of_what_is_left()
    {
        Assert.Equal(new(100), PaymentCondition.Reduced(new(100), [Passed("yearly", "2027", Good)]));
        Assert.Equal(new(80), PaymentCondition.Reduced(new(100), [Passed("yearly", "2027", Less)]));
        Assert.Equal(new(64), PaymentCondition.Reduced(new(100), [Passed("yearly", "2027", Less), Passed("yearly", "2028", Less)]));
        Assert.Equal(new(0.01m), PaymentCondition.Reduced(new(0.01m), [Passed("yearly", "2027", Less)]));
        Assert.Equal(Yuan.Zero, PaymentCondition.Reduced(new(100), [Passed("yearly", "2027", Less with { Reduces = 100 })]));
    }

    [Theory]
    [InlineData(TranchePhase.Waiting, null, false, "waits")]
    [InlineData(TranchePhase.Waiting, "2026-07-01", false, "PutPayable")]
    [InlineData(TranchePhase.Waiting, "2026-07-02", false, "waits 2026-07-02")]
    [InlineData(TranchePhase.Waiting, "2026-07-01", true, "WithholdTranche")]
    [InlineData(TranchePhase.Waiting, null, true, "WithholdTranche")]
    [InlineData(TranchePhase.Withheld, "2026-07-01", true, "waits")]
    [InlineData(TranchePhase.Withheld, "2026-07-01", false, "PutPayable")]
    [InlineData(TranchePhase.Due, "2026-07-01", true, "waits")]
    [InlineData(TranchePhase.Paid, "2026-07-01", true, "leaves")]
    [InlineData(TranchePhase.Stopped, null, false, "leaves")]
    public void A_payment_is_put_to_its_line_withheld_or_waited_for(TranchePhase phase, string? from, bool held, string does)
    {
        var step = PaymentDuty.Next(
            new(phase, from is null ? null : DateOnly.ParseExact(from, "yyyy-MM-dd"), held ? Bilingual.Same("why") : null),
            new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(does, step.Exit is not null ? "leaves" : step.Act?.Name ?? $"waits {step.WakeAt:yyyy-MM-dd}".TrimEnd());
    }

    [Fact]
    public void A_withdrawal_asks_back_all_the_rest_of_the_term_or_nothing()
    {
        var half = AwardTerm.Of(new(2026, 1, 1), 1);
        Assert.Equal(new(100), RecoveryPlan.Of(new(100), Recovery.All, half, new(2026, 12, 31)));
        Assert.Equal(Yuan.Zero, RecoveryPlan.Of(new(100), Recovery.None, half, new(2026, 1, 1)));
        Assert.Equal(new(100), RecoveryPlan.Of(new(100), Recovery.RestOfTerm, half, new(2026, 1, 1)));
        Assert.Equal(new(27.39m), RecoveryPlan.Of(new(100), Recovery.RestOfTerm, half, new(2026, 9, 23)));
        Assert.Equal(Yuan.Zero, RecoveryPlan.Of(new(100), Recovery.RestOfTerm, half, new(2027, 3, 1)));
    }

    [Theory]
    [InlineData(TranchePhase.Due, PaymentOutcome.Paid, TranchePhase.Paid)]
    [InlineData(TranchePhase.Paid, PaymentOutcome.Paid, null)]
    [InlineData(TranchePhase.Due, PaymentOutcome.Failed, TranchePhase.Due)]
    [InlineData(TranchePhase.Paid, PaymentOutcome.Returned, TranchePhase.Due)]
    [InlineData(TranchePhase.Stopped, PaymentOutcome.Failed, null)]
    public void What_the_bank_did_moves_a_payment_once(TranchePhase phase, PaymentOutcome outcome, TranchePhase? after)
    {
        var settled = new PaymentSettled("r-1", "start", new(40), 1, outcome, new(2026, 8, 3));
        var once = PaymentSettledHandler.After(new(phase, new(40), new(2026, 7, 1)), settled, new(2026, 8, 4));
        Assert.Equal(after, once?.Phase);
        if (once is not null) Assert.Null(PaymentSettledHandler.After(once, settled, new(2026, 8, 4)));
    }

    [Fact]
    public void A_tranche_that_a_report_withholds_goes_on_once_two_hands_have_said_so()
    {
        var (maker, second) = (new Hand("p1", "周审", "h1", default), new Hand("p2", "吴审", "h2", default));
        PassedDuty[] passed = [Passed("yearly", "2027", Good), Passed("yearly", "2028", Weak)];
        var held = PaymentCondition.Held(passed);
        var state = new TrancheState(TranchePhase.Withheld, new(40), new(2028, 8, 1));
        Assert.Null(LiftDecision.BarAsking(state, held));
        Assert.NotNull(LiftDecision.BarAsking(state with { Phase = TranchePhase.Due }, held));
        Assert.NotNull(LiftDecision.BarAsking(state, Passed("yearly", "2028", Failed)));
        Assert.NotNull(LiftDecision.BarAsking(null, held));

        var lift = new TrancheLift("yearly:2028", "浙教职成函〔2028〕44号", "整改已验收。", maker);
        var asked = state with { Lift = lift };
        Assert.Equal("tranche-lift-waits", LiftDecision.BarAsking(asked, held)!.Code);
        Assert.Equal(held, PaymentCondition.Held(LiftDecision.Seen(passed, lift)));
        Assert.Equal("same-hand", LiftDecision.BarDecision(asked, held, maker, true)!.Code);
        Assert.Null(LiftDecision.BarDecision(asked, held, maker, false));
        Assert.Null(LiftDecision.BarDecision(asked, held, second, true));

        // What was lifted counts as passed for what waits for it; a later report withholds anew.
        var seen = LiftDecision.Seen(passed, lift with { Confirmed = second });
        Assert.Null(PaymentCondition.Held(seen));
        Assert.Equal(new(2028, 8, 1), From("yearly", null, 2, [.. seen]));
        var again = LiftDecision.Seen([.. passed, Passed("yearly", "2029", Weak)], lift with { Confirmed = second });
        Assert.Equal(new DutyKey("yearly", "2029"), PaymentCondition.Held(again)!.Key);
        Assert.Null(LiftDecision.BarAsking(asked, PaymentCondition.Held(again)));
    }

    [Fact]
    public void What_is_kept_back_counts_as_paid_and_the_last_of_it_ends_the_payment()
    {
        var due = new TrancheState(TranchePhase.Due, new(40), new(2026, 7, 1));
        var part = new PaymentSettled("r-1", "start", new(15), 1, PaymentOutcome.SetOff, new(2026, 8, 3));
        var once = PaymentSettledHandler.After(due, part, new(2026, 8, 4))!;
        Assert.Equal((TranchePhase.Due, new Yuan(15), new Yuan(15)), (once.Phase, once.SetOff, once.PaidOut));
        Assert.Null(PaymentSettledHandler.After(once, part, new(2026, 8, 4)));
        var whole = PaymentSettledHandler.After(once, part with { Amount = new(40), Whole = true }, new(2026, 8, 4))!;
        Assert.Equal((TranchePhase.Paid, new Yuan(40)), (whole.Phase, whole.PaidOut));
        Assert.NotEqual(part.Effect().Key, (part with { Amount = new(40) }).Effect().Key);
    }

    private static PassedDuty Passed(string duty, string occurrence, Grade? grade) =>
        new(new(duty, occurrence), new(int.Parse(occurrence, CultureInfo.InvariantCulture), 8, 1), grade);

    private static DateOnly? From(string on, int? months, int? year, params PassedDuty[] passed) =>
        PaymentCondition.PayableFrom(Tranche(on, months, year), Term, Duties, passed);

    private static PlannedTranche Tranche(string on, int? months = null, int? year = null) =>
        new("t", Bilingual.Same("t"), new("p", 2026, MoneySource.Provincial), new(100), on) { Months = months, Year = year };
}
