namespace Funding.Workflows.Tests.Money.Accounts;

/// <summary>The way of an account: the first one, a change with its call, its second officer and its rest.</summary>
public sealed class AccountDecisionTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateOnly Payable = new(2026, 3, 17);
    private static readonly ActMark First = new("officer", "周审", At);
    private static readonly ActMark Second = new("officer2", "吴审", At);
    private static readonly OrganisationAccount None = new("12330000470009123F");

    [Fact]
    public void The_first_one_is_paid_to_once_an_officer_confirmed_it()
    {
        var waits = AccountDecision.Enter(None, Entry(1));
        Assert.Equal((AccountPhase.FirstWaits, AccountPhase.FirstWaits), (waits.PhaseOn(Today), AccountDecision.BarPaying(waits, Today)));
        var stands = AccountDecision.Confirm(waits, First, Payable);
        Assert.Equal(AccountPhase.Payable, stands.PhaseOn(Today));
        Assert.Null(AccountDecision.BarPaying(stands, Today));
        Assert.Equal(AccountPhase.None, AccountDecision.BarPaying(null, Today));
        Assert.Equal("own-organisation", Refused(() => AccountDecision.Confirm(waits, new("member", "沈会计", At), Payable)));
        Assert.Equal("account-waits", Refused(() => AccountDecision.Enter(waits, Entry(2))));
    }

    [Fact]
    public void A_change_takes_a_call_another_officer_and_a_rest_in_which_nothing_is_paid()
    {
        var stands = AccountDecision.Confirm(AccountDecision.Enter(None, Entry(1)), First, Payable);
        var change = AccountDecision.Enter(stands, Entry(2));
        Assert.Equal(AccountPhase.CallWaits, AccountDecision.BarPaying(change, Today));
        Assert.Equal("call-first", Refused(() => AccountDecision.Confirm(change, Second, Payable)));
        Assert.Equal("call-day", Refused(() => AccountDecision.Called(change, Call(Today.AddDays(1)), Today)));
        Assert.Equal("call-day", Refused(() => AccountDecision.Called(change, Call(Today.AddDays(-1)), Today)));
        var called = AccountDecision.Called(change, Call(Today), Today);
        Assert.Equal(AccountPhase.SecondWaits, AccountDecision.BarPaying(called, Today));
        Assert.Equal("call-not-waiting", Refused(() => AccountDecision.Called(called, Call(Today), Today)));
        Assert.Equal("second-officer", Refused(() => AccountDecision.Confirm(called, First, Payable)));
        var rests = AccountDecision.Confirm(called, Second, Payable);
        Assert.Equal(AccountPhase.Rests, AccountDecision.BarPaying(rests, Payable.AddDays(-1)));
        Assert.Null(AccountDecision.BarPaying(rests, Payable));
        Assert.Equal(2, rests.Current!.Version);
    }

    [Fact]
    public void One_that_is_refused_leaves_the_one_in_force_and_says_why()
    {
        var stands = AccountDecision.Confirm(AccountDecision.Enter(None, Entry(1)), First, Payable);
        var refused = AccountDecision.Refuse(AccountDecision.Enter(stands, Entry(2)), "函件印章不清晰。", First);
        Assert.Equal((1, AccountPhase.Payable, "函件印章不清晰。"),
            (refused.Current!.Version, refused.PhaseOn(Today), refused.Refused!.Reason));
        Assert.Equal("account-not-waiting", Refused(() => AccountDecision.Refuse(refused, "再退一次。", First)));
        Assert.Equal("account-not-waiting", Refused(() => AccountDecision.Confirm(refused, First, Payable)));
        Assert.Null(AccountDecision.Confirm(AccountDecision.Called(
            AccountDecision.Enter(refused, Entry(3)), Call(Today), Today), Second, Payable).Refused);
    }

    [Theory]
    [InlineData("1202020719800012345", true), InlineData("19-0301 0104 0012345", true), InlineData("３３０５０１６１", true)]
    [InlineData("1234567", false), InlineData("", false), InlineData("12020207198A", false)]
    [InlineData("123456789012345678901234567890123", false)]
    public void A_number_has_digits_and_a_length_and_no_check_that_banks_do_not_share(string number, bool holds)
    {
        var draft = Draft with { Number = number };
        if (holds)
            Assert.True(draft.Demand().Number.All(char.IsAsciiDigit));
        else
            Assert.Equal("number", Assert.Throws<RefusedException>(draft.Demand).Refusals.Single().Field);
    }

    [Fact]
    public void Every_wrong_field_is_named_at_once()
    {
        var refused = Assert.Throws<RefusedException>(new AccountDraft("=1", "1", "", "10233100123", "\u202e", "12").Demand);
        Assert.Equal(
            ["accountName", "bank", "contact", "number", "bankCode", "phone"], refused.Refusals.Select(r => r.Field));
    }

    private static readonly AccountDraft Draft = new(
        "之江职业技术学院", "1202020719800012345", "中国工商银行杭州下沙支行", "102331002071", "沈会计", "0571-86920011");

    private static AccountEntry Entry(int version) => new(
        version, "之江职业技术学院", "sealed", $"000{version}", "中国工商银行杭州下沙支行", "102331002071", "沈会计", "0571-86920011",
        new("d", "letter", "函.pdf", "pdf", 1, "", "b", At, "clean"), new("member", "沈会计", At));

    private static CallBack Call(DateOnly on) => new("沈会计", "0571-86920011", on, "确认变更，尾号一致。", First);

    private static string Refused(Action act) => Assert.Throws<RefusedException>(act).Refusals.Single().Code;
}
