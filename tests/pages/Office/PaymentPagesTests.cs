using OtpNet;

namespace Funding.Pages.Tests.Office;

/// <summary>A payment through pages: persons verified, an account, a run by three hands, the file and the bank's answer.</summary>
public sealed class PaymentPagesTests(PaymentPagesTests.PaymentHost host, Chromium chromium)
    : IClassFixture<PaymentPagesTests.PaymentHost>, IClassFixture<Chromium>, IAsyncDisposable
{
    private const string Line = "/office/money/mixed-ownership-colleges/2026/provincial";
    private const string Runs = Line + "/payments";
    private const string Run = Runs + "/1";
    private const string Hands = "/office/hands";
    private const string Member = "finance@college.example";

    private static readonly LineId Of = new("mixed-ownership-colleges", 2026, MoneySource.Provincial);
    private static readonly string Code = Cast.CodeOf(501);

    // Three numbers that are right by their form and nobody's.
    private static readonly string[] Numbers = [.. new[] { "33019919820228417", "33019919790614208", "33019919900930531" }.Select(d =>
        d + IdentityNumber.CheckOf(d))];

    private readonly PageTour tour = new(host, chromium);

    public ValueTask DisposeAsync() => tour.DisposeAsync();

    [Fact]
    public async Task Three_verified_persons_pay_an_award_by_a_bank_file_and_the_answer_is_read_back()
    {
        var round = await host.StaffedAsync();
        await round.InviteAsync(Cast.SecondOfficer, Role.Officer, "吴审");
        using var administrator = await host.OfficeAsync(round, Cast.Administrator.Name);
        using var second = await host.OfficeAsync(round, Cast.SecondAdministrator.Name);
        using var maker = await host.OfficeAsync(round, Cast.Officer.Name);
        using var checker = await host.OfficeAsync(round, Cast.SecondOfficer.Name);
        await (await tour.AsAsync(administrator)).LookAsync("hands-none-", Hands);
        await VerifyAsync(administrator, second);
        await AccountAsync(round, maker, checker);
        await OweAsync(round);

        Assert.Equal(HttpStatusCode.Forbidden, (await maker.GetAsync(Hands)).Status);
        await (await tour.AsAsync(maker)).LookAsync("payments-none-", Runs);
        Assert.Equal(Run, (await maker.SubmitAsync(
            await maker.GetAsync(Runs), new Dictionary<string, string> { ["bank"] = "icbc" }, $"main form[action='{Runs}']")).Location);
        await tour.LookAsync("payments-open-", Run, "/office/money");
        Assert.Equal(Run, (await ActAsync(maker, "payables", ("which", RunModel.AllDue))).Location);
        await tour.LookAsync("payments-gathered-", Run);
        Assert.Equal(Run, (await ActAsync(maker, "submission")).Location);
        await (await tour.AsAsync(checker)).LookAsync("payments-submitted-", Run);
        Assert.Equal(Run, (await ActAsync(checker, "ticks", ("item", "1"))).Location);
        await tour.LookAsync("payments-ticked-", Run);
        var wrong = await ActAsync(checker, "check", ("sum", "600000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull(wrong.Page.QuerySelector("#sum-error"));
        Assert.Equal(Run, (await ActAsync(checker, "check", ("sum", "600,000.50"))).Location);

        // Above the amount a code is asked for; who has none enrols beside another administrator.
        await (await tour.AsAsync(administrator)).LookAsync("payments-checked-", Run, "/office/code");
        Assert.Equal(HttpStatusCode.Forbidden, (await ActAsync(administrator, "approval", ("sum", "600000.5"), ("code", "123456"))).Status);
        var totp = await EnrolAsync(administrator, second);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = totp.ComputeTotp(host.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(Run, (await ActAsync(administrator, "approval", ("sum", "600000.5"), ("code", code))).Location);
        await (await tour.AsAsync(maker)).LookAsync("payments-approved-", Run);
        Assert.Equal(Run, (await ActAsync(maker, "sending")).Location);
        await tour.LookAsync("payments-sent-", Run, Runs, Line);

        var file = await FileAsync(maker, "Csv");
        Assert.Equal(file, await FileAsync(maker, "Csv"));
        Assert.NotEmpty(await FileAsync(maker, "Xlsx"));
        var rows = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(file).Split("\r\n");
        Assert.Contains("|1202020719800012345|", rows[1], StringComparison.Ordinal);
        Assert.DoesNotContain("12020207198", (await maker.GetAsync(Run)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.PostAsync(
            $"{Run}/file", [new("form-token", (await administrator.GetAsync(Hands)).Token()), new("form", "Csv")])).Status);

        var reference = rows[1].Split('|')[^1];
        var foreign = await AnswerAsync(maker, "ABCDEF00010001");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.Status);
        Assert.Contains("第 2 行", foreign.Main, StringComparison.Ordinal);
        Assert.Contains("属于其他批次", foreign.Main, StringComparison.Ordinal);
        Assert.Equal(Run, (await AnswerAsync(maker, reference)).Location);
        await round.SettleAsync();
        Assert.Contains("已拨付 1 笔 600,000.50 元", (await maker.GetAsync(Run)).Main, StringComparison.Ordinal);
        Assert.Equal(Run, (await AnswerAsync(maker, reference)).Location);
        Assert.Contains("没有新增", (await maker.GetAsync(Run)).Text, StringComparison.Ordinal);
        await (await tour.AsAsync(maker)).LookAsync("payments-paid-", Run, Runs, Line, "/office/money");
        // The session's own read; the line, its runs and its payables, or the run and its payments; and who the reader is.
        Assert.Equal(6, await host.CostAsync(maker, Runs));
        Assert.Equal(6, await host.CostAsync(maker, Run));
        Assert.Equal("600000.50", $"{(await round.Get<BudgetStore>().GetAsync(Of)).Value.Balances.Paid}");
        Assert.Empty(tour.Problems);
    }

    private async Task VerifyAsync(Visitor administrator, Visitor second)
    {
        string[] emails = [Cast.Officer.Name, Cast.SecondOfficer.Name];
        var refused = await EnterAsync(administrator, emails[0], Numbers[0][..17] + (Numbers[0][^1] == '1' ? '2' : '1'));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("校验码不符", refused.Main, StringComparison.Ordinal);
        foreach (var (email, number) in emails.Zip(Numbers))
            Assert.Equal(Hands, (await EnterAsync(administrator, email, number)).Location);
        Assert.Equal(Hands, (await EnterAsync(second, Cast.Administrator.Name, Numbers[2])).Location);
        await (await tour.AsAsync(second)).LookAsync("hands-waits-", Hands);
        foreach (var (email, number) in emails.Zip(Numbers))
        {
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity, (await ConfirmAsync(second, email, Numbers[2])).Status);
            Assert.Equal(Hands, (await ConfirmAsync(second, email, number)).Location);
        }

        // A third administrator confirms the first: the second entered it.
        var third = Cast.ActorOf("admin3@office.example", Role.Administrator);
        await host.Services.GetRequiredService<HandCommands>().ConfirmAsync(third, Cast.Administrator.PersonId, Numbers[2]);
        await tour.LookAsync("hands-", Hands);
    }

    private async Task AccountAsync(RoundPlayer round, Visitor first, Visitor other)
    {
        var person = await round.Get<PeopleStore>().GetOrCreateAsync(Member, name: "沈会计");
        await round.Get<CommitWriter>().SaveAsync(new Commit(OrganisationKeys.Partition(Code)).Insert(
            OrganisationKeys.Organisation, new Organisation(Code, "杭州云栖职业学院", [person.Id, "another"])));
        await round.Get<PeopleStore>().JoinAsync(person.Id, Code, TestContext.Current.CancellationToken);
        using var member = new Visitor(host);
        await member.SignInAsync(Member);
        var own = $"/apply/organisations/{Code}/account";
        await (await tour.AsAsync(member)).LookAsync("account-none-", own);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAccountAsync(member, "12", letter: false)).Status);
        Assert.Equal(own, (await EnterAccountAsync(member, "1202020719800012345")).Location);
        await tour.LookAsync("account-waits-", own);
        var office = $"/office/accounts/{Code}";
        await (await tour.AsAsync(first)).LookAsync("account-first-", "/office/accounts", office);
        Assert.Equal(office, (await first.SubmitAsync(
            await first.GetAsync(office),
            new Dictionary<string, string> { ["confirmation"] = "1202020719800012345", ["decision"] = BankAccountModel.Accept },
            $"main form[action='{office}/decision']")).Location);
        await (await tour.AsAsync(member)).LookAsync("account-stands-", own);

        // A change is called back, confirmed by another officer, and rests; here it is refused, so that the first is paid to.
        Assert.Equal(own, (await EnterAccountAsync(member, "1202020719800067890")).Location);
        await (await tour.AsAsync(first)).LookAsync("account-change-", office);
        Assert.Equal(office, (await first.SubmitAsync(
            await first.GetAsync(office),
            new Dictionary<string, string> { ["spoke"] = "沈会计", ["on"] = "2026-03-02", ["note"] = "对方确认变更，尾号7890。" },
            $"main form[action='{office}/call']")).Location);
        await (await tour.AsAsync(other)).LookAsync("account-called-", office, "/office/accounts");
        Assert.Equal(HttpStatusCode.Forbidden, (await first.SubmitAsync(
            await first.GetAsync(office),
            new Dictionary<string, string> { ["confirmation"] = "1202020719800067890", ["decision"] = BankAccountModel.Accept },
            $"main form[action='{office}/decision']")).Status);
        Assert.Equal(office, (await other.SubmitAsync(
            await other.GetAsync(office), new Dictionary<string, string> { ["reason"] = "函件印章不清晰。", ["decision"] = "refuse" },
            $"main form[action='{office}/decision']:last-of-type")).Location);
        await (await tour.AsAsync(member)).LookAsync("account-refused-", own);
    }

    private static async Task OweAsync(RoundPlayer round)
    {
        var (ledger, tables) = (round.Get<LedgerCommands>(), round.Get<ITableStore>());
        await tables.CommitAsync(MoneyKeys.Partition(Of), [RowCodec.Insert(MoneyKeys.Line, new BudgetLine(
            Of, new("省级混合所有制产业特色学院", "Provincial mixed-ownership industry colleges")))]);
        const string award = "mixed-ownership-colleges-2023-1";
        await ledger.PostAsync(Cast.Administrator, Of,
        [
            PostingDraft.Of("document-1", PostingPurpose.Plan, new(12_600_000)),
            PostingDraft.Of(award, PostingPurpose.Reserve, new(600_000.50m)),
            PostingDraft.Of(award, PostingPurpose.Commit, new(600_000.50m)),
        ]);
        await tables.CommitAsync(MoneyKeys.Partition(Of), [RowCodec.Insert(PayableKeys.Of(award, "first"), new Payable(
            award, "first", Of, Code, "杭州云栖职业学院", "hangzhou", new(600_000.50m), new(2026, 3, 1)))]);
        await round.SettleAsync();
    }

    private async Task<Totp> EnrolAsync(Visitor person, Visitor other)
    {
        var opened = $"{Hands}/{Cast.Administrator.PersonId}/codes";
        Assert.Equal(Hands, (await other.SubmitAsync(
            await other.GetAsync(Hands), new Dictionary<string, string>(), $"main form[action='{opened}']")).Location);
        await (await tour.AsAsync(person)).LookAsync("code-open-", "/office/code");
        var page = await person.GetAsync("/office/code");
        var totp = new Totp(Base32Encoding.ToBytes(
            page.Page.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Contains("<svg", (await person.GetAsync("/office/code/qr.svg")).Text, StringComparison.Ordinal);
        var first = totp.ComputeTotp(host.Clock.GetUtcNow().UtcDateTime);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("/office/code", (await person.SubmitAsync(page, new Dictionary<string, string>
        {
            ["first"] = first,
            ["code"] = totp.ComputeTotp(host.Clock.GetUtcNow().UtcDateTime),
        })).Location);
        await (await tour.AsAsync(other)).LookAsync("code-active-", Hands);
        return totp;
    }

    private static async Task<Answer> EnterAsync(Visitor visitor, string email, string number) => await visitor.SubmitAsync(
        await visitor.GetAsync(Hands), new Dictionary<string, string> { ["email"] = email, ["number"] = number },
        $"main form[action='{Hands}']");

    private static async Task<Answer> ConfirmAsync(Visitor visitor, string email, string number)
    {
        var person = Person.IdOf(email);
        return await visitor.SubmitAsync(
            await visitor.GetAsync(Hands), new Dictionary<string, string> { [HandsModel.Confirmation(person)] = number },
            $"main form[action='{Hands}/{person}/confirmation']");
    }

    private static async Task<Answer> ActAsync(Visitor visitor, string act, params (string Name, string Value)[] fields) =>
        await visitor.SubmitAsync(
            await visitor.GetAsync(Run), fields.ToDictionary(f => f.Name, f => f.Value), $"main form[action='{Run}/{act}']");

    private static async Task<byte[]> FileAsync(Visitor visitor, string form)
    {
        var token = (await visitor.GetAsync(Run)).Token();
        using var answer = await visitor.Http.PostAsync($"{Run}/file", new FormUrlEncodedContent(
            [new("form-token", token), new KeyValuePair<string, string>("form", form)]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<Answer> AnswerAsync(Visitor visitor, string reference)
    {
        var text = "企业流水号|收款账号|金额|指令状态|银行反馈信息|交易日期\r\n"
            + $"{reference}|1202020719800012345|600000.50|处理成功||2026-03-02\r\n合计||600000.50|||\r\n";
        return await UploadAsync(
            visitor, Run, $"{Run}/answer", "answer", "回单.csv",
            CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text), "text/csv", []);
    }

    private static Task<Answer> EnterAccountAsync(Visitor member, string number, bool letter = true)
    {
        var own = $"/apply/organisations/{Code}/account";
        return UploadAsync(
            member, own, own, "letter", "账户说明函（盖章）.pdf", letter ? SampleApplication.PdfWith("") : [], "application/pdf",
            new()
            {
                ["accountName"] = "杭州云栖职业学院",
                ["number"] = number,
                ["bank"] = "中国工商银行杭州下沙支行",
                ["bankCode"] = "102331002071",
                ["contact"] = "沈会计",
                ["phone"] = "0571-86920011",
            });
    }

    private static async Task<Answer> UploadAsync(
        Visitor visitor, string page, string action, string field, string name, byte[] content, string type,
        Dictionary<string, string> typed)
    {
        using var form = new MultipartFormDataContent { { new StringContent((await visitor.GetAsync(page)).Token()), "form-token" } };
        foreach (var (key, value) in typed)
            form.Add(new StringContent(value), key);
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new(type);
        form.Add(file, field, name);
        return await Answer.OfAsync(await visitor.Http.PostAsync(action, form));
    }

    /// <summary>Where nothing else hears what awards are told, somebody has to.</summary>
    public sealed class PaymentHost : StageHost
    {
        protected override LocalOptions Configure(LocalOptions options) =>
            typeof(Payable).Assembly.GetTypes().Any(t => t.Name == "PaymentSettledHandler") ? options : options with
            {
                AddKinds = services =>
                {
                    options.AddKinds(services);
                    services.AddSingleton<IEffectHandler, Unheard>();
                },
            };
    }

    private sealed class Unheard : IEffectHandler
    {
        public string Kind => PaymentSettled.EffectKind;

        public Task HandleAsync(string effectKey, string payload, CancellationToken cancellation) => Task.CompletedTask;
    }
}
