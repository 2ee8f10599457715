namespace Funding.Rehearsals.Kinds.Owners;

/// <summary>The parties of an application, who answer by links of their own.</summary>
public static class Consenting
{
    /// <summary>Its applicant asks every party that has not consented to what it says now, and each consents.</summary>
    public static async Task ConsentAsync(this IServiceProvider services, string round, string application)
    {
        foreach (var party in await services.PartiesAsync(round, application))
        {
            await services.AskForConsentAsync(round, application, party.Code);
            await services.GiveConsentAsync(round, application, party.Code);
        }
    }

    /// <summary>Those who have not consented to what the application says now.</summary>
    public static async Task<IReadOnlyList<ConsentParty>> PartiesAsync(this IServiceProvider services, string round, string application)
    {
        var store = services.GetRequiredService<ApplicationStore>();
        var row = (await store.GetAsync(round, application)).Value;
        var programme = await services.GetRequiredService<RoundStore>().GetProgrammeAsync(round);
        return [.. ConsentDecision.PartiesOf(programme, row, await store.ReadAnswersAsync(row))
            .Where(p => ConsentDecision.StateOf(p, row.ConsentOf(p.Code)) != ConsentState.Given)];
    }

    public static async Task AskForConsentAsync(this IServiceProvider services, string round, string application, string party)
    {
        var editor = (await services.GetRequiredService<ApplicationStore>().GetAsync(round, application)).Value.Editors[0];
        await services.GetRequiredService<ConsentAskCommands>().AskAsync(
            new Actor(editor, "", new HashSet<Role> { Role.Applicant }, null, "session:test"), round, application, party);
    }

    public static async Task GiveConsentAsync(this IServiceProvider services, string round, string application, string party)
    {
        var by = await services.PartyAsync(round, application, party);
        var view = await services.GetRequiredService<ConsentQueries>().ReadAsync(by, round, application, party);
        await services.GetRequiredService<ConsentCommands>().GiveAsync(
            by, round, application, party, view.Covers, view.Party.Tail ?? party[^4..]);
    }

    /// <summary>Whoever was asked last, as they come by a link of that party.</summary>
    public static async Task<Actor> PartyAsync(this IServiceProvider services, string round, string application, string party)
    {
        var row = (await services.GetRequiredService<ApplicationStore>().GetAsync(round, application)).Value;
        var person = (await services.GetRequiredService<PeopleStore>().FindAsync(row.ConsentOf(party)!.LastAsked().By))!.Value;
        var link = await services.GetRequiredService<LinkService>().IssueForMailAsync(
            round, $"consent:{application}:{party}", person.Id, ConsentLinks.Terms(round, application, party, new DateOnly(2035, 1, 1)));
        return person.AsActor($"link:{link.Id}");
    }
}
