namespace Funding.Local.Demo;

/// <summary>
/// The first studio's task book is agreed and sealed, so its grant is due: three verified persons pay it, the bank answers, and a part is
/// asked back and paid back, each entered by one and confirmed by another.
/// </summary>
internal static class RecoveryStage
{
    private const string Account = "1202020719800012345";
    private const string Asked = "20000";

    public static async Task RunAsync(DemoYear year)
    {
        await MembershipStage.DayAsync(year);
        await AgreeAsync(year);
        await VerifyAsync(year);
        await EnterAccountAsync(year);
        await MembershipStage.DayAsync(year);
        await PayAsync(year);
        await MembershipStage.DayAsync(year);
        await RecoverAsync(year);
    }

    public static async Task<Check> CheckAsync(DemoYear year)
    {
        var award = await AwardAsync(year);
        var book = (await year.Services.GetRequiredService<RecoveryStore>().FindAsync(award, default))?.Book;
        return new(
            "补助经三人拨付，部分追缴并已缴回 / a grant is paid by three hands, a part asked back and paid back",
            book is { Left.Value: 0, Entries: [{ Kind: RecoveryKind.Demand }, { Kind: RecoveryKind.Repayment }] }
                && $"{book.Owed.Value:0}" == Asked,
            $"{book?.Owed}");
    }

    private static async Task AgreeAsync(DemoYear year)
    {
        var award = await AwardAsync(year);
        var at = award.ViewOf(award.Duties.Select(d => d.Value).First(d => d.Kind == AgreementSettings.Kind));
        var (holder, officer) = (await HolderAsync(year), await SignedInAsync(year, year.Officers[0]));
        await holder.OpenAsync(DutyLinks.Of(AgreementLinks.OwnRoute, at));
        await holder.SubmitAsync(
            [.. AwardPlayer.BookOf(award).Where(f => holder.Has(f.Key)).Select(f => (f.Key, f.Value)), ("go", "propose")]);
        year.Pace.Tick();
        await officer.OpenAsync(DutyLinks.Of(AgreementLinks.OfficeRoute, at));
        await officer.PressAsync(DutyLinks.Of(AgreementLinks.AgreeRoute, at));
        await SealAsync(holder, DutyLinks.Of(DutyLinks.OwnPapersRoute, at), "sealed-holder");
        await SealAsync(officer, DutyLinks.Of(DutyLinks.OfficePapersRoute, at), "sealed-office");
        await year.Pace.SettleAsync();

        static async Task SealAsync(DemoVisitor who, string papers, string slot)
        {
            await who.OpenAsync(papers);
            await who.SubmitAsync([], [new(PaperSlot.FieldOf(slot), "任务书.pdf", Paper.Pdf("Task book, sealed (fictional)", slot))]);
        }
    }

    /// <summary>Two administrators type each person's number; whom the second entered a third confirms.</summary>
    private static async Task VerifyAsync(DemoYear year)
    {
        await year.Services.GetRequiredService<PeopleStore>().GrantAsync(
            Persons.ThirdAdministrator, new RoleGrant(Role.Administrator), Persons.NameOf(503));
        await VerifyAsync(year.Officers[0], 11, Persons.Administrator, Persons.SecondAdministrator);
        await VerifyAsync(year.Officers[1], 12, Persons.Administrator, Persons.SecondAdministrator);
        await VerifyAsync(Persons.Administrator, 13, Persons.SecondAdministrator, Persons.ThirdAdministrator);

        async Task VerifyAsync(string email, int number, string enters, string confirms)
        {
            var first = await SignedInAsync(year, enters);
            await first.OpenAsync(HandLinks.Hands);
            await first.SubmitAsync(("email", email), ("number", IdentityNumbers.Of(number)));
            var second = await SignedInAsync(year, confirms);
            await second.OpenAsync(HandLinks.Hands);
            await second.SubmitAsync((HandsModel.Confirmation(Person.IdOf(email)), IdentityNumbers.Of(number)));
        }
    }

    private static async Task EnterAccountAsync(DemoYear year)
    {
        var award = await AwardAsync(year);
        var own = BankAccountLinks.Own(award.Home.Holder);
        var holder = await HolderAsync(year);
        await holder.OpenAsync(own);
        await holder.SubmitAsync(
            [
                ("number", Account), ("bankCode", "102331002071"), ("bank", "中国工商银行杭州下沙支行"), ("contact", "沈会计"),
                ("phone", "0571-86920011"),
            ],
            [new(AccountCommands.FileField, "账户说明函.pdf", Paper.Pdf("Account (fictional)", award.Home.Holder))]);
        var officer = await SignedInAsync(year, year.Officers[0]);
        await officer.OpenAsync(BankAccountLinks.Of(BankAccountLinks.OfficeRoute, award.Home.Holder));
        await officer.SubmitAsync(("confirmation", Account), ("decision", BankAccountModel.Accept));
        await year.Pace.SettleAsync();
    }

