namespace Funding.Workflows.Parts;

/// <summary>Rows of a part of which the office looks at a drawn sample. Pure.</summary>
public interface IPartSamples
{
    /// <returns>How large a sample is; null where none is drawn.</returns>
    SampleRules? Sample(PartOutline part);

    /// <summary>Its rows in the order of the answers, as an officer may read them.</summary>
    IReadOnlyList<SampledRow> SampleRows(PartOutline part, Answers answers);
}

/// <param name="Share">Percent of the rows, rounded up.</param>
/// <param name="Least">Rows at least; all of them where there are fewer.</param>
public sealed record SampleRules(decimal Share, int Least)
{
    /// <param name="rows">That there are.</param>
    public int SizeOf(int rows) => Math.Min(rows, Math.Max(Least, (int)decimal.Ceiling(rows * Share / 100)));
}

/// <param name="Who">Whom or what it names.</param>
/// <param name="Says">What it says besides.</param>
public sealed record SampledRow(Bilingual Who, Bilingual Says);
