namespace Funding.Workflows.Stages.Draw;

internal static class DrawRefusals
{
    private static readonly Texts Texts = new(typeof(DrawRefusals));

    public static Refusal DrawBeforeValue(StageKey draw, DateOnly day) =>
        new("draw-before-public-value", LaunchRefusals.FieldOf(draw), Texts.Of("draw-before-value", DayText.Of(day)));

    public static Refusal NotCommittee() => new("not-on-committee", null, Texts.Of("not-committee")) { Kind = RefusalKind.Forbidden };

    public static Refusal TooEarly(DateOnly day) =>
        new("public-value-too-early", "value", Texts.Of("too-early", DayText.Of(day))) { Kind = RefusalKind.Closed };

    public static Refusal NotAtDraw() => new("draw-not-open", null, Texts.Of("not-at-draw")) { Kind = RefusalKind.Closed };

    public static Refusal AlreadyAgreed() =>
        new("public-value-agreed", "value", Texts.Of("already-agreed")) { Kind = RefusalKind.Conflict };

    public static Refusal NotAClose() =>
        new("public-value-not-a-close", "value", Texts.Of("not-aclose", ShanghaiComposite.Lowest, ShanghaiComposite.Highest));

    public static Refusal NoFigure() => new("public-value-without-digit", "value", Texts.Of("no-figure"));

    public static Refusal BadValue() => new("public-value-invalid", "value", Texts.Of("bad-value"));

    public static Refusal PoolFixed() => new("pool-fixed", null, Texts.Of("pool-fixed")) { Kind = RefusalKind.Closed };

    public static Refusal PoolClosed() => new("pool-closed", null, Texts.Of("pool-closed")) { Kind = RefusalKind.Closed };
}
