namespace Funding.Workflows.Money.Grants;

/// <summary>What administrators are told of money that is missing, and how the office reads it.</summary>
internal sealed class GrantMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(GrantMails));

    /// <summary>A stage waits.</summary>
    public static readonly MailTemplate MoneyMissing = new(nameof(MoneyMissing), true, ["RoundName", "Lacks"]) { Texts = Texts.Get };

    /// <summary>Nobody moves up.</summary>
    public static readonly MailTemplate ReserveWithoutMoney = new(
        nameof(ReserveWithoutMoney), true, ["RoundName", "ApplicationName", "ApplicationNumber", "Lacks"])
    { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [MoneyMissing, ReserveWithoutMoney];

    /// <param name="leaving">Whose place it was.</param>
    public static Bilingual PlaceLacks(string leaving, MoneyLack lack) => Texts.Of("place-lacks", leaving, Lacks(lack));

    public static Bilingual Lacks(MoneyLack lack) => lack.IsSetUp
        ? Texts.Of("lacks", lack.Line, lack.Needed.Shown(), lack.Available.Shown(), lack.Missing.Shown())
        : Texts.Of("not-set-up", lack.Line);
}
