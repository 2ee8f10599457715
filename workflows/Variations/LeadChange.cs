namespace Funding.Workflows.Variations;

/// <summary>
/// A member leads a consortium from now on and holds its award: what is asked, what it consents to, what the award is then. Pure.
/// </summary>
public static class LeadChange
{
    /// <summary>Of the form: what becomes of the one that leads until then.</summary>
    public const string Former = "former";

    /// <summary>It is a member.</summary>
    public const string Stays = "stays";

    /// <summary>It takes part no longer.</summary>
    public const string Leaves = "leaves";

    private static readonly Texts Texts = new(typeof(LeadChange));

    /// <param name="typed">Of the one that led also <see cref="RosterEntry.MailboxField"/>, where it stays.</param>
    /// <exception cref="RefusedException">
    /// No member, one for which nobody answers, nothing chosen for the one that led or something wrong with it as a member, or too few
    /// would be left and the file gives no time to find others.
    /// </exception>
    public static VariationWish Read(VariationFacts facts, IReadOnlyDictionary<string, string> typed)
    {
        var lead = Candidates(facts.Award).FirstOrDefault(m => m.Code == typed.GetValueOrDefault(VariationEntry.Member))
            ?? throw new RefusedException(VariationRefusals.NoSuchMember());
        var former = typed.GetValueOrDefault(Former) switch
        {
            Stays => MemberChange.ReadEntry(facts.Roster!, new Dictionary<string, string>(typed)
            {
                [RosterEntry.NameField] = facts.Award.HolderName,
                [RosterEntry.CodeField] = facts.Award.Holder,
                [RosterEntry.ConfirmedField] = Stays,
            }, lead.Code),
            Leaves => null,
            _ => throw new RefusedException(VariationRefusals.NoFormer()),
        };
        var wish = new VariationWish(Lead: new(lead.Code, lead.Name, former));
        MemberChange.Demand(facts, wish);
        return wish;
    }

    /// <summary>Members for which somebody answers by a link.</summary>
    public static IReadOnlyList<AwardMember> Candidates(AwardHome award) => [.. award.MembersNow.Where(m => m.Person is not null)];

    /// <summary>What the member consents to: to lead, until when, by which task book, and what becomes of the one that led.</summary>
    public static ConsentParty PartyOf(VariationFacts facts, LeadWish wish, IReadOnlyList<AttachedDocument> documents)
    {
        var (award, former) = (facts.Award, wish.Former);
        return new()
        {
            Code = wish.Code,
            Name = wish.Name,
            Field = VariationEntry.Member,
            Mailbox = null,
            Terms =
            [
                new(Texts.Of("role"), Texts.Of("role.text", award.Title, DayText.Of(award.Term.ValidUntil)),
                    $"{award.Id} {award.Term.ValidUntil:yyyy-MM-dd}"),
                new(Texts.Of("duties"), Texts.Of("duties.text"), facts.Book is null ? "" : Sha256Hex.Of(FundingJson.Serialize(facts.Book))),
                new(Texts.Of("money"), Texts.Of("money.text"), "open-tranches"),
                new(
                    Texts.Of("former"),
                    former is null ? Texts.Of("former.leaves", award.HolderName)
                        : Texts.Of("former.stays", award.HolderName, facts.Roster!.NameOf(former.Kind)),
                    former is null ? Leaves : $"{Stays} {former.Kind}"),
                .. former is null ? [] : facts.Roster!.Kind.Terms(facts.Roster.Part, former),
            ],
            Documents = documents,
        };
    }

    /// <summary>The award once it is granted.</summary>
    /// <param name="people">Person ids of the confirmed people of the new lead.</param>
    /// <param name="dueOn">The last day on which there have to be enough members again, where there are too few.</param>
    public static AwardHome Granted(
        AwardHome award, RosterPart roster, Variation variation, IEnumerable<string> people, DateOnly today, DateOnly? dueOn)
    {
        var lead = variation.Wish.Lead!;
        IReadOnlyList<AwardMember> stays = lead.Former is { } former
            ? [new(award.Holder, award.HolderName, former.Kind, today) { Person = variation.By, Entry = former }] : [];
        return MemberChange.Bounded(
            award.With(
            [
                .. (award.Roster ?? []).Select(m => m.To is null && m.Code == lead.Code ? m with { To = today } : m),
                .. stays,
            ]) with
            {
                Holder = lead.Code,
                HolderName = lead.Name,
                Editors = [.. new[] { variation.AskedOf! }.Union(people)],
                Leads = [.. award.Leads ?? [], new(award.Holder, award.HolderName, today)],
            },
            roster, dueOn);
    }
}
