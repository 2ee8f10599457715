namespace Funding.Workflows.Years;

internal static class YearRefusals
{
    private static readonly Texts Texts = new(typeof(YearRefusals));

    public static Refusal NoneTicked() => new("year-none-ticked", "programme", Texts.Of("none-ticked"));

    public static Refusal NothingTyped() => new("year-nothing-typed", null, Texts.Of("nothing-typed"));
}
