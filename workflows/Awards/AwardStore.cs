namespace Funding.Workflows.Awards;

/// <summary>Reads awards: rows of their own, and their programme from its snapshot, a blob by its hash.</summary>
public sealed class AwardStore(ITableStore tables, IBlobStore blobs)
{
    private readonly ConcurrentDictionary<string, Programme> programmes = new(StringComparer.Ordinal);

    /// <returns>Null when there is no such award.</returns>
    public async Task<AwardRead?> FindAsync(string awardId, CancellationToken cancellation = default)
    {
        var partition = AwardKeys.Partition(awardId);
        if (await tables.GetAsync<AwardHome>(partition, AwardKeys.Award, cancellation) is not { } award)
        {
            return null;
        }

        var duties = await tables.EnumerateAsync<Duty>(partition, KeyRange.Prefix(AwardKeys.Duties), cancellation)
            .ToListAsync(cancellation);
        return new(award, duties, await SettingsAsync(award.Value, cancellation));
    }

    /// <summary>The award that came of an application of a round.</summary>
    /// <returns>Null where nothing was awarded, or the award is not made yet.</returns>
    public async Task<AwardHome?> OfApplicationAsync(string roundId, Application application, CancellationToken cancellation = default)
    {
        if (application.State != ApplicationState.Awarded)
        {
            return null;
        }

        var claimed = KeyRange.Prefix($"{roundId}-");
        await foreach (var claim in tables.EnumerateAsync(AwardKeys.HolderPartition(application.CreditCode), claimed, cancellation))
        {
            var award = await tables.GetAsync<AwardHome>(AwardKeys.Partition(claim.Key), AwardKeys.Award, cancellation);
            if (award?.Value.ApplicationId == application.Id)
            {
                return award.Value;
            }
        }

        return null;
    }

    /// <exception cref="RefusedException">No such award.</exception>
    public async Task<AwardRead> GetAsync(string awardId, CancellationToken cancellation = default) =>
        await FindAsync(awardId, cancellation) ?? throw new RefusedException(AwardRefusals.NotFound(awardId));

    /// <summary>What the award was given by: as its programme's snapshot says; nothing binds one that was taken over from a list.</summary>
    private async Task<AwardSettings> SettingsAsync(AwardHome award, CancellationToken cancellation) => award.SnapshotHash is null
        ? new(award.AwardTitle, "", Math.Max(1, award.Term.ValidUntil.Year - award.Term.AwardedOn.Year))
        : (await ProgrammeAsync(award, cancellation)).Awards[award.Kind];

    /// <summary>The programme as the round kept it that awarded it.</summary>
    /// <exception cref="MissingContentException">The snapshot is not there.</exception>
    /// <exception cref="InvalidOperationException">It does not fit its hash, or no round awarded it.</exception>
    public async Task<Programme> ProgrammeAsync(AwardHome award, CancellationToken cancellation = default)
    {
        var hash = award.SnapshotHash ?? throw new InvalidOperationException($"No round awarded {award.Id}.");
        if (programmes.TryGetValue(hash, out var known))
        {
            return known;
        }

        await using var content = await blobs.OpenReadAsync(BlobOf(hash), cancellation: cancellation)
            ?? throw new MissingContentException($"The snapshot {hash} of the award {award.Id} is not there.");
        using var reader = new StreamReader(content, Encoding.UTF8);
        var snapshot = new ProgrammeSnapshot(await reader.ReadToEndAsync(cancellation), hash);
        return programmes.GetOrAdd(hash, snapshot.Programme());
    }

    /// <summary>Keeps a programme under its hash, once.</summary>
    /// <returns>The hash.</returns>
    public async Task<string> KeepAsync(Programme programme, CancellationToken cancellation)
    {
        var snapshot = ProgrammeSnapshot.Of(programme);
        if (programmes.TryAdd(snapshot.Hash, programme))
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(snapshot.Json));
            await Attempts.OnceAsync(
                ConflictKind.Exists,
                () => blobs.PutAsync(BlobOf(snapshot.Hash), content, "application/json", PutMode.IfAbsent, cancellation),
                cancellation);
        }

        return snapshot.Hash;
    }

    /// <summary>Where a programme is kept under its hash.</summary>
    internal static string BlobOf(string hash) => $"snapshots/{hash}.json";
}
