namespace Funding.Rehearsals.Kinds.Owners;

/// <summary>The parties of an application, who answer by links of their own.</summary>
public static class Consenting
{
    /// <summary>Its applicant asks every party that has not consented to what it says now, and each consents.</summary>
    public static async Task ConsentAsync(this IServiceProvider services, string round, string application)
    {
        var row = await services.RowAsync(round, application);
        foreach (var party in await services.PartiesAsync(row))
        {
            await services.AskAsync(row, party.Code);
            var person = (await services.GetRequiredService<PeopleStore>().HolderAsync(party.Mailbox!)).Person!;
            await services.GiveAsync(await services.ByLinkAsync(person, row, party.Code), round, application, party.Code);
        }
    }

    /// <summary>Those who have not consented to what the application says now.</summary>
    public static async Task<IReadOnlyList<ConsentParty>> PartiesAsync(
        this IServiceProvider services, string round, string application) =>
        await services.PartiesAsync(await services.RowAsync(round, application));

    public static async Task AskForConsentAsync(this IServiceProvider services, string round, string application, string party) =>
        await services.AskAsync(await services.RowAsync(round, application), party);

    public static async Task GiveConsentAsync(this IServiceProvider services, string round, string application, string party) =>
        await services.GiveAsync(await services.PartyAsync(round, application, party), round, application, party);

    private static async Task<Application> RowAsync(this IServiceProvider services, string round, string application) =>
        (await services.GetRequiredService<ApplicationStore>().GetAsync(round, application)).Value;

    private static async Task<IReadOnlyList<ConsentParty>> PartiesAsync(this IServiceProvider services, Application row)
    {
        var programme = await services.GetRequiredService<RoundStore>().GetProgrammeAsync(row.RoundId);
        var answers = await services.GetRequiredService<ApplicationStore>().ReadAnswersAsync(row);
        return [.. ConsentDecision.PartiesOf(programme, row, answers)
            .Where(p => ConsentDecision.StateOf(p, row.ConsentOf(p.Code)) != ConsentState.Given)];
    }

    private static Task AskAsync(this IServiceProvider services, Application row, string party) =>
        services.GetRequiredService<ConsentAskCommands>().AskAsync(
            new Actor(row.Editors[0], "", new HashSet<Role> { Role.Applicant }, null, "session:test"), row.RoundId, row.Id, party);

    private static async Task GiveAsync(this IServiceProvider services, Actor by, string round, string application, string party)
    {
        var view = await services.GetRequiredService<ConsentQueries>().ReadAsync(by, round, application, party);
        await services.GetRequiredService<ConsentCommands>().GiveAsync(
            by, round, application, party, view.Covers, view.Party.Tail ?? party[^4..]);
    }

    /// <summary>Whoever was asked last, as they come by a link of that party.</summary>
    public static async Task<Actor> PartyAsync(this IServiceProvider services, string round, string application, string party)
    {
        var row = await services.RowAsync(round, application);
        var person = (await services.GetRequiredService<PeopleStore>().FindAsync(row.ConsentOf(party)!.LastAsked().By))!.Value;
        return await services.ByLinkAsync(person, row, party);
    }

    private static async Task<Actor> ByLinkAsync(
        this IServiceProvider services, Platform.People.Person person, Application row, string party)
    {
        var link = await services.GetRequiredService<LinkService>().IssueForMailAsync(
            row.RoundId, $"consent:{row.Id}:{party}", person.Id, ConsentLinks.Terms(row.RoundId, row.Id, party, new DateOnly(2035, 1, 1)));
        return person.AsActor($"link:{link.Id}");
    }
}
