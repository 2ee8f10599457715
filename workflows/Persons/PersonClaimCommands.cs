namespace Funding.Workflows.Persons;

/// <summary>
/// Takes persons for the applications that name them. A claim is in its own partition and taken before the commit that binds, so two
/// submissions of one moment are told apart; whether an earlier one still stands is read from its application and award, so nothing has to
/// be given back.
/// </summary>
public sealed class PersonClaimCommands(ITableStore tables, RoundStore rounds, AwardStore awards, TimeProvider clock)
{
    /// <summary>
    /// For the award that an application gets, which may take the place of one that names the same person. Two transactions for each person
    /// that a part names once; nothing where none is.
    /// </summary>
    /// <returns>Whom other applications or awards name; empty where all are the application's.</returns>
    public Task<IReadOnlyList<PersonNaming>> TakeAsync(
        Programme programme, Application application, CancellationToken cancellation = default) =>
        TakeAsync(programme, application, succeeds: true, cancellation);

    /// <exception cref="RefusedException">Another application or award names one of them; it does not tell which.</exception>
    public async Task DemandAsync(Programme programme, Application application, CancellationToken cancellation = default)
    {
        if (await TakeAsync(programme, application, succeeds: false, cancellation) is { Count: > 0 } others)
        {
            throw new RefusedException([.. others.Select(PersonClaimRefusals.NamedElsewhere)]);
        }
    }

    /// <summary>Forgets what the application holds of its persons.</summary>
    public async Task ForgetAsync(Application application, CancellationToken cancellation = default)
    {
        foreach (var person in application.Named ?? [])
        {
            var partition = PersonClaim.Partition(person.Hash);
            await foreach (var claim in tables.EnumerateAsync<PersonClaim>(
                partition, KeyRange.Prefix(PersonClaim.Scopes), cancellation))
            {
                if (claim.Value.IsOf(application))
                {
                    await tables.CommitAsync(partition, new DeleteRow(claim.Key), cancellation);
                }
            }
        }
    }

    /// <param name="succeeds">A claim of the award that the application follows becomes the application's; else it stays.</param>
    private async Task<IReadOnlyList<PersonNaming>> TakeAsync(
        Programme programme, Application application, bool succeeds, CancellationToken cancellation)
    {
        var others = new List<PersonNaming>();
        foreach (var named in programme.EachPart().SelectMany(p => p.Kind.Persons(p.Part, application)))
        {
            if (!await TakeAsync(named, application, succeeds, cancellation))
            {
                others.Add(named);
            }
        }

        return others;
    }

    private Task<bool> TakeAsync(PersonNaming named, Application application, bool succeeds, CancellationToken cancellation) =>
        Attempts.UntilWrittenAsync(async () =>
        {
            var (partition, key) = (PersonClaim.Partition(named.Person.Hash), PersonClaim.Key(named.Scope));
            var now = clock.GetUtcNow();
            var own = new PersonClaim(application.RoundId, application.Id, now);
            var stored = await tables.GetAsync<PersonClaim>(partition, key, cancellation);
            if (stored is null)
            {
                await tables.CommitAsync(partition, RowCodec.Insert(key, own), cancellation);
                return true;
            }

            if (!stored.Value.IsOf(application) && await StandingAsync(stored.Value, now, cancellation) is { Stands: true } standing)
            {
                var follows = application.From is { } from && from == standing.Award?.Id;
                if (!follows || !succeeds)
                {
                    return follows;
                }
            }

            // A draft's own claim is taken anew: it may be over, and another's by the time the draft is submitted.
            if (!stored.Value.IsOf(application) || application.State == ApplicationState.Draft)
            {
                await tables.CommitAsync(partition, RowCodec.Replace(stored, own), cancellation);
            }

            return true;
        }, cancellation);

    private async Task<(bool Stands, AwardHome? Award)> StandingAsync(
        PersonClaim claim, DateTimeOffset now, CancellationToken cancellation)
    {
        var application = (await tables.GetAsync<Application>(
            RoundKeys.Partition(claim.RoundId), RoundKeys.Application(claim.ApplicationId), cancellation))?.Value;
        var award = application is null ? null : await awards.OfApplicationAsync(claim.RoundId, application, cancellation);
        var round = application is null ? null : await rounds.FindAsync(claim.RoundId, cancellation);
        return (PersonClaimDecision.Stands(claim, application, round?.Value.IsFinished ?? true, award, now), award);
    }
}
