namespace Funding.Workflows.Tests.Setup;

public sealed class SetupChecklistTests
{
    private static readonly SetupFacts Complete = new(
        new SiteContact { Phone = "0571-1", Email = "a@b.example", Supervision = "0571-2" }, TrialMail.Delivered,
        new Dictionary<Role, int>
        {
            [Role.Administrator] = 2,
            [Role.Officer] = 2,
            [Role.Committee] = 3,
            [Role.Expert] = 1,
        },
        2, [], null, [2026], [], true, true);

    private static readonly SetupFacts Bare = new(
        new SiteContact(), TrialMail.None, new Dictionary<Role, int>(), 2, [new("杭州", "Hangzhou"), new("宁波", "Ningbo")], null, [2026],
        [2026], false);

    [Fact]
    public void Where_everything_is_there_every_line_says_so_and_where_nothing_is_none_does()
    {
        Assert.Equal(Enum.GetValues<SetupItem>(), SetupChecklist.Of(Complete).Select(l => l.Item));
        Assert.All(SetupChecklist.Of(Complete), line => Assert.True(line.IsDone, $"{line.Item}"));
        Assert.All(SetupChecklist.Of(Bare), line => Assert.False(line.IsDone, $"{line.Item}"));
    }

    [Theory]
    [InlineData(Role.Administrator, SetupItem.Administrators, 2)]
    [InlineData(Role.Officer, SetupItem.Officers, 2)]
    [InlineData(Role.Committee, SetupItem.Committee, 3)]
    [InlineData(Role.Expert, SetupItem.Experts, 1)]
    public void A_role_needs_so_many_and_one_fewer_is_said_for_that_role_alone(Role role, SetupItem item, int needed)
    {
        var facts = Complete with { Holders = new Dictionary<Role, int>(Complete.Holders) { [role] = needed - 1 } };

        Assert.Equal([item], SetupChecklist.Of(facts).Where(l => !l.IsDone).Select(l => l.Item));
    }

    [Fact]
    public void Desks_without_a_person_are_named_and_of_many_the_first_five()
    {
        var few = SetupChecklist.Of(Complete with { Desks = 3, EmptyDesks = [new("杭州", "Hangzhou"), new("宁波", "Ningbo")] })
            .Single(l => l.Item == SetupItem.Desks);
        Assert.Equal("3个推荐单位中1个有推荐人员，尚缺：杭州、宁波。", few.State.Zh);
        Assert.Equal("1 of 3 desks have a person; missing: Hangzhou, Ningbo.", few.State.En);
        Assert.Equal(Paths.OfficeInvite, few.Path);

        var six = Enumerable.Range(1, 6).Select(n => Bilingual.Same($"d{n}")).ToList();
        var many = SetupChecklist.Of(Complete with { Desks = 9, EmptyDesks = six }).Single(l => l.Item == SetupItem.Desks);
        Assert.Contains("d5", many.State.En, StringComparison.Ordinal);
        Assert.DoesNotContain("d6", many.State.En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_of_the_contact_is_missing_is_named() => Assert.Equal(
        "尚缺：联系邮箱、监督举报电话。",
        SetupChecklist.Of(Complete with { Contact = new SiteContact { Phone = "0571-1", Supervision = " " } })[0].State.Zh);

    [Fact]
    public void Experts_are_imported_in_the_round_that_waits_for_them() => Assert.Equal(
        (null, "/office/rounds/r-1/experts"),
        (Experts(Bare).Path, Experts(Bare with { Pool = "r-1" }).Path));

    [Theory]
    [InlineData(10, "2026")]
    [InlineData(11, "2026 2027")]
    public void The_next_year_counts_once_its_rounds_are_planned(int month, string years) =>
        Assert.Equal(years, string.Join(' ', SetupChecklist.YearsOn(new DateOnly(2026, month, 30))));

    [Fact]
    public void A_test_mail_counts_once_it_was_taken_and_until_it_comes_back()
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal(TrialMail.None, SetupChecklist.MailOf(null, null, now));
        Assert.Equal(TrialMail.Waiting, SetupChecklist.MailOf(now.AddHours(-23), null, now));
        Assert.Equal(TrialMail.None, SetupChecklist.MailOf(now.AddDays(-1), null, now));
        Assert.Equal(TrialMail.Delivered, SetupChecklist.MailOf(now.AddDays(-90), DeliveryState.Sent, now));
        Assert.All(
            Enum.GetValues<DeliveryState>().Where(s => s != DeliveryState.Sent),
            state => Assert.Equal(TrialMail.Failed, SetupChecklist.MailOf(now, state, now)));
    }

    private static SetupLine Experts(SetupFacts facts) => SetupChecklist.Of(facts).Single(l => l.Item == SetupItem.Experts);
}
