namespace Funding.Workflows.Stages;

/// <summary>What the office's list of a round's applications has beside their own rows; whoever owns it registers it.</summary>
public interface ICaseListPart
{
    /// <param name="barred">Ids of the applications that the reader learns nothing more of.</param>
    /// <param name="head">The same as before while nothing beside the roll has changed, see <see cref="ListSide"/>.</param>
    /// <returns>Null for nothing.</returns>
    Task<CaseListPart?> OfAsync(
        Round round, Actor reader, IReadOnlySet<string> barred, string head, CancellationToken cancellation = default);
}

/// <summary>A part of the list. What acts posts to an address of its owner, with the list's query at its end.</summary>
public sealed record CaseListPart
{
    /// <summary>Words that stand with applications and that the list is filtered by; null for none.</summary>
    public CaseMarks? Marks { get; init; }

    /// <summary>Above the list, which is at that query; null for nothing.</summary>
    public Func<RollQuery, RenderFragment>? Above { get; init; }

    /// <summary>Fields and buttons for the ticked applications, inside the form that has them; null for nothing.</summary>
    public Func<RollQuery, RenderFragment>? Ticked { get; init; }

    /// <summary>Name of the boxes that tick applications, each with the id as its value.</summary>
    public const string TickField = "application";
}

/// <param name="Id">Of the filter in the list's address.</param>
/// <param name="All">That can be picked, in their order.</param>
/// <param name="Held">Ids of those that an application has.</param>
public sealed record CaseMarks(
    string Id, Bilingual Name, IReadOnlyList<CaseMark> All, Func<ApplicationSummary, IReadOnlyList<string>> Held);

/// <param name="Tone">Its colour; the text says the same without it.</param>
public sealed record CaseMark(string Id, Bilingual Text, Tone Tone);