    /// <summary>One gathers what is due, another ticks each payment, a third approves; the bank's answer says that it is done.</summary>
    private static async Task PayAsync(DemoYear year)
    {
        var line = MoneyStage.IdOf(year);
        var (maker, checker, approver) = (
            await SignedInAsync(year, year.Officers[0]), await SignedInAsync(year, year.Officers[1]),
            await SignedInAsync(year, Persons.Administrator));
        await maker.OpenAsync(PaymentLinks.Runs(line));
        await maker.SubmitAsync(("bank", "icbc"));
        const int number = 1;
        await ActAsync(maker, PaymentLinks.GatherRoute, ("which", RunModel.AllDue));
        await ActAsync(maker, PaymentLinks.SubmitRoute);
        await checker.OpenAsync(PaymentLinks.Run(line, number));
        await ActAsync(checker, PaymentLinks.TickRoute, [.. checker.ValuesOf("item").Select(i => ("item", i))]);
        var run = (await year.Services.GetRequiredService<RunStore>().GetAsync(line, number)).Value;
        await ActAsync(checker, PaymentLinks.CheckRoute, ("sum", $"{run.Sum}"));
        await ActAsync(approver, PaymentLinks.ApproveRoute, ("sum", $"{run.Sum}"));
        await ActAsync(maker, PaymentLinks.SendRoute);
        await maker.OpenAsync(PaymentLinks.Run(line, number));
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var sent = gb.GetString(await maker.DownloadAsync(PaymentLinks.Of(PaymentLinks.FileRoute, line, number), ("form", "Csv")))
            .Split("\r\n").Select(l => l.Split('|')).Where(c => c.Length > 7 && c[1] == Account).ToList();
        var answer = "企业流水号|收款账号|金额|指令状态|银行反馈信息|交易日期\r\n"
            + string.Concat(sent.Select(c => $"{c[^1]}|{Account}|{c[6]}|处理成功||{year.Pace.Today:yyyy-MM-dd}\r\n"))
            + $"合计||{run.Sum}|||\r\n";
        await maker.OpenAsync(PaymentLinks.Run(line, number));
        await maker.SubmitToAsync(
            PaymentLinks.Of(PaymentLinks.AnswerRoute, line, number), [], [new("answer", "回单.csv", gb.GetBytes(answer))]);
        await year.Pace.SettleAsync();

        async Task ActAsync(DemoVisitor who, string route, params IReadOnlyList<(string, string)> typed)
        {
            year.Pace.Tick();
            await who.OpenAsync(PaymentLinks.Run(line, number));
            await who.SubmitToAsync(PaymentLinks.Of(route, line, number), typed, []);
            await year.Pace.SettleAsync();
        }
    }

    private static async Task RecoverAsync(DemoYear year)
    {
        var award = await AwardAsync(year);
        var (page, line) = (AwardLinks.Office(award.Home.Id), MoneyStage.IdOf(year));
        var (officer, second) = (await SignedInAsync(year, year.Officers[0]), await SignedInAsync(year, year.Officers[1]));
        await EnterAsync(
            1, RecoveryKind.Demand, $"浙人社函〔{year.Pace.Today.Year}〕61号", "设备采购核减，追回差额。", [("tranche", "start")], []);
        await EnterAsync(
            2, RecoveryKind.Repayment, "ICBC-DEMO-00417", "单位基本户转入。",
            [("line", $"{line}"), ("on", $"{year.Pace.Today:yyyy-MM-dd}")],
            [new(
                RecoveryModel.Field(RecoveryKind.Repayment, RecoveryEntry.PaperField), "回单.pdf",
                Paper.Pdf("Slip of the bank (fictional)", award.Home.Id))]);

        async Task EnterAsync(
            int number, RecoveryKind kind, string reference, string reason, IEnumerable<(string Field, string Value)> more,
            IReadOnlyList<ChosenFile> files)
        {
            year.Pace.Tick();
            await officer.OpenAsync(page);
            IEnumerable<(string Field, string Value)> typed = [.. more, ("amount", Asked), ("reference", reference), ("reason", reason)];
            await officer.SubmitAsync([.. typed.Select(f => (RecoveryModel.Field(kind, f.Field), f.Value))], files);
            year.Pace.Tick();
            await second.OpenAsync(page);
            await second.SubmitAsync((RecoveryModel.Confirmation(number), Asked), ("decision", RecoveryModel.Accept));
            await year.Pace.SettleAsync();
        }
    }

    private static async Task<DemoVisitor> HolderAsync(DemoYear year) =>
        await SignedInAsync(year, Studio.Of((await AwardAsync(year)).Home.ApplicationId!).Email);

    private static async Task<DemoVisitor> SignedInAsync(DemoYear year, string email)
    {
        year.Pace.Tick();
        var visitor = year.Visitor(email);
        await visitor.SignInAsync();
        return visitor;
    }

    /// <summary>Of the first in the order of the ranking.</summary>
    private static Task<AwardRead> AwardAsync(DemoYear year) =>
        year.Services.GetRequiredService<AwardStore>().GetAsync(AwardHome.IdOf(year.Round, 1));
}
