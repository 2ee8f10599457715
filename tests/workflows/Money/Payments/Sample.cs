namespace Funding.Workflows.Tests.Money.Payments;

/// <summary>A run of three payments as rows have it.</summary>
internal static class Sample
{
    public static readonly LineId Line = new("mixed-ownership-colleges", 2026, MoneySource.Provincial);
    public static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    public static readonly Hand Maker = new("maker", "周审", "hash-1", At);
    public static readonly Hand Checker = new("checker", "吴审", "hash-2", At);
    public static readonly Hand Approver = new("approver", "钱管理", "hash-3", At);

    public static readonly BankTemplate Icbc = ShippedCatalogue.Catalogue.Banks.Single(b => b.Id == "icbc");
    public static readonly BankTemplate Zjrcu = ShippedCatalogue.Catalogue.Banks.Single(b => b.Id == "zjrcu");

    public static PaymentRun Open => new(7, Line, "icbc", Maker) { Count = 3, Sum = new(1_204_500.37m), LastItem = 3 };

    public static PaymentRun Sent => Open with { State = RunState.Sent, Sent = 3, SentSum = Open.Sum, SentAt = At, FileCode = "C0DE" };

    public static IReadOnlyList<RunItem> Items =>
    [
        Item(1, 600_000.00m, "之江职业技术学院", "1202020719800012345"), Item(2, 4_500.37m, "宁波港航职业学院", "3901110009201043218"),
        Item(3, 600_000.00m, "湖州莫干山职业技术学院", "201000178236911"),
    ];

    public static RunItem Item(int number, decimal amount, string name, string account) => new(
        7, number, $"r-2026-{number}", "first", 1, "12330000470009123F", name, new(amount),
        new(1, name, account, account[^4..], "中国工商银行杭州下沙支行", "102331002071"));

    public static Payable PayableOf(RunItem item, PayableState state = PayableState.Sent) => new(
        item.AwardId, item.Tranche, Line, item.CreditCode, item.HolderName, "hangzhou", item.Amount, new(2026, 3, 1))
    {
        State = state,
        Attempt = item.Attempt,
        Run = $"{item.Run}",
    };

    public static IReadOnlyList<PaymentLine> Lines =>
        [.. Items.Select(i => new PaymentLine(i.Number, Sent.ReferenceOf(i.Number), i.Account, i.Account.Number, i.Amount, "专项资金"))];
}
