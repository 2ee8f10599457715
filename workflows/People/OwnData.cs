namespace Funding.Workflows.People;

/// <summary>All that is kept of one person, for that person; each kind of stage gives what its own rows keep.</summary>
public sealed class OwnData(
    ITableStore tables, PeopleStore people, ApplicationStore applications, RoundStore rounds, StageKindSet kinds, LinkService links)
{
    public async Task<PersonExport> ExportAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ExportOwnData);
        var person = (await people.FindAsync(actor.PersonId, cancellation))?.Value
            ?? throw new InvalidOperationException($"No person {actor.PersonId}.");
        return new PersonExport(
            person,
            await ApplicationsAsync(person, cancellation),
            await StagesAsync(person.Id, cancellation),
            await LinksAsync(person, cancellation))
        {
            Claims = await ClaimsAsync(person, cancellation),
            Consents = await ConsentsAsync(person.Id, cancellation),
            Identity = (await tables.GetAsync<Verification>(HomeKeys.System, Verification.KeyOf(person.Id), cancellation))?.Value,
            AddressChange = (await tables.GetAsync<AddressChange>(HomeKeys.System, AddressKeys.Change(person.Id), cancellation))?.Value,
            Phone = (await tables.GetAsync<PhoneNumber>(HomeKeys.System, PhoneNumber.KeyOf(person.Id), cancellation))?.Value.Number,
        };
    }

    private async Task<IReadOnlyList<ExportedStage>> StagesAsync(string personId, CancellationToken cancellation)
    {
        var kept = new List<ExportedStage>();
        await foreach (var summary in tables.EnumerateAsync<RoundSummary>(RoundKeys.RoundsPartition, KeyRange.All, cancellation))
        {
            var round = (await rounds.GetAsync(summary.Value.Id, cancellation)).Value;
            foreach (var stage in round.Stages.DistinctBy(s => s.Kind))
            {
                var rows = await kinds[stage.Kind].OfAsync(personId, round, cancellation).ToListAsync(cancellation);
                if (rows.Count > 0)
                    kept.Add(new ExportedStage(round.Id, stage.Id, rows));
            }
        }

        return kept;
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

    private async Task<IReadOnlyList<ExportedConsent>> ConsentsAsync(string personId, CancellationToken cancellation)
    {
        var asked = new List<ExportedConsent>();
        await foreach (var key in tables.EnumerateAsync<ConsentKey>(
            PersonIndex.Partition(personId), KeyRange.Prefix(PersonIndex.Consents), cancellation))
        {
            var (round, application, party) = key.Value;
            var found = await tables.GetAsync<Application>(RoundKeys.Partition(round), RoundKeys.Application(application), cancellation);
            if (found?.Value.ConsentOf(party) is { } consent)
            {
                asked.Add(new ExportedConsent(round, application, consent with
                {
                    Steps = [.. consent.Steps.Where(s => s.By == personId)],
                })
                {
                    Named = found.Value.NamedIn(party),
                });
            }
        }

        return asked;
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

/// <param name="Stages">What stages of rounds keep: an entry in a pool, signed sheets, votes, objections.</param>
/// <param name="Links">What mails opened for the person; tokens are kept nowhere.</param>
public sealed record PersonExport(
    Person Person,
    IReadOnlyList<ExportedApplication> Applications,
    IReadOnlyList<ExportedStage> Stages,
    IReadOnlyList<ExportedLink> Links)
{
    /// <summary>On organisations.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>For which the person was asked by link.</summary>
    public IReadOnlyList<ExportedConsent> Consents { get; init; } = [];

    /// <summary>That the person is a certain human being; of the identity number a keyed hash and the last four.</summary>
    public Verification? Identity { get; init; }

    /// <summary>One that is under way.</summary>
    public AddressChange? AddressChange { get; init; }

    /// <summary>For reminders by text message.</summary>
    public string? Phone { get; init; }
}

/// <param name="Consent">The steps of it that were the person's.</param>
public sealed record ExportedConsent(string Round, string Application, Consent Consent)
{
    /// <summary>What is kept of the person's identity number, where the application names the person; null otherwise.</summary>
    public NamedPerson? Named { get; init; }
}

public sealed record ExportedApplication(Application Application, Answers Answers);

/// <param name="Rows">Each of a form of its kind's own.</param>
public sealed record ExportedStage(string Round, StageKey Stage, IReadOnlyList<object> Rows);

public sealed record ExportedLink(
    LinkPurpose Purpose, string Subject, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, int Uses);
