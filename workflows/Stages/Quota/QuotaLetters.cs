namespace Funding.Workflows.Stages.Quota;

/// <summary>Which desk is written to, and why an application was not recommended.</summary>
internal static class QuotaLetters
{
    private static readonly Texts Texts = new(typeof(QuotaKind));

    /// <summary>A desk without applications or without places has nothing to do.</summary>
    public static bool IsAsked(DeskQuota quota, int waiting) => quota.Limit > 0 && waiting + quota.Ranked.Count > 0;

    /// <summary>A desk that has used up its places, or has recommended all it has, is done.</summary>
    public static bool IsReminded(DeskQuota quota, int waiting) => waiting > 0 && !quota.IsFull;

    /// <summary>What a desk is waited for.</summary>
    public static string KeyOf(WaitingDesk desk) => $"desk:{desk.Desk.Id}";

    public static Reminder RequestOf(Round round, WaitingDesk desk) =>
        Letter(round, desk, QuotaMails.RecommendationDesk, ("Count", $"{desk.Waiting + desk.Quota.Ranked.Count}"));

    public static Reminder ReminderOf(Round round, WaitingDesk desk) => Letter(
        round, desk, QuotaMails.RecommendationDeskReminder, ("Waiting", $"{desk.Waiting}"), ("Recommended", $"{desk.Quota.Ranked.Count}"));

    private static Reminder Letter(Round round, WaitingDesk desk, MailTemplate template, params (string, string)[] counts) => new(
        template,
        RoundMail.AskLink(LinkPurpose.RecommendDesk, round, QuotaStage.Kind, round.CloseOf(QuotaStage.Kind)),
        [
            .. RoundMail.Both("DeskName", desk.Desk.Name),
            .. counts,
            ("Limit", $"{desk.Quota.Limit}"),
            RoundMail.Day("Deadline", round.CloseOf(QuotaStage.Kind)),
        ]);

    public static Bilingual WhyNot(DeskQuota quota, Bilingual desk) => quota switch
    {
        { Limit: 0 } => Texts.Of("reason.no-places", desk),
        { IsFull: true } => Texts.Of("reason.full", desk, Texts.Number(quota.Limit)),
        _ => Texts.Of("reason.silent", desk),
    };
}

/// <param name="Waiting">Applications that it has neither recommended nor left.</param>
public sealed record WaitingDesk(Desk Desk, DeskQuota Quota, int Waiting);
