namespace Funding.Workflows.Parts.Members;

/// <summary>The sealed pages of the agreement, one of each member. Pure.</summary>
internal static class MemberSeals
{
    private const long MaxBytes = 20 * 1024 * 1024;

    /// <summary>Those with a code that can be read, each once.</summary>
    public static IReadOnlyList<DocumentSlot> Slots(MembersSettings rules, IReadOnlyList<Member> members) => !rules.SealedPages ? [] :
    [
        .. members.Select(m => (Code: PartyCheck.CodeOf(m), Name: m.Name.Trim())).Where(m => m.Code is not null).DistinctBy(m => m.Code)
            .Select(m => new DocumentSlot(
                PartySlots.IdOf(m.Code!), PartySlots.LabelOf(m.Name), true, ["pdf", "jpeg", "png"], MaxBytes, 1)),
    ];

    /// <summary>Those that are not there yet, each by its member's name.</summary>
    public static IEnumerable<Refusal> Missing(MembersSettings rules, Application application, IReadOnlyList<Member> members) =>
        Slots(rules, members).Where(slot => !Is(slot, application)).Select(MemberRefusals.Seal);

    /// <summary>How many are there, and of how many.</summary>
    public static (int Found, int Wanted) Count(MembersSettings rules, Application application, IReadOnlyList<Member> members) =>
        Slots(rules, members) is var slots ? (slots.Count(slot => Is(slot, application)), slots.Count) : default;

    private static bool Is(DocumentSlot slot, Application application) => application.Documents.Any(d => d.Slot == slot.Id);
}
