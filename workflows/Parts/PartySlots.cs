namespace Funding.Workflows.Parts;

/// <summary>Slots for documents of parties that rows of a part name, such as each member's sealed page of the agreement. Pure.</summary>
public static class PartySlots
{
    private const string Prefix = "seal-";

    private static readonly Texts Texts = new(typeof(PartySlots));

    public static string IdOf(string party) => Prefix + party.ToLowerInvariant();

    public static Bilingual LabelOf(string party) => Texts.Of("label", party);

    /// <summary>All of an application, in the order of its parts; none where no part asks for any.</summary>
    public static IReadOnlyList<DocumentSlot> Of(Programme programme, Answers answers) =>
        [.. programme.EachPart().SelectMany(p => p.Kind.Slots(p.Part, answers))];

    /// <summary>What a slot that no part lists is called: by the party whose it is, else by its id.</summary>
    public static Bilingual NameOf(string slot, Application application) =>
        application.Parties.FirstOrDefault(p => p.CreditCode is { } code && IdOf(code) == slot) is { } party
            ? LabelOf(party.Name) : Bilingual.Same(slot);
}
