using Funding.Services.Applications;
using Funding.Services.Links;
using Funding.Services.People;
using Funding.Services.Storage;
using Funding.Workflows.Applications;
using Funding.Workflows.Refusals;
using Funding.Workflows.Roles;

namespace Funding.Services.Retention;

/// <summary>Everything kept under a person's own id.</summary>
/// <param name="Links">Purposes, subjects and dates; tokens are kept nowhere.</param>
public sealed record PersonalData(Person Person, IReadOnlyList<PersonalApplication> Applications, IReadOnlyList<PersonalLink> Links, DateTimeOffset ExportedAt);

public sealed record PersonalApplication(Application Application, Answers Answers);

public sealed record PersonalLink(string Purpose, string Subject, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, int Uses);

/// <summary>Gives a person a copy of their own data, and nobody else's.</summary>
public sealed class PersonalDataExport(ITableStore tables, PeopleStore people, ApplicationStore applications, LinkService links, TimeProvider clock)
{
    /// <exception cref="RefusedException">The person is unknown.</exception>
    public async Task<PersonalData> OfAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Act.ExportOwnData);
        var person = await people.FindAsync(actor.PersonId, cancellation)
            ?? throw new RefusedException(new Refusal("person-not-found", null, "没有找到您的账号。", "Your account was not found.") { Kind = RefusalKind.NotFound });
        var own = new List<PersonalApplication>();
        await foreach (var key in tables.EnumerateAsync<ApplicationKey>(PersonIndex.Partition(actor.PersonId), KeyRange.Prefix(PersonIndex.Applications), cancellation))
        {
            var application = (await applications.GetOwnAsync(actor, key.Value.RoundId, key.Value.ApplicationId, cancellation)).Value;
            own.Add(new PersonalApplication(application, await applications.ReadAnswersAsync(application, cancellation)));
        }

        return new PersonalData(person.Value, own, await LinksAsync(actor.PersonId, cancellation), clock.GetUtcNow());
    }

    private async Task<IReadOnlyList<PersonalLink>> LinksAsync(string personId, CancellationToken cancellation)
    {
        var all = new List<PersonalLink>();
        string? continuation = null;
        do
        {
            var page = await links.ListByPersonAsync(personId, 50, continuation, cancellation);
            all.AddRange(page.Links.Select(l => new PersonalLink(l.Terms.Purpose.ToString(), l.Terms.Subject, l.IssuedAt, l.Terms.ExpiresAt, l.Uses)));
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return all;
    }
}
