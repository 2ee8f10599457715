namespace Funding.Workflows.Rounds;

/// <summary>Mails of a round as effects of a commit.</summary>
public static class RoundMail
{
    /// <summary>Adds a mail; <paramref name="cause"/> makes it one mail however often the commit is tried.</summary>
    /// <param name="cause">Unique in the round for this recipient and template, such as the application's id.</param>
    /// <param name="data">The template's values beside RoundName.</param>
    public static Commit Mail(
        this Commit commit,
        Round round,
        MailTemplate template,
        Addressee to,
        string cause,
        LinkTerms? link,
        params (string Name, string Value)[] data) =>
        Add(commit, round, template, to, cause, link is null ? null : Link(link, PageOf(link, round.Id)), data);

    /// <summary>The same of a mail whose link and values are at hand.</summary>
    public static Commit Mail(this Commit commit, Round round, Reminder reminder, Addressee to, string cause) =>
        commit.Mail(ReminderHome.Of(round), reminder, to, cause);

    /// <inheritdoc cref="Mail(Commit, Round, Reminder, Addressee, string)"/>
    public static Commit Mail(this Commit commit, ReminderHome home, Reminder reminder, Addressee to, string cause) =>
        commit.Mail(KeyOf(home.Id, reminder.Template, to, cause), RequestOf(home, reminder, to));

    /// <summary>The same with a link of any form.</summary>
    public static Commit MailLink(
        this Commit commit,
        Round round,
        MailTemplate template,
        Addressee to,
        string cause,
        LinkRef link,
        params (string Name, string Value)[] data) => Add(commit, round, template, to, cause, link, data);

    /// <summary>A link to the page of a round where its purpose's reader acts.</summary>
    public static LinkRef Link(Round round, LinkTerms terms) => Link(terms, PageOf(terms, round.Id));

    /// <param name="path">Where it leads once its reader has said who they are; null for the purpose's own desk.</param>
    public static LinkRef Link(LinkTerms terms, string? path) => new() { Path = Paths.Link(terms.Purpose, path), Terms = terms };

    /// <summary>The same with a button that opens a public page.</summary>
    /// <param name="path">Begins with '/'.</param>
    public static Commit MailPage(
        this Commit commit,
        Round round,
        MailTemplate template,
        Addressee to,
        string cause,
        string path,
        params (string Name, string Value)[] data) => commit.MailLink(round, template, to, cause, new LinkRef { Path = path }, data);

    /// <summary>
    /// To the applicant, with a button that opens the application's own page: no link is issued for it, whoever opens it signs in.
    /// </summary>
    /// <param name="route">Of a page of the application.</param>
    public static Commit MailOwn(
        this Commit commit, Round round, MailTemplate template, Application application, string route,
        params (string Name, string Value)[] data) =>
        commit.MailApplicant(round, template, application, Url.Fill(route, round.Id, application.Id), data);

    /// <summary>The same with a button that opens another page.</summary>
    public static Commit MailApplicant(
        this Commit commit, Round round, MailTemplate template, Application application, string path,
        params (string Name, string Value)[] data) =>
        commit.MailApplicant(round, template, Addressee.Of(application), application.Id, application.Name, path, data);

    /// <summary>The same where the application itself is not at hand.</summary>
    public static Commit MailApplicant(
        this Commit commit, Round round, MailTemplate template, Addressee to, string id, string name, string path,
        params (string Name, string Value)[] data) =>
        commit.MailPage(round, template, to, id, path, [.. data, ("ApplicationName", name), ("ApplicationNumber", id)]);

    /// <summary>A mail that goes to the applicant so: it names round and application, has a button, and the values named here.</summary>
    /// <param name="texts">Where its texts stand.</param>
    public static MailTemplate ApplicantTemplate(Texts texts, string name, params IReadOnlyList<string> more) =>
        new(name, true, ["RoundName", "ApplicationName", "ApplicationNumber", .. more]) { Texts = texts.Get };

    /// <summary>A link that opens a desk until the end of <paramref name="lastDay"/>.</summary>
    public static LinkTerms DeskLink(LinkPurpose purpose, string subject, DateOnly lastDay) =>
        new() { Purpose = purpose, Subject = subject, ExpiresAt = ShanghaiTime.CloseOf(lastDay) };

    /// <summary>The same for what a stage asks: the page says when the round has asked again since.</summary>
    public static LinkTerms AskLink(LinkPurpose purpose, Round round, string stageKind, DateOnly lastDay) =>
        DeskLink(purpose, round.Id, lastDay) with { Asked = AskedPass.Of(round.Stages, stageKind)?.ToString() };

    public static (string Name, string Value) Day(string name, DateOnly day) => (name, day.ToString("yyyy-MM-dd", null));

    public static (string Name, string Value)[] Both(string name, Bilingual text) => [(name, text.Zh), ($"{name}.en", text.En)];

    private static string? PageOf(LinkTerms link, string? roundId) =>
        roundId is not null && Paths.RoundPageOf(link.Purpose, roundId) is { } page
            ? link.Asked is { } asked ? $"{page}?{AskedPass.Query}={asked}" : page
            : null;

    private static Commit Add(
        Commit commit, Round round, MailTemplate template, Addressee to, string cause, LinkRef? link, (string Name, string Value)[] data) =>
        commit.Mail(KeyOf(round.Id, template, to, cause), RequestOf(ReminderHome.Of(round), template, to, link, data));

    private static string KeyOf(string homeId, MailTemplate template, Addressee to, string cause) =>
        $"mail:{homeId}:{template.Name}:{to.PersonId}:{cause}";

    /// <param name="to">May be nobody where only its term is asked for.</param>
    public static MailRequest RequestOf(ReminderHome home, Reminder reminder, Addressee to) =>
        RequestOf(home, reminder.Template, to, LinkOf(home, reminder), [.. reminder.Data]);

    private static LinkRef LinkOf(ReminderHome home, Reminder reminder) => reminder.Link is { } link
        ? Link(link, reminder.Page ?? PageOf(link, home.RoundId))
        : new() { Path = reminder.Page! };

    private static MailRequest RequestOf(
        ReminderHome home, MailTemplate template, Addressee to, LinkRef? link, (string Name, string Value)[] data)
    {
        var values = data.ToDictionary(d => d.Name, d => d.Value);
        if (template.Placeholders.Contains("RoundName") && home.RoundName is { } name)
        {
            values["RoundName"] = name.Zh;
            values["RoundName.en"] = name.En;
        }

        return template.To(to.PersonId, values, link, home.RoundId) with { Organisation = to.Organisation };
    }
}
