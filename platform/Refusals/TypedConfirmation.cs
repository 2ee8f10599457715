namespace Funding.Platform.Refusals;

/// <summary>
/// A link or button alone never acts: the person types the last four characters of the subject's number, which a scanner
/// that presses buttons does not.
/// </summary>
public static class TypedConfirmation
{
    private static readonly Texts Texts = new(typeof(TypedConfirmation));

    public const int Characters = 4;

    public static string Expected(string number) => number.Length <= Characters ? number : number[^Characters..];

    /// <exception cref="RefusedException">Something else was typed.</exception>
    public static void Demand(string? typed, string number, string field = "confirmation")
    {
        if (!string.Equals(typed?.Trim(), Expected(number), StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException(new Refusal("confirmation-mismatch", field, Texts.Of("mismatch", number)));
        }
    }
}
