namespace Funding.Workflows.Setup;

/// <summary>What is missing before the first round. Pure.</summary>
public static class SetupChecklist
{
    /// <summary>From this month on the next year counts as well: its rounds are planned.</summary>
    public const int NextYearFrom = 11;

    private const int NamedDesks = 5;
    private static readonly Texts Texts = new(typeof(SetupChecklist));

    /// <summary>What an administrator reads who has just sent one.</summary>
    public static Bilingual MailSent => Texts.Of("mail.sent");

    /// <summary>The years whose holidays should be known on a day.</summary>
    public static IReadOnlyList<int> YearsOn(DateOnly day) => day.Month >= NextYearFrom ? [day.Year, day.Year + 1] : [day.Year];

    /// <param name="asked">Null where nobody has asked for one.</param>
    /// <param name="became">Null while it is under way, and once the log of deliveries has forgotten it.</param>
    public static TrialMail MailOf(DateTimeOffset? asked, DeliveryState? became, DateTimeOffset now) => (asked, became) switch
    {
        (null, _) => TrialMail.None,
        (_, DeliveryState.Sent) => TrialMail.Delivered,
        (_, null) => now - asked < TimeSpan.FromDays(1) ? TrialMail.Waiting : TrialMail.None,
        _ => TrialMail.Failed,
    };

    /// <summary>Every item, done ones too.</summary>
    public static IReadOnlyList<SetupLine> Of(SetupFacts facts) =>
    [
        Contact(facts.Contact),
        new(SetupItem.Mail, facts.Mail == TrialMail.Delivered, Texts.Of($"mail.{facts.Mail}")),
        People(SetupItem.Administrators, Role.Administrator, StaffNeed.Administrators, facts),
        People(SetupItem.Officers, Role.Officer, StaffNeed.Officers, facts),
        People(SetupItem.Committee, Role.Committee, StaffNeed.Committee, facts),
        Desks(facts),
        Experts(facts),
        new(SetupItem.Awards, facts.Awards, Texts.Of(facts.Awards ? "Awards.done" : "Awards.missing"), Paths.OfficeAwardLists),
        Calendar(facts),
        new(SetupItem.Fonts, facts.HasFonts, Texts.Of(facts.HasFonts ? "Fonts.done" : "Fonts.missing")),
    ];

    private static SetupLine Contact(SiteContact contact)
    {
        (string Name, string? Value)[] asked =
            [("Contact.phone", contact.Phone), ("Contact.email", contact.Email), ("Contact.supervision", contact.Supervision)];
        var missing = asked.Where(a => string.IsNullOrWhiteSpace(a.Value)).Select(a => Texts.Of(a.Name)).ToList();
        return missing.Count == 0
            ? new(SetupItem.Contact, true, Texts.Of("Contact.done", contact.Phone!.Trim(), contact.Supervision!.Trim()))
            : new(SetupItem.Contact, false, Texts.Of("Contact.missing", Texts.Names(missing)));
    }

    private static SetupLine People(SetupItem item, Role role, int needed, SetupFacts facts)
    {
        var there = facts.Holders.GetValueOrDefault(role);
        return new(
            item, there >= needed, there >= needed ? Texts.Of("people.done", there) : Texts.Of("people.missing", there, needed),
            Paths.OfficeInvite);
    }

    private static SetupLine Desks(SetupFacts facts)
    {
        var there = facts.Desks - facts.EmptyDesks.Count;
        var state = facts.EmptyDesks.Count switch
        {
            0 => Texts.Of("Desks.done", there),
            <= NamedDesks => Texts.Of("Desks.missing", there, facts.Desks, Texts.Names(facts.EmptyDesks)),
            _ => Texts.Of("Desks.many", there, facts.Desks, Texts.Names(facts.EmptyDesks.Take(NamedDesks))),
        };
        return new(SetupItem.Desks, facts.EmptyDesks.Count == 0, state, Paths.OfficeInvite);
    }

    private static SetupLine Experts(SetupFacts facts) => facts.Holders.GetValueOrDefault(Role.Expert) > 0
        ? new(SetupItem.Experts, true, Texts.Of("Experts.done"))
        : new(SetupItem.Experts, false, Texts.Of("Experts.missing"), facts.Pool is { } round ? OfficeLinks.Experts(round) : null);

    private static SetupLine Calendar(SetupFacts facts) => new(
        SetupItem.Calendar, facts.Unsettled.Count == 0,
        facts.Unsettled.Count == 0 ? Texts.Of("Calendar.done", Names(facts.Years)) : Texts.Of("Calendar.missing", Names(facts.Unsettled)));

    private static Bilingual Names(IEnumerable<int> years) =>
        Texts.Names(years.Select(year => Bilingual.Same(year.ToString(CultureInfo.InvariantCulture))));
}
