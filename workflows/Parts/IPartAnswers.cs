namespace Funding.Workflows.Parts;

/// <summary>What a part makes of what was filled in: pure.</summary>
public interface IPartAnswers
{
    /// <summary>Whether an answer, or the field of a refusal, is the part's.</summary>
    bool Has(PartOutline part, string field);

    /// <summary>Whether anything of it is filled in.</summary>
    bool IsBegun(PartOutline part, Application application, Answers answers);

    /// <summary>What must not be stored, in a draft either: every problem at once.</summary>
    IEnumerable<Refusal> Unstorable(PartOutline part, Answers answers);

    /// <summary>What keeps the application from being submitted, what must not be stored included: every problem at once.</summary>
    IEnumerable<Refusal> Missing(PartOutline part, Application application, Answers answers);

    /// <summary>Slots for documents of those whom its rows name; none where it asks for none.</summary>
    IReadOnlyList<DocumentSlot> Slots(PartOutline part, Answers answers);

    /// <summary>Which of the part's rows a refusal's field is in, such as the second owner.</summary>
    /// <returns>Null where it is in none.</returns>
    Bilingual? RowOf(string field);

    /// <summary>What the answers call the application.</summary>
    /// <returns>Null where the part says nothing of it.</returns>
    string? NameIn(PartOutline part, Answers answers);

    /// <summary>What of an earlier application's answers fits this part today.</summary>
    /// <param name="earlier">The programme that the earlier application answered.</param>
    /// <param name="answers">As they were submitted.</param>
    /// <returns>The draft with them; nothing that it had is replaced.</returns>
    Carried Carry(PartOutline part, Programme earlier, Answers answers, Answers draft);

    /// <summary>
    /// The application's row with what it keeps of the part from the submission on, beside what other parts have put there.
    /// </summary>
    Application Keep(PartOutline part, Application submitted, Answers answers);
}
