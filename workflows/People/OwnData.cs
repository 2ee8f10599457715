namespace Funding.Workflows.People;

/// <summary>All that is kept of one person, for that person.</summary>
public sealed class OwnData(ITableStore tables, PeopleStore people, ApplicationStore applications, ReviewAccess review, LinkService links)
{
    public async Task<PersonExport> ExportAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ExportOwnData);
        var person = (await people.FindAsync(actor.PersonId, cancellation))?.Value
            ?? throw new InvalidOperationException($"No person {actor.PersonId}.");
        var entries = new List<ExportedExpert>();
        var sheets = new List<ReviewSheet>();
        await foreach (var round in tables.EnumerateAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            if (await tables.GetAsync<PoolExpert>(RoundKeys.Partition(round.Value.Id), RoundKeys.Expert(person.Id), cancellation)
                is { } expert)
            {
                entries.Add(new ExportedExpert(round.Value.Id, expert.Value));
                sheets.AddRange(await SheetsAsync(round.Value.Id, expert.Value, cancellation));
            }
        }

        return new PersonExport(
            person,
            await ApplicationsAsync(person, cancellation),
            entries,
            sheets,
            await ObjectionsAsync(person, cancellation),
            await LinksAsync(person, cancellation))
        {
            Claims = await ClaimsAsync(person, cancellation),
        };
    }

    private async Task<IReadOnlyList<ExportedApplication>> ApplicationsAsync(Person person, CancellationToken cancellation)
    {
        var own = new List<ExportedApplication>();
        await foreach (var key in tables.EnumerateAsync<ApplicationKey>(
            PersonIndex.Partition(person.Id), KeyRange.Prefix(PersonIndex.Applications), cancellation))
        {
            if (await tables.GetAsync<Application>(
                RoundKeys.Partition(key.Value.RoundId),
                RoundKeys.Application(key.Value.ApplicationId),
                cancellation) is { Value: var application }
                && application.Editors.Contains(person.Id))
            {
                own.Add(new ExportedApplication(application, await applications.ReadAnswersAsync(application, cancellation)));
            }
        }

        return own;
    }

    /// <summary>Signed sheets that the desk would show too: of a seat given up or in conflict nothing is shown, not even here.</summary>
    private async Task<IReadOnlyList<ReviewSheet>> SheetsAsync(string roundId, PoolExpert expert, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        var round = (await tables.GetAsync<Round>(partition, RoundKeys.Round, cancellation))!.Value;
        var sheets = new List<ReviewSheet>();
        await foreach (var sheet in tables.EnumerateAsync<ReviewSheet>(
            partition, KeyRange.Prefix(RoundKeys.SheetPrefix(expert.PersonId)), cancellation))
        {
            if (sheet.Value.State == ReviewState.Signed && review.MaySee(round, expert, sheet.Value))
            {
                sheets.Add(sheet.Value);
            }
        }

        return sheets;
    }

    private async Task<IReadOnlyList<Objection>> ObjectionsAsync(Person person, CancellationToken cancellation)
    {
        var objections = new List<Objection>();
        await foreach (var key in tables.EnumerateAsync<ObjectionKey>(
            PersonIndex.Partition(person.Id), KeyRange.Prefix(PersonIndex.Objections), cancellation))
        {
            if (await tables.GetAsync<Objection>(
                RoundKeys.Partition(key.Value.RoundId),
                RoundKeys.Objection(key.Value.ObjectionId),
                cancellation) is { Value: var objection } && objection.ObjectorId == person.Id)
            {
                objections.Add(objection with { Decision = objection.Decision is { } decided ? decided with { DecidedBy = "" } : null });
            }
        }

        return objections;
    }

    private async Task<IReadOnlyList<Claim>> ClaimsAsync(Person person, CancellationToken cancellation)
    {
        var own = new List<Claim>();
        foreach (var code in person.Organisations)
        {
            if (await tables.GetAsync<Claim>(
                OrganisationKeys.Partition(code), OrganisationKeys.Claim(person.Id), cancellation) is { } claim)
            {
                own.Add(claim.Value with { Outcome = claim.Value.Outcome is { } outcome ? outcome with { By = "" } : null });
            }
        }

        return own;
    }

    private async Task<IReadOnlyList<ExportedLink>> LinksAsync(Person person, CancellationToken cancellation)
    {
        var all = new List<ExportedLink>();
        string? continuation = null;
        do
        {
            var page = await links.ListByPersonAsync(person.Id, 50, continuation, cancellation);
            all.AddRange(page.Links.Select(l => new ExportedLink(
                l.Terms.Purpose, l.Terms.Subject, l.IssuedAt, l.Terms.ExpiresAt, l.RevokedAt, l.Uses)));
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return all;
    }
}

/// <param name="Expert">Entries in the pools of rounds.</param>
/// <param name="Sheets">Signed ones.</param>
/// <param name="Links">What mails opened for the person; tokens are kept nowhere.</param>
public sealed record PersonExport(
    Person Person,
    IReadOnlyList<ExportedApplication> Applications,
    IReadOnlyList<ExportedExpert> Expert,
    IReadOnlyList<ReviewSheet> Sheets,
    IReadOnlyList<Objection> Objections,
    IReadOnlyList<ExportedLink> Links)
{
    /// <summary>On organisations.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];
}

public sealed record ExportedApplication(Application Application, Answers Answers);

public sealed record ExportedExpert(string RoundId, PoolExpert Entry);

public sealed record ExportedLink(
    LinkPurpose Purpose, string Subject, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, int Uses);
