namespace Funding.Pages.Tests.Office;

/// <summary>Who gets what as everybody reads it, and an award's tranches as its holder and the office do.</summary>
public sealed class AwardMoneyPagesTests(StageHost host, Chromium chromium)
    : IClassFixture<StageHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private const string Line = "/office/money/mixed-ownership-colleges/2026/provincial";

    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task The_allocation_is_public_from_the_notice_on_and_the_award_shows_its_tranches()
    {
        var round = host.Fresh(applications: 4, places: 2);
        await round.ToAsync(CollegeStages.Approval);
        await round.SettleAsync();
        using var anybody = new Visitor(host);
        var (page, file) = ($"/rounds/{round.Id}/allocation", $"/rounds/{round.Id}/allocation.json");
        Assert.NotEqual(HttpStatusCode.OK, (await anybody.GetAsync(page)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await anybody.Http.GetAsync(file)).StatusCode);

        using var chair = new Visitor(host);
        await chair.SignInAsync(Cast.Chair.Name);
        var ballot = await chair.GetAsync(ApproveLinks.Round(round.Id));
        await (await tour.AsAsync(chair)).LookAsync("money-", ApproveLinks.Round(round.Id));

        await round.ToAsync(CollegeStages.PublicNotice);
        await round.SettleAsync();
        var shared = await anybody.GetAsync(page);
        var text = await anybody.Http.GetStringAsync(file);
        var allocation = FundingJson.Deserialize<AllocationFile>(text)!;
        Assert.Contains(allocation.Hash, shared.Main, StringComparison.Ordinal);
        Assert.True(AllocationVerifier.Verify(allocation, allocation.Hash).Holds);
        Assert.DoesNotContain("职业", text, StringComparison.Ordinal);
        foreach (var amount in allocation.Result.Amounts)
            Assert.Contains(amount.Amount.Shown(), shared.Main, StringComparison.Ordinal);
        // The committee has seen the same, and the sum.
        foreach (var amount in allocation.Result.Amounts.Select(a => a.Amount).Append(allocation.Result.Amounts.Sum(a => a.Amount)))
            Assert.Contains(amount.Shown(), ballot.Main, StringComparison.Ordinal);
        await (await tour.AsAsync(null)).LookAsync("allocation-", page, $"/rounds/{round.Id}/ranking");

        await round.PlayAsync();
        await round.SettleAsync();
        var award = (await round.Get<AwardStore>().GetAsync($"{round.Id}-1")).Home;
        using var holder = new Visitor(host);
        await holder.SignInAsync(Cast.ApplicantOf(award.ApplicationId!).Name);
        var own = await holder.GetAsync($"/apply/awards/{award.Id}");
        Assert.Equal(3, own.Page.QuerySelectorAll("#money tbody tr").Length);
        Assert.Null(own.Page.QuerySelector($"#money a[href^='{Line}']"));
        using var officer = new Visitor(host);
        await officer.SignInAsync(Cast.Officer.Name);
        var office = await officer.GetAsync($"/office/awards/{award.Id}");
        Assert.NotNull(office.Page.QuerySelector($"#money a[href^='{Line}']"));
        Assert.Contains(award.HolderName, (await officer.GetAsync(Line)).Main, StringComparison.Ordinal);
        Assert.Contains(
            allocation.Result.Amounts[0].Amount.Shown(), (await officer.GetAsync($"/office/rounds/{round.Id}/ranking")).Main,
            StringComparison.Ordinal);
        await (await tour.AsAsync(holder)).LookAsync("money-", $"/apply/awards/{award.Id}");
        await (await tour.AsAsync(officer)).LookAsync("money-", $"/office/awards/{award.Id}", Line, $"/office/rounds/{round.Id}/ranking");
        await RecoverAsync(round, award, holder, officer);
        Assert.Empty(tour.Problems);
    }

    /// <summary>Of what was paid a part is asked back, and of that a part repaid: entered by one hand, confirmed by another.</summary>
    private async Task RecoverAsync(RoundPlayer round, AwardHome award, Visitor holder, Visitor officer)
    {
        var (own, page) = ($"/apply/awards/{award.Id}", $"/office/awards/{award.Id}");
        var money = (await round.Get<PaymentQueries>().MoneyAsync(award.Id))!;
        var paid = money.Tranches[0].Amount;
        await round.Get<LedgerCommands>().PostAsync(
            Actor.Rule("bank"), LineId.Of("mixed-ownership-colleges:2026:provincial")!,
            [PostingDraft.Of(award.Id, PostingPurpose.Pay, paid, 20_001)]);
        await round.Get<CommitWriter>().SaveAsync(new Commit(AwardKeys.Partition(award.Id)).Insert(
            TrancheState.Row("start"), new TrancheState(TranchePhase.Paid, paid, new(2026, 9, 3))));
        Assert.Contains("未通过身份核验", (await officer.GetAsync(page)).Main, StringComparison.Ordinal);
        await round.InviteAsync(Cast.SecondOfficer, Role.Officer, "吴审");
        foreach (var (hand, number) in new[] { (Cast.Officer, 1), (Cast.SecondOfficer, 2) })
        {
            await round.Get<HandCommands>().EnterAsync(Cast.Administrator, hand.Name, IdentityNumbers.Of(number));
            await round.Get<HandCommands>().ConfirmAsync(Cast.SecondAdministrator, hand.PersonId, IdentityNumbers.Of(number));
        }

        var entered = await officer.SubmitAsync(
            await officer.GetAsync(page),
            new Dictionary<string, string>
            {
                ["Demand-tranche"] = "start",
                ["Demand-amount"] = "36,500.20",
                ["Demand-reference"] = "浙教财〔2026〕61号",
                ["Demand-reason"] = "设备采购核减，追回差额。",
            },
            "form:has(input[value=Demand])");
        Assert.Equal(page, entered.Location);
        Assert.NotNull((await officer.GetAsync(page)).Page.QuerySelector("#recovery-entry-1 button[value=decline]"));
        using var second = new Visitor(host);
        await second.SignInAsync(Cast.SecondOfficer.Name);
        await (await tour.AsAsync(second)).LookAsync("recovery-waits-", page);
        var wrong = await ConfirmAsync(second, page, 1, "36500");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.Page.QuerySelector("#recovery-1-error"));
        Assert.Equal(page, (await ConfirmAsync(second, page, 1, "36500.2")).Location);
        await round.SettleAsync();

        using var slip = new MultipartFormDataContent
        {
            { new StringContent((await officer.GetAsync(page)).Token()), "form-token" }, { new StringContent("Repayment"), "kind" },
            { new StringContent("mixed-ownership-colleges:2026:provincial"), "Repayment-line" },
            { new StringContent("12,000"), "Repayment-amount" }, { new StringContent("ICBC20261103-00417"), "Repayment-reference" },
            { new StringContent($"{ShanghaiTime.DayOf(host.Clock.GetUtcNow()):yyyy-MM-dd}"), "Repayment-on" },
            { new StringContent("单位基本户转入。"), "Repayment-reason" },
            { new ByteArrayContent(SampleApplication.Pdf), "Repayment-paper", "回单.pdf" },
        };
        Assert.Equal(page, (await Answer.OfAsync(await officer.Http.PostAsync(RecoveryLinks.Enter(award.Id), slip))).Location);
        Assert.Equal(page, (await ConfirmAsync(second, page, 2, "12000")).Location);
        await round.SettleAsync();
        Assert.Equal(HttpStatusCode.OK, (await second.Http.GetAsync(RecoveryLinks.Paper(award.Id, 2))).StatusCode);
        foreach (var (reader, address) in new[] { (officer, page), (holder, own) })
            Assert.Equal(
                ["36,500.20", "12,000.00", "0.00", "24,500.20"],
                (await reader.GetAsync(address)).Page.QuerySelectorAll("#recoveries table:first-of-type tbody tr:first-child td")
                    .Select(c => c.TextContent.Trim()).Take(4));
        Assert.NotEqual(HttpStatusCode.OK, (await holder.Http.GetAsync(RecoveryLinks.Paper(award.Id, 2))).StatusCode);
        var together = (await holder.GetAsync(OrganisationLinks.OwnAwards(award.Holder))).Main;
        foreach (var figure in new[] { money.Amount.Shown(), paid.Shown(), "24,500.20" })
            Assert.Contains(figure, together, StringComparison.Ordinal);
        await (await tour.AsAsync(officer)).LookAsync("recovery-", page);
        await (await tour.AsAsync(holder)).LookAsync("recovery-", own, OrganisationLinks.OwnAwards(award.Holder));
    }

    private static async Task<Answer> ConfirmAsync(Visitor visitor, string page, int number, string amount) => await visitor.SubmitAsync(
        await visitor.GetAsync(page),
        new Dictionary<string, string> { [RecoveryModel.Confirmation(number)] = amount, ["decision"] = RecoveryModel.Accept },
        $"#recovery-entry-{number} form");
}
