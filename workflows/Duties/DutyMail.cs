namespace Funding.Workflows.Duties;

/// <summary>Mails about an occurrence of a duty, as effects of a commit.</summary>
public static class DutyMail
{
    /// <summary>Days for which a mail's link still opens the page after the day that it names.</summary>
    private const int LinkDays = 60;

    /// <param name="texts">Where its texts stand.</param>
    /// <param name="more">Beside the award, its holder, the year and the deadline.</param>
    public static MailTemplate Template(Texts texts, string name, params IReadOnlyList<string> more) =>
        new(name, true, ["AwardName", "CertificateNumber", "OrganisationName", "Year", "Date", .. more]) { Texts = texts.Get };

    /// <summary>The mail to one party, as it is sent by the duty itself or by the office.</summary>
    /// <param name="day">The deadline that it names; its link holds on for some time after it.</param>
    /// <param name="route">Of the page of the duty that it opens.</param>
    public static Reminder Of(
        DutyView at, MailTemplate template, LinkPurpose purpose, DateOnly day, string route, params IReadOnlyList<(string, string)> more) =>
        Of(at.Award, at.Settings, template, purpose, day, DutyLinks.Of(route, at), [("Year", at.Duty.Occurrence), .. more]);

    /// <summary>A mail about an award that names a day.</summary>
    /// <param name="day">Its link holds on for some time after it.</param>
    /// <param name="page">That it opens.</param>
    public static Reminder Of(
        AwardHome award, AwardSettings settings, MailTemplate template, LinkPurpose purpose, DateOnly day, string page,
        params IReadOnlyList<(string, string)> more) =>
        new(
            template,
            RoundMail.DeskLink(purpose, award.Id, day.AddDays(LinkDays)),
            [
                .. RoundMail.Both("AwardName", settings.Title),
                ("CertificateNumber", award.CertificateNumber),
                ("OrganisationName", award.HolderName),
                RoundMail.Day("Date", day),
                .. more,
            ])
        {
            Page = page,
        };

    /// <summary>Whom it goes to where the duty waits for the party.</summary>
    public static LinkPurpose PurposeOf(WaitedParty party) => party switch
    {
        WaitedParty.Holder => LinkPurpose.Apply,
        WaitedParty.Desk => LinkPurpose.RecommendDesk,
        _ => LinkPurpose.OfficerDesk,
    };

    /// <summary>To all who act for the holder.</summary>
    /// <param name="day">The deadline that it names; its link holds on for some time after it.</param>
    /// <param name="route">Of the page of the duty that it opens.</param>
    public static void ToHolder(
        Commit commit, DutyView at, MailTemplate template, DateOnly day, string route, params IReadOnlyList<(string, string)> more)
    {
        foreach (var editor in at.Award.Editors) To(commit, at, template, editor, LinkPurpose.Apply, day, route, more);
    }

    /// <inheritdoc cref="ToHolder"/>
    /// <param name="people">But none who acts for the holder: they are told as such.</param>
    public static void ToOffice(
        Commit commit, DutyView at, MailTemplate template, IEnumerable<Person> people, DateOnly day, string route,
        params IReadOnlyList<(string, string)> more)
    {
        foreach (var person in people.Where(p => !at.Award.Editors.Contains(p.Id)))
            To(commit, at, template, person.Id, LinkPurpose.OfficerDesk, day, route, more);
    }

    /// <inheritdoc cref="ToOffice"/>
    /// <param name="cause">Tells two mails of one kind and day apart.</param>
    public static void ToDesk(
        Commit commit, DutyView at, MailTemplate template, IEnumerable<Person> people, DateOnly day, string route, string cause = "")
    {
        foreach (var person in people.Where(p => !at.Award.Editors.Contains(p.Id)))
            To(commit, at, template, person.Id, LinkPurpose.RecommendDesk, day, route, [], cause);
    }

    /// <summary>To one person of the office.</summary>
    public static void ToPerson(
        Commit commit, DutyView at, MailTemplate template, string person, DateOnly day, string route,
        params IReadOnlyList<(string, string)> more) => To(commit, at, template, person, LinkPurpose.OfficerDesk, day, route, more);

    private static void To(
        Commit commit, DutyView at, MailTemplate template, string person, LinkPurpose purpose, DateOnly day, string route,
        IReadOnlyList<(string Name, string Value)> more, string cause = "") =>
        commit.Mail(
            at.Award.Reminders, Of(at, template, purpose, day, route, more), person, $"{at.Duty.Key}:{day:yyyy-MM-dd}{cause}");
}
