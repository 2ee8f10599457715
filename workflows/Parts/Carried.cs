namespace Funding.Workflows.Parts;

/// <summary>A draft with what came into it from an earlier application, and what became of each answer that was there.</summary>
public sealed record Carried(Answers Draft, IReadOnlyList<CarriedLine> Lines)
{
    public IEnumerable<CarriedLine> Taken => Lines.Where(line => line.As == CarriedAs.Taken);
}

/// <summary>One earlier answer to a question that the new form asks as well.</summary>
/// <param name="Field">Its id; of a part that is filled in row by row, the name that its refusals begin with.</param>
/// <param name="Shown">The answer as it is read.</param>
public sealed record CarriedLine(string Field, Bilingual Label, Bilingual Shown, CarriedAs As);

public enum CarriedAs
{
    /// <summary>It is in the draft now, to be looked at.</summary>
    Taken,

    /// <summary>The draft has an answer of its own.</summary>
    Answered,

    /// <summary>The programme asks for it anew each year.</summary>
    Yearly,

    /// <summary>The question is of another type now.</summary>
    OtherType,

    /// <summary>Today's form does not take it, for its length, its range or its choices.</summary>
    Unusable,
}
