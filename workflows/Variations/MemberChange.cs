namespace Funding.Workflows.Variations;

/// <summary>
/// Members of an award that leave, join or begin to lead: what is asked, what it comes to, and which bounds it breaks. Pure.
/// </summary>
public static class MemberChange
{
    /// <returns>Its credit code.</returns>
    /// <exception cref="RefusedException">No member, or too few would be left and the file gives no time to find others.</exception>
    public static string ReadLeaving(VariationFacts facts, string? code)
    {
        var leaves = facts.Award.MembersNow.FirstOrDefault(m => m.Code == code)?.Code
            ?? throw new RefusedException(VariationRefusals.NoSuchMember());
        Demand(facts, new(Leaves: leaves));
        return leaves;
    }

    /// <param name="typed">By the fields of <see cref="RosterEntry"/> and the ids of the questions to a member.</param>
    /// <returns>With its credit code in its one form.</returns>
    /// <exception cref="RefusedException">Something is missing or wrong, it is a member already, or there would be too many.</exception>
    public static RosterEntry ReadJoining(VariationFacts facts, IReadOnlyDictionary<string, string> typed)
    {
        var entry = ReadEntry(facts.Roster!, typed, facts.Award.Holder);
        if (facts.Award.MembersNow.Any(m => m.Code == entry.CreditCode)) throw new RefusedException(VariationRefusals.MemberAlready());
        Demand(facts, new(Joins: entry));
        return entry;
    }

    /// <param name="lead">Credit code of the one that leads, which is no member.</param>
    /// <exception cref="RefusedException">Something is missing or wrong.</exception>
    internal static RosterEntry ReadEntry(RosterPart roster, IReadOnlyDictionary<string, string> typed, string lead)
    {
        var entry = new RosterEntry(
            Of(RosterEntry.NameField), Of(RosterEntry.CodeField), Of(RosterEntry.KindField), Of(RosterEntry.MailboxField),
            roster.Form.Asks.Select(q => KeyValuePair.Create(q.Id, Of(q.Id))).Where(a => a.Value.Length > 0).ToDictionary())
        {
            CodeConfirmed = Of(RosterEntry.ConfirmedField).Length > 0,
        };
        if (roster.Kind.Unfit(roster.Part, entry, lead) is { Count: > 0 } wrong) throw new RefusedException(wrong);
        return entry with
        {
            CreditCode = CreditCode.Read(entry.CreditCode, confirmed: true).Code!.Value,
            Mailbox = EmailAddress.Normalised(entry.Mailbox)!,
        };

        string Of(string field) => typed.GetValueOrDefault(field, "").Trim();
    }

    /// <summary>What of the programme's bounds the members would be outside of, and are not yet.</summary>
    public static IReadOnlyList<Refusal> Broken(RosterPart roster, AwardHome award, VariationWish wish)
    {
        var now = award.MembersNow.Select(m => m.Kind).ToList();
        var after = award.MembersNow.Where(m => m.Code != wish.Member).Select(m => m.Kind).ToList();
        if ((wish.Joins ?? wish.Lead?.Former) is { } comes) after.Add(comes.Kind);
        var before = roster.Kind.OutOfBounds(roster.Part, now).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        return
        [
            // Where there are too few already, one that joins makes it better though not yet good.
            .. roster.Kind.OutOfBounds(roster.Part, after).Where(r => wish.Joins is null || !before.Contains(r.Code)),
        ];
    }

    /// <exception cref="RefusedException">The programme's bounds would be broken, and the file gives no time to mend it.</exception>
    public static void Demand(VariationFacts facts, VariationWish wish)
    {
        var change = wish.Lead is not null ? LeadPassesVariation.Id
            : wish.Leaves is null ? MemberJoinsVariation.Id : MemberLeavesVariation.Id;
        if (facts.OutlineOf(change)?.As<LeavingSettings>().CorrectionWorkingDays is null
            && Broken(facts.Roster!, facts.Award, wish) is { Count: > 0 } broken)
        {
            var field = wish.Joins is null ? VariationEntry.Member : RosterEntry.KindField;
            throw new RefusedException([.. broken.Select(r => r with { Field = field })]);
        }
    }

    /// <summary>The award once it is granted.</summary>
    /// <param name="variation">About a member.</param>
    /// <param name="dueOn">The last day on which there have to be enough members again, where there are too few.</param>
    public static AwardHome Granted(AwardHome award, RosterPart roster, Variation variation, DateOnly today, DateOnly? dueOn)
    {
        IReadOnlyList<AwardMember> members = variation.Wish.Joins is { } joins
            ?
            [
                .. award.Roster ?? [],
                new(joins.CreditCode, joins.Name, joins.Kind, today) { Person = variation.AskedOf, Entry = joins },
            ]
            : [.. (award.Roster ?? []).Select(m => m.To is null && m.Code == variation.Wish.Leaves ? m with { To = today } : m)];
        return Bounded(award.With(members), roster, dueOn);
    }

    /// <summary>With a last day by which there have to be enough members, where there are too few.</summary>
    internal static AwardHome Bounded(AwardHome after, RosterPart roster, DateOnly? dueOn)
    {
        var isShort = roster.Kind.OutOfBounds(roster.Part, [.. after.MembersNow.Select(m => m.Kind)]).Count > 0;
        return after with { MembersDueOn = isShort ? after.MembersDueOn ?? dueOn : null };
    }

    /// <summary>What one that joins consents to: as a party of an application does, and to the document of the request.</summary>
    public static ConsentParty PartyOf(RosterPart roster, RosterEntry joins, IReadOnlyList<AttachedDocument> documents) => new()
    {
        Code = joins.CreditCode,
        Name = joins.Name,
        Field = VariationEntry.Member,
        Mailbox = joins.Mailbox,
        Terms = roster.Kind.Terms(roster.Part, joins),
        Documents = documents,
    };

    /// <summary>The answer of the member by its link.</summary>
    /// <param name="deskBy">The last day of the desk's opinion from now on; null where it is not asked.</param>
    /// <exception cref="RefusedException">It is not asked now, or has no reasons for saying no.</exception>
    public static Variation Speak(Variation variation, MemberWord word, DateOnly? deskBy, DateOnly today)
    {
        if (variation.PhaseOn(today) != VariationPhase.Member) throw new RefusedException(VariationRefusals.MemberNotAsked());
        var heard = variation with
        {
            Word = word with { Text = VariationDecision.Text(word.Text, VariationEntry.Reason, required: !word.Agrees) },
            DeskBy = deskBy,
        };
        return word.Agrees || !variation.Wish.NeedsConsent
            ? heard : heard with { End = VariationPhase.Declined, EndedAt = word.At };
    }
}
