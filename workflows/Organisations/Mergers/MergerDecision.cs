namespace Funding.Workflows.Organisations.Mergers;

/// <summary>An organisation as a merger asks for it.</summary>
/// <param name="Members">Who acts for it.</param>
/// <param name="Running">Names of running rounds in which it has an application that stands.</param>
public sealed record MergingOrganisation(string Code, string Name, IReadOnlyList<string> Members, IReadOnlyList<Bilingual> Running);

/// <summary>Whether two codes may become one organisation. Pure.</summary>
public static class MergerDecision
{
    /// <summary>So many may wait for a second administrator.</summary>
    public const int MostWaiting = 50;

    /// <summary>
    /// A code is given up once, and none is given up into a code that was given up itself: so each code leads to the one that stays by one
    /// step. A code with an application in a running round waits, for that application keeps its code to the round's end.
    /// </summary>
    /// <param name="actor">Who proposes or confirms it.</param>
    /// <returns>Every reason against it; none where it may be.</returns>
    public static IReadOnlyList<Refusal> Bar(MergerList known, MergingOrganisation from, MergingOrganisation into, string actor)
    {
        if (from.Code == into.Code) return [MergerRefusals.Same()];
        var refusals = new List<Refusal>();
        if (known.Of(from.Code) is { Holds: true } before) refusals.Add(MergerRefusals.GivenUpBefore(before));
        if (known.Of(into.Code) is { } other) refusals.Add(MergerRefusals.Leads(other));
        if (known.All.FirstOrDefault(m => m.Into == from.Code) is { } behind) refusals.Add(MergerRefusals.Stays(behind));
        if (from.Running.Count > 0) refusals.Add(MergerRefusals.Running(from.Running));
        if (from.Members.Concat(into.Members).Contains(actor)) refusals.Add(MergerRefusals.Own());
        return refusals;
    }

    /// <param name="typed">The last four characters of the code that stays, or of the code that is parted from it again.</param>
    /// <returns>Why it may not be confirmed by this person; null where it may.</returns>
    public static Refusal? BarConfirmation(Merger merger, string person, string? typed)
    {
        if (merger.Waiting is not { } waiting) return MergerRefusals.NothingWaits();
        if (waiting.ByPerson == person) return MergerRefusals.SecondPerson();
        var code = CodeToType(merger);
        return TextIdentity.Of(typed) == TextIdentity.Of(code[^4..]) ? null : MergerRefusals.OtherCode();
    }

    /// <summary>Whose last four characters are typed.</summary>
    public static string CodeToType(Merger merger) => merger.Standing == MergerStanding.PartingProposed ? merger.From : merger.Into;
}
