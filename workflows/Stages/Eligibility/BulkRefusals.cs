namespace Funding.Workflows.Stages.Eligibility;

/// <summary>What is refused where many applications are decided at once.</summary>
internal static class BulkRefusals
{
    private static readonly Texts Texts = new(typeof(BulkRefusals));

    public static Refusal Number(int most) => new("bulk-number", CaseListPart.TickField, Texts.Of("number", most));

    public static Refusal Risk() => new("bulk-risk", CaseListPart.TickField, Texts.Of("risk")) { Kind = RefusalKind.Conflict };

    /// <summary>Why one of many was left.</summary>
    public static Refusal Left(Application application, Refusal why)
    {
        var text = Texts.Of("left", application.Name, new Bilingual(why.Chinese, why.English));
        return why with { Field = CaseListPart.TickField, Chinese = text.Zh, English = text.En };
    }

    public static Refusal Partly(int done, int left) =>
        new("bulk-partly", CaseListPart.TickField, Texts.Of("partly", done, left)) { Kind = RefusalKind.Conflict };
}
