namespace Funding.Workflows.Stages.PanelReview;

/// <summary>Signs sheets that were looked at together, each in a commit of its own; what is signed already stays as it is.</summary>
public sealed class SeveralSheetsCommands(SheetCommands sheets)
{
    public const int Most = 200;

    private static readonly Texts Texts = new(typeof(SeveralSheetsCommands));

    /// <summary>What is typed for all of them, in either language.</summary>
    public static Bilingual Word => Texts.Of("word");

    /// <param name="typed">The <see cref="Word"/>.</param>
    /// <exception cref="RefusedException">Nothing or too much was chosen, or something else typed: none was signed.</exception>
    public async Task<SignedTogether> SignAsync(
        Actor actor, string roundId, IReadOnlyList<SheetSeen> chosen, string? typed, CancellationToken cancellation = default)
    {
        if (chosen.Count == 0)
            throw new RefusedException(SheetRefusals.NothingChosen());
        if (chosen.Count > Most)
            throw new RefusedException(SheetRefusals.TooMany(Most));
        if (!IsWord(typed))
            throw new RefusedException(SheetRefusals.Word(Word));
        var (signed, left) = (0, new List<(string, Refusal)>());
        foreach (var sheet in chosen.DistinctBy(s => s.ApplicationId))
        {
            if (await UnsignedAsync(actor, roundId, sheet, cancellation) is { } why)
                left.Add((sheet.ApplicationId, why));
            else
                signed++;
        }

        return new(signed, left);
    }

    private async Task<Refusal?> UnsignedAsync(Actor actor, string roundId, SheetSeen sheet, CancellationToken cancellation)
    {
        try
        {
            await sheets.SignSeenAsync(actor, roundId, sheet.ApplicationId, sheet.Version, cancellation);
            return null;
        }
        catch (RefusedException refused)
        {
            // The same form sent twice: it is signed, as was asked.
            return refused.Refusals[0].Code == ReviewRefusals.AlreadySigned().Code ? null : refused.Refusals[0];
        }
    }

    private static bool IsWord(string? typed) =>
        new[] { Word.Zh, Word.En }.Contains(typed?.Trim(), StringComparer.OrdinalIgnoreCase);
}

/// <param name="Version">The <see cref="SheetEntry.VersionOf"/> that the page showed.</param>
public sealed record SheetSeen(string ApplicationId, string Version);

/// <param name="Signed">Those that were signed before included.</param>
/// <param name="Left">Not signed, and why, by application.</param>
public sealed record SignedTogether(int Signed, IReadOnlyList<(string ApplicationId, Refusal Why)> Left);
