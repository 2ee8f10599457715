using OtpNet;

namespace Funding.Pages.Tests.Played;

/// <summary>
/// What is due of awards is paid by three verified persons: one gathers the payments of a line, another ticks each, a third approves with
/// a one-time code, and the bank's answer says that all is done.
/// </summary>
internal sealed class Paying(PlayedHost host, Participants people)
{
    private const string Account = "1202020719800012345";

    private static readonly Actor ThirdAdministrator = Cast.ActorOf("admin3@office.example", Role.Administrator);

    private readonly HashSet<string> accounts = [];
    private readonly Dictionary<LineId, Yuan> paid = [];
    private Totp? codes;

    /// <summary>What waits on a line is paid, whichever award it is of.</summary>
    /// <returns>Whether anything waited.</returns>
    public async Task<bool> PayAsync(LineId line)
    {
        if (await WaitingAsync(line) is not { Count: > 0 } waiting)
            return false;
        if (codes is null)
        {
            await VerifyAsync();
            codes = await EnrolAsync();
        }

        foreach (var holder in waiting.Select(p => p.CreditCode).Where(accounts.Add))
            await EnterAccountAsync(holder);
        await PayAsync(line, codes);
        Assert.Empty(await WaitingAsync(line));
        return true;
    }

    /// <summary>Whatever is left on a programme's lines; where it gives money in tranches some was paid.</summary>
    public async Task FinishAsync(string programme)
    {
        foreach (var line in await LinesAsync(programme))
            await PayAsync(line);
        Assert.True(paid.Count > 0 || !GivesTranches(programme));
    }

    /// <summary>The lines that there are of a programme.</summary>
    public async Task<IReadOnlyList<LineId>> LinesAsync(string programme) =>
        [.. (await Get<BudgetStore>().ListAsync()).Select(l => l.Id).Where(l => l.Programme == programme)];

    private static bool GivesTranches(string programme) => ShippedCatalogue.Catalogue.StepsOf(programme).Any(
        p => p.Awards.Values.Any(a => a.Money is not null && a.Duties?.Any(d => d.Kind == PaymentSettings.Kind) == true));

    private T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    private async Task<IReadOnlyList<Payable>> WaitingAsync(LineId line) =>
    [
        .. (await Get<RunStore>().PayablesAsync(line)).Select(p => p.Value)
            .Where(p => p.State == PayableState.Waiting && p.DueOn <= ShanghaiTime.DayOf(host.Clock.GetUtcNow())),
    ];

    /// <summary>Two administrators type each person's number; whom the second entered a third confirms.</summary>
    private async Task VerifyAsync()
    {
        await Get<PeopleStore>().GrantAsync(ThirdAdministrator.Name, new RoleGrant(Role.Administrator), "王管理");
        await VerifyAsync(Cast.Officer, 11, Cast.Administrator, Cast.SecondAdministrator);
        await VerifyAsync(Cast.SecondOfficer, 12, Cast.Administrator, Cast.SecondAdministrator);
        await VerifyAsync(Cast.Administrator, 13, Cast.SecondAdministrator, ThirdAdministrator);
    }

    private async Task VerifyAsync(Actor person, int number, Actor enters, Actor confirms)
    {
        var (first, second) = (people.Of(enters), people.Of(confirms));
        await first.OpenAsync(HandLinks.Hands);
        await first.SendAsync($"form[action='{HandLinks.Hands}']", ("email", person.Name), ("number", IdentityNumbers.Of(number)));
        await second.OpenAsync(HandLinks.Hands);
        await second.SendAsync(
            $"form[action='{HandLinks.Of(HandLinks.ConfirmRoute, person.PersonId)}']",
            (HandsModel.Confirmation(person.PersonId), IdentityNumbers.Of(number)));
    }

    private async Task EnterAccountAsync(string holder)
    {
        var own = BankAccountLinks.Own(holder);
        var applicant = people.Of(Cast.ApplicantOf($"{holder}-1"));
        await applicant.OpenAsync(own);
        await applicant.UploadAsync(
            $"form[action='{own}']", "账户说明函.pdf", SampleApplication.PdfWith(""), ("number", Account), ("bankCode", "102331002071"),
            ("bank", "中国工商银行杭州下沙支行"), ("contact", "沈会计"), ("phone", "0571-86920011"));
        var officer = people.Of(Cast.Officer);
        await officer.OpenAsync(BankAccountLinks.Of(BankAccountLinks.OfficeRoute, holder));
        await officer.SendAsync("form:has([name=confirmation])", ("confirmation", Account), ("decision", BankAccountModel.Accept));
        await host.Time.SettleAsync();
    }

