namespace Funding.Workflows.Credit;

/// <summary>What is typed beside the file of a list; fields of the form.</summary>
public sealed record CreditImport(string? Source, DateOnly? AsOf)
{
    public const string FileField = "file";
    public const string SourceField = "source";
    public const string AsOfField = "as-of";
    public const int SourceCharacters = 100;

    /// <returns>Everything that is wrong with it.</returns>
    public IEnumerable<Refusal> Wrong(DateOnly today)
    {
        var source = TextIdentity.Tidy(Source);
        if (source.Length is < 2 or > SourceCharacters) yield return CreditRefusals.NoSource(SourceCharacters);
        if (AsOf is not { } day || day > today) yield return CreditRefusals.NoDate();
    }
}

/// <summary>What an officer found, as it was typed; fields of the form.</summary>
public sealed record CreditFindingEntry(CreditOutcome? Outcome, string? Text)
{
    public const string OutcomeField = "credit-outcome";
    public const string TextField = "credit-text";
}
