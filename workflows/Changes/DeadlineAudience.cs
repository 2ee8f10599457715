namespace Funding.Workflows.Changes;

/// <summary>
/// Asks the kinds of a round's stages who has what to do with it, as far as a change of its days may concern it, and then
/// <see cref="Concerns"/>.
/// </summary>
public sealed class DeadlineAudience(PeopleStore people, StageKindSet kinds)
{
    public async Task<IReadOnlyList<Concerned>> ReadAsync(Round round, DeadlineChange change, CancellationToken cancellation = default)
    {
        var parts = await round.Stages.ToAsyncEnumerable()
            .SelectMany(stage => kinds[stage.Kind].PartsAsync(round, stage, change, cancellation))
            .ToListAsync(cancellation);
        parts.AddRange((await people.StaffOfAsync(round, cancellation)).Select(p => new StaffPart(p)));
        return Concerns.Decide(change, parts);
    }
}
