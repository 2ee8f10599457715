using Funding.Workflows.Tests.Money.Payments;

namespace Funding.Workflows.Tests.Money.Accounts;

/// <summary>The account of an organisation with everything real below the pages.</summary>
public sealed class BankAccountsTests
{
    private static readonly string Code = Cast.CodeOf(77);
    private static readonly Actor Member = Cast.ActorOf("finance@college.example", Role.Applicant);
    private static readonly AccountDraft Draft = new(
        "第77职业技术学院", "1202 0207 1980 0012 345", "中国工商银行杭州下沙支行", "102331002071", "沈会计", "0571-86920011");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_is_entered_with_a_sealed_letter_changed_after_a_call_and_rests()
    {
        await using var house = await HouseAsync();
        var (commands, accounts) = (house.Get<AccountCommands>(), house.Get<AccountStore>());
        Assert.Equal("organisation-not-yours", await CodeAsync(
            () => commands.EnterAsync(Cast.Applicant(5), Code, Draft, Letter(), Stop)));
        Assert.Equal("letter-required", await CodeAsync(() => commands.EnterAsync(Member, Code, Draft, null, Stop)));
        Assert.Equal("account-number", await CodeAsync(
            () => commands.EnterAsync(Member, Code, Draft with { Number = "12" }, Letter(), Stop)));
        var hostile = new SentFile("函.pdf", "application/pdf", () => new MemoryStream("MZ\0\0"u8.ToArray()));
        Assert.StartsWith(
            "document-", await CodeAsync(() => commands.EnterAsync(Member, Code, Draft, hostile, Stop)), StringComparison.Ordinal);
        await commands.EnterAsync(Member, Code, Draft, Letter(), Stop);
        await house.Inner.SettleAsync(Stop);
        var waits = house.Inner.Services.GetServices<IMatters>().OfType<AccountWaitQueries>().Single();
        var matter = Assert.Single(await waits.AllAsync(Stop));
        Assert.Equal((Code, "bank-account:1:FirstWaits", WaitedParty.Officer), (matter.Home, matter.Key, matter.Party));
        Assert.Contains(
            Cast.Officer.PersonId, (await waits.FindAsync(Code, matter.Key, Stop))!.Waited.Persons.Select(p => p.PersonId));
        Assert.Contains("收款账户有新登记", Assert.Single(await MailsAsync(house, "colleague@college.example")), StringComparison.Ordinal);
        Assert.Empty(await MailsAsync(house, Member.Name));

        Assert.Equal("account-number-other", await CodeAsync(() => commands.ConfirmAsync(Cast.Officer, Code, "1202020719800012346", Stop)));
        Assert.Equal("role-not-allowed", await CodeAsync(() => commands.ConfirmAsync(Cast.Administrator, Code, Draft.Number, Stop)));
        await commands.ConfirmAsync(Cast.Officer, Code, Draft.Number, Stop);
        Assert.Equal(AccountPhase.Payable, await PhaseAsync());
        Assert.Equal("account-same", await CodeAsync(() => commands.EnterAsync(Member, Code, Draft, Letter(), Stop)));

        await commands.EnterAsync(Member, Code, Draft with { Number = "3901110009201043218", Phone = "13800000000" }, Letter(), Stop);
        Assert.Equal(AccountPhase.CallWaits, await PhaseAsync());
        Assert.Equal("call-first", await CodeAsync(() => commands.ConfirmAsync(Cast.Officer, Code, "3901110009201043218", Stop)));
        await commands.CallAsync(Cast.Officer, Code, "沈会计", accounts.Today, "对方确认变更，尾号3218。", Stop);
        Assert.Equal("0571-86920011", (await accounts.GetAsync(Code, Stop)).Value.Call!.Phone);
        Assert.Equal("second-officer", await CodeAsync(() => commands.ConfirmAsync(Cast.Officer, Code, "3901110009201043218", Stop)));
        await commands.ConfirmAsync(Cast.SecondOfficer, Code, "3901110009201043218", Stop);

        // Ten working days after Monday, 2 March: the 17th is the first day on which it is paid to.
        Assert.Equal((AccountPhase.Rests, new DateOnly(2026, 3, 17)), (
            await PhaseAsync(), (await accounts.GetAsync(Code, Stop)).Value.PayableFrom!.Value));
        await house.Inner.SettleAsync(Stop);
        Assert.Equal("3218", Assert.Single(await accounts.ListAsync(Stop)).Account.Current!.Tail);
        await foreach (var row in house.Get<ITableStore>().EnumerateAsync(OrganisationKeys.Partition(Code), KeyRange.All, Stop))
            Assert.DoesNotContain("3901110009201043218", string.Concat(row.Properties.Values), StringComparison.Ordinal);
        house.Inner.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(AccountPhase.Payable, await PhaseAsync());

        async Task<AccountPhase> PhaseAsync() => (await accounts.GetAsync(Code, Stop)).Value.PhaseOn(accounts.Today);
    }

