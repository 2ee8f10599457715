namespace Funding.Workflows.Stages.Quota;

/// <summary>Which desk is written to, and why an application was not recommended.</summary>
internal static class QuotaLetters
{
    private static readonly Texts Texts = new(typeof(QuotaKind));

    /// <summary>A desk without applications or without places has nothing to do.</summary>
    public static bool IsAsked(DeskQuota quota, int waiting) => quota.Limit > 0 && waiting + quota.Ranked.Count > 0;

    /// <summary>A desk that has used up its places, or has recommended all it has, is done.</summary>
    public static bool IsReminded(DeskQuota quota, int waiting) => waiting > 0 && quota.Ranked.Count < quota.Limit;

    public static Bilingual WhyNot(DeskQuota quota, Bilingual desk) => quota switch
    {
        { Limit: 0 } => Texts.Of("reason.no-places", desk),
        _ when quota.Ranked.Count >= quota.Limit => Texts.Of("reason.full", desk, Texts.Number(quota.Limit)),
        _ => Texts.Of("reason.silent", desk),
    };
}
