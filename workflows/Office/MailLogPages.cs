namespace Funding.Workflows.Office;

/// <summary>The log of mails of a round, and of a person.</summary>
internal static class MailLogPages
{
    public static void MapMailLog(this IEndpointRouteBuilder group)
    {
        group.MapPage(OfficeLinks.MailsRoute, ShowRoundAsync);
        group.MapPage(OfficeLinks.PersonMailsRoute, ShowPersonAsync);
    }

    private static async Task<IResult> ShowRoundAsync(
        string round, string? find, string? desk, string? state, string? kind, string? from, PageContext here, MailLog log,
        RoundStore rounds, PeopleStore people, MailTemplateSet templates, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ManageLinks);
        var found = (await rounds.GetAsync(round, cancellation)).Value;
        var only = await OnlyAsync(find, desk, people, cancellation);
        var page = only is null
            ? await log.OfRoundAsync(here.Actor!, round, Filter(state, kind), from, cancellation)
            : await log.OfPeopleAsync(here.Actor!, round, only, Filter(state, kind), cancellation);
        return Page.Render<MailLogView, MailLogModel>(new MailLogModel(
            found, null, page, Kinds(templates, here.IsEnglish), (await rounds.GetDesksAsync(round, cancellation)).All)
        {
            Find = find,
            Desk = desk,
            State = state,
            Kind = kind,
        });
    }

    private static async Task<IResult> ShowPersonAsync(
        string person, string? state, string? kind, PageContext here, MailLog log, PeopleStore people, MailTemplateSet templates,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.ManageLinks);
        var found = (await people.FindAsync(person, cancellation))?.Value ?? throw new RefusedException(OfficeRefusals.NoPerson());
        var page = await log.OfPersonAsync(here.Actor!, person, Filter(state, kind), cancellation);
        return Page.Render<MailLogView, MailLogModel>(new MailLogModel(null, found, page, Kinds(templates, here.IsEnglish), [])
        {
            State = state,
            Kind = kind,
        });
    }

    /// <returns>Null for everybody; nobody where nobody has the address or acts for the desk.</returns>
    private static async Task<IReadOnlyCollection<string>?> OnlyAsync(
        string? find, string? desk, PeopleStore people, CancellationToken cancellation)
    {
        string[]? holder = string.IsNullOrWhiteSpace(find) ? null
            : (await people.HolderAsync(find, cancellation)).Person is { } found ? [found.Id] : [];
        if (string.IsNullOrEmpty(desk))
            return holder;
        if (!RouteIds.CouldBe(desk))
            return [];
        var ofDesk = (await people.InRoleAsync(Role.Recommender, desk, cancellation)).Select(p => p.Id);
        return [.. holder is null ? ofDesk : ofDesk.Intersect(holder)];
    }

    private static MailFilter Filter(string? state, string? kind) => new(
        Enum.TryParse<MailStanding>(state, out var standing) && Enum.IsDefined(standing) ? standing : null,
        string.IsNullOrEmpty(kind) ? null : kind);

    private static IReadOnlyList<Choice> Kinds(MailTemplateSet templates, bool english) =>
        [.. templates.All.Select(t => new Choice(t.Name, t.Title(english))).OrderBy(c => c.Text, StringComparer.Ordinal)];
}

/// <param name="Round">Whose mails they are; null for one person's.</param>
/// <param name="Desks">Whose people may be asked for.</param>
public sealed record MailLogModel(
    Round? Round, Person? Person, MailLogPage Page, IReadOnlyList<Choice> Kinds, IReadOnlyList<Desk> Desks)
{
    public string? Find { get; init; }

    public string? Desk { get; init; }

    public string? State { get; init; }

    public string? Kind { get; init; }

    /// <summary>Paged to its end; of one person or desk only the newest are read.</summary>
    public bool IsWhole => Round is not null && string.IsNullOrWhiteSpace(Find) && string.IsNullOrEmpty(Desk);

    public string Place => Round is { } round ? OfficeLinks.Mails(round.Id) : OfficeLinks.PersonMails(Person!.Id);

    public string Url => Place.With("find", Find).With("desk", Desk).With("state", State).With("kind", Kind);
}
