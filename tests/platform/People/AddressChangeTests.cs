namespace Funding.Platform.Tests.People;

public sealed class AddressChangeTests
{
    private static readonly DateTimeOffset Asked = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly Person Li = new() { Id = "p1", Email = "old@college.example" };

    private static AddressChange Open => new()
    {
        Id = "c1",
        PersonId = Li.Id,
        From = Li.Email,
        To = "new@college.example",
        AskedAt = Asked,
    };

    [Theory]
    [InlineData(new AddressEnd[0], false)]
    [InlineData(new[] { AddressEnd.Old }, false)]
    [InlineData(new[] { AddressEnd.New }, false)]
    [InlineData(new[] { AddressEnd.New, AddressEnd.New }, false)]
    [InlineData(new[] { AddressEnd.Old, AddressEnd.New }, true)]
    [InlineData(new[] { AddressEnd.New, AddressEnd.Old }, true)]
    public void It_is_decided_when_both_ends_have_confirmed_in_whatever_order(AddressEnd[] confirmed, bool decided)
    {
        var change = confirmed.Aggregate(Open, (c, end) => c.Confirm(end, Asked.AddHours(1)));

        Assert.Equal(decided, change.IsDecided);
        Assert.All(Enum.GetValues<AddressEnd>(), end => Assert.Equal(confirmed.Contains(end), change.ConfirmedAt(end) is not null));
    }

    [Fact]
    public void Confirming_again_keeps_the_first_moment()
    {
        var once = Open.Confirm(AddressEnd.Old, Asked.AddHours(1));

        Assert.Equal(once, once.Confirm(AddressEnd.Old, Asked.AddHours(2)));
    }

    [Fact]
    public void The_offices_reason_decides_for_both_ends() => Assert.True((Open with { Reason = "旧邮箱已停用。" }).IsDecided);

    [Fact]
    public void A_link_of_a_change_that_is_open_may_be_answered() => Assert.Null(ProblemOf(Open));

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "address-change-expired")]
    [InlineData(1, "address-change-expired")]
    public void It_lasts_three_days_to_the_second(int seconds, string? problem) =>
        Assert.Equal(problem, ProblemOf(Open, now: Asked.AddDays(3).AddSeconds(seconds)));

    [Fact]
    public void What_was_stopped_asked_again_decided_or_overtaken_answers_nothing()
    {
        Assert.Equal("address-change-over", ProblemOf(null));
        Assert.Equal("address-change-over", ProblemOf(Open with { Id = "c2" }));
        Assert.Equal("address-change-over", ProblemOf(Open with { Reason = "旧邮箱已停用。" }));
        Assert.Equal("address-change-over", ProblemOf(Open, Li with { Email = "third@college.example" }));
    }

    [Theory]
    [InlineData(" NEW@College.example ", "new@college.example")]
    [InlineData("ｎｅｗ＠college.example", "new@college.example")]
    public void A_new_address_is_kept_in_the_one_normal_form(string typed, string kept) =>
        Assert.Equal(kept, AddressChange.Demand(Li, typed));

    [Theory]
    [InlineData("OLD@college.example", "address-same")]
    [InlineData("ｏｌｄ@college.example", "address-same")]
    [InlineData("old@college.example\u200b", "address-same")]
    [InlineData("", "email-invalid")]
    [InlineData(null, "email-invalid")]
    [InlineData("nobody", "email-invalid")]
    [InlineData("a@college.example, b@college.example", "email-invalid")]
    public void Ones_own_and_what_is_none_are_no_new_address(string? typed, string refused) =>
        Assert.Equal(
            refused, Assert.Throws<RefusedException>(() => AddressChange.Demand(Li, typed)).Refusals.Single().Code);

    [Theory]
    [InlineData(null, null, false, true)]
    [InlineData("p1", null, false, true)]
    [InlineData("p2", null, false, false)]
    [InlineData("p1", "p1", false, true)]
    [InlineData("p2", "p2", false, false)]
    [InlineData("p2", "p2", true, true)]
    public void An_address_is_free_when_nobody_has_it_or_an_account_that_holds_nothing(
        string? row, string? person, bool holdsNothing, bool free) =>
        Assert.Equal(free, AddressChange.IsFree(Holder(row, person), Li.Id, holdsNothing));

    [Fact]
    public void Each_person_of_one_address_has_an_id_of_their_own()
    {
        const string address = "post@college.example";
        string[] ids = [.. Enumerable.Range(1, 50).Select(number => Person.IdOf(address, number))];

        Assert.Equal(50, ids.Distinct().Count());
        Assert.Equal(Person.IdOf(" POST@college.example"), ids[0]);
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{32}$", id));
    }

    [Fact]
    public void Whose_an_address_is_follows_from_its_row_alone()
    {
        const string address = "post@college.example";
        Assert.Equal(Person.IdOf(address), new AddressHolder(address, null, null).PersonId);
        Assert.Equal("p7", new AddressRow("p7", 3).IdOf(address));
        Assert.Equal(Person.IdOf(address, 4), new AddressRow("p7", 3).GivenUp().IdOf(address));
        Assert.Equal(new AddressRow("p8", 4), new AddressRow("p7", 3).GivenUp().Next("p8"));
    }

    [Fact]
    public void A_person_on_the_way_has_not_arrived()
    {
        Assert.True(Holder("p1", null).Arrived);
        Assert.False((Holder("p1", "p1") with { Person = Li }).Arrived);
        Assert.True((Holder("p1", "p1") with { Person = Li with { Email = "new@college.example" } }).Arrived);
    }

    [Theory]
    [InlineData("zhang@example.org", "z***@example.org")]
    [InlineData("𠮷@example.org", "𠮷***@example.org")]
    public void A_masked_address_shows_the_first_character_and_the_domain(string address, string masked) =>
        Assert.Equal(masked, EmailAddress.Mask(address));

    private static string? ProblemOf(AddressChange? change, Person? person = null, DateTimeOffset? now = null) =>
        AddressChange.Problem(change, "c1", person ?? Li, now ?? Asked.AddHours(1))?.Code;

    private static AddressHolder Holder(string? row, string? person) => new(
        "new@college.example",
        person is null ? null : new Person { Id = person, Email = "new@college.example" },
        row is null ? null : new Stored<AddressRow>(new AddressRow(row, 1), AddressRow.Key, "e"));
}