    /// <summary>The approver's one-time codes, opened by another administrator.</summary>
    private async Task<Totp> EnrolAsync()
    {
        var (approver, other) = (people.Of(Cast.Administrator), people.Of(Cast.SecondAdministrator));
        await other.OpenAsync(HandLinks.Hands);
        await other.SendAsync($"form[action='{HandLinks.Of(HandLinks.OpenCodesRoute, Cast.Administrator.PersonId)}']");
        var page = await approver.OpenAsync(HandLinks.Code);
        var fresh = new Totp(Base32Encoding.ToBytes(
            page.Page.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal)));
        var first = fresh.ComputeTotp(host.Clock.GetUtcNow().UtcDateTime);
        await approver.SendAsync("form[method=post]", ("first", first), ("code", await NextAsync(fresh)));
        return fresh;
    }

    /// <summary>The code of the next half-minute: each counts once.</summary>
    private async Task<string> NextAsync(Totp own)
    {
        await host.Time.AdvanceToAsync(host.Clock.GetUtcNow().AddSeconds(30));
        return own.ComputeTotp(host.Clock.GetUtcNow().UtcDateTime);
    }

    private async Task PayAsync(LineId line, Totp own)
    {
        var (maker, checker, approver) = (people.Of(Cast.Officer), people.Of(Cast.SecondOfficer), people.Of(Cast.Administrator));
        await maker.OpenAsync(PaymentLinks.Runs(line));
        var opened = await maker.SendAsync($"form[action='{PaymentLinks.Runs(line)}']", ("bank", "icbc"));
        var number = int.Parse(opened.Path.Split('/')[^1], CultureInfo.InvariantCulture);
        await ActAsync(maker, PaymentLinks.GatherRoute, ("which", RunModel.AllDue));
        await ActAsync(maker, PaymentLinks.SubmitRoute);
        await checker.OpenAsync(PaymentLinks.Run(line, number));
        await ActAsync(checker, PaymentLinks.TickRoute, [.. checker.Page.Page.QuerySelectorAll("main input[name=item]")
            .Select(i => ("item", i.GetAttribute("value")!))]);
        var run = (await Get<RunStore>().GetAsync(line, number)).Value;
        await ActAsync(checker, PaymentLinks.CheckRoute, ("sum", $"{run.Sum}"));
        await approver.OpenAsync(PaymentLinks.Run(line, number));
        var asked = approver.NamesOf(Form(PaymentLinks.ApproveRoute)).Contains("code");
        (string, string)[] code = asked ? [("code", await NextAsync(own))] : [];
        await ActAsync(approver, PaymentLinks.ApproveRoute, [("sum", $"{run.Sum}"), .. code]);
        await ActAsync(maker, PaymentLinks.SendRoute);
        await maker.OpenAsync(PaymentLinks.Run(line, number));
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var sent = gb.GetString(await maker.DownloadAsync(Form(PaymentLinks.FileRoute), ("form", "Csv"))).Split("\r\n")
            .Select(l => l.Split('|')).Where(c => c.Length > 7 && c[1] == Account).ToList();
        Assert.NotEmpty(sent);
        var today = ShanghaiTime.DayOf(host.Clock.GetUtcNow());
        var answer = "企业流水号|收款账号|金额|指令状态|银行反馈信息|交易日期\r\n"
            + string.Concat(sent.Select(c => $"{c[^1]}|{Account}|{c[6]}|处理成功||{today:yyyy-MM-dd}\r\n")) + $"合计||{run.Sum}|||\r\n";
        await maker.UploadAsync(Form(PaymentLinks.AnswerRoute), "回单.csv", gb.GetBytes(answer));
        await host.Time.SettleAsync();
        var ledger = await maker.FileAsync(MoneyLinks.Of(MoneyLinks.LineFileRoute, line));
        var verified = LedgerVerifier.Verify(Encoding.UTF8.GetString(ledger).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => PublishedJson.Read<LedgerFileLine>(Encoding.UTF8.GetBytes(l))));
        Assert.Empty(verified.Faults);
        paid[line] = paid.GetValueOrDefault(line) + run.Sum;
        Assert.Equal(paid[line], verified.Lines[$"{line}"].Balances.Paid);

        string Form(string route) => $"form[action='{PaymentLinks.Of(route, line, number)}']";

        async Task ActAsync(Participant who, string route, params IReadOnlyList<(string, string)> typed)
        {
            await who.OpenAsync(PaymentLinks.Run(line, number));
            await who.SendAsync(Form(route), typed);
            await host.Time.SettleAsync();
        }
    }
}