    [Fact]
    public async Task What_is_taken_back_or_refused_leaves_what_was_in_force_and_nobody_decides_on_their_own()
    {
        await using var house = await HouseAsync();
        var (commands, accounts) = (house.Get<AccountCommands>(), house.Get<AccountStore>());
        await commands.EnterAsync(Member, Code, Draft, Letter(), Stop);
        Assert.Equal("account-waits", await CodeAsync(() => commands.EnterAsync(Member, Code, Draft, Letter(), Stop)));
        await commands.TakeBackAsync(Member, Code, Stop);
        Assert.Equal("account-not-waiting", await CodeAsync(() => commands.TakeBackAsync(Member, Code, Stop)));
        await commands.EnterAsync(Member, Code, Draft, Letter(), Stop);
        Assert.Equal(2, (await accounts.GetAsync(Code, Stop)).Value.Waiting!.Version);
        Assert.Equal("reason-required", await CodeAsync(() => commands.RefuseAsync(Cast.Officer, Code, "", Stop)));
        await commands.RefuseAsync(Cast.Officer, Code, "函件印章不清晰。", Stop);
        Assert.Equal(AccountPhase.None, (await accounts.GetAsync(Code, Stop)).Value.PhaseOn(accounts.Today));
        await house.Inner.SettleAsync(Stop);
        Assert.Contains(await MailsAsync(house, Member.Name), m => m.Contains("未通过", StringComparison.Ordinal));

        await commands.EnterAsync(Member, Code, Draft, Letter(), Stop);
        var organisation = await house.Get<OrganisationStore>().GetAsync(Code, Stop);
        await house.Get<CommitWriter>().SaveAsync(new Commit(OrganisationKeys.Partition(Code)).Replace(
            organisation, organisation.Value with { Members = [.. organisation.Value.Members, Cast.Officer.PersonId] }), Stop);
        Assert.Equal("own-organisation", await CodeAsync(() => commands.ConfirmAsync(Cast.Officer, Code, Draft.Number, Stop)));
        Assert.Equal("own-organisation", await CodeAsync(() => commands.RefuseAsync(Cast.Officer, Code, "不是我。再看。", Stop)));
    }

    private static async Task<PaymentHouse> HouseAsync()
    {
        var house = await PaymentHouse.OpenAsync();
        var people = house.Get<PeopleStore>();
        var colleague = await people.GetOrCreateAsync("colleague@college.example", cancellation: Stop);
        await people.GetOrCreateAsync(Member.Name, cancellation: Stop);
        await house.Get<CommitWriter>().SaveAsync(new Commit(OrganisationKeys.Partition(Code)).Insert(
            OrganisationKeys.Organisation, new Organisation(Code, "第77职业技术学院", [Member.PersonId, colleague.Id])), Stop);
        return house;
    }

    private static SentFile Letter() => new("账户说明函.pdf", "application/pdf", () => new MemoryStream(SampleApplication.PdfWith("")));

    private static async Task<IReadOnlyList<string>> MailsAsync(PaymentHouse house, string email) =>
        [.. (await house.Get<Mailbox>().ListAsync(email)).Entries.Select(e => e.Subject)];

    private static async Task<string> CodeAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
