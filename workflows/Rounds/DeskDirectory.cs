namespace Funding.Workflows.Rounds;

/// <summary>
/// Desks beyond any one round: those of today's file, and after them those that the file has no more but a running round still works
/// with. Somebody must be able to act for these to the round's end.
/// </summary>
public sealed class DeskDirectory(Catalogue catalogue, RoundStore rounds, IDepartments departments) : IDesks
{
    public async Task<IReadOnlyList<Desk>> ListAsync(CancellationToken cancellation = default)
    {
        var running = (await rounds.AllAsync(cancellation)).Where(r => r.EndedAt is null);
        var kept = await Task.WhenAll(running.Select(r => rounds.GetDesksAsync(r.Id, cancellation)));
        return [.. catalogue.Desks.Concat(kept.SelectMany(k => k.All)).DistinctBy(d => d.Id)];
    }

    public async Task<bool> HasAsync(Role role, string id, CancellationToken cancellation = default) =>
        role == Role.Officer ? departments.All.Contains(id) : (await ListAsync(cancellation)).Any(d => d.Id == id);
}

public static class DeskNames
{
    /// <summary>The desk's name; of one that neither the file nor a running round has, its id.</summary>
    public static Bilingual NameOf(this IReadOnlyList<Desk> desks, string id) => desks.FirstOrDefault(d => d.Id == id)?.Name ?? new(id, id);

    /// <summary>By its id or name; 杭州市教育局 acts for 杭州市, where one desk alone begins the name so.</summary>
    /// <returns>Null where none is meant, or more than one.</returns>
    public static Desk? Named(this IReadOnlyList<Desk> desks, string text)
    {
        var form = TextIdentity.Of(text);
        return form.Length == 0 ? null
            : desks.FirstOrDefault(d => d.Id == form || TextIdentity.Of(d.Name.Zh) == form || TextIdentity.Of(d.Name.En) == form)
            ?? (desks.Where(d => form.StartsWith(TextIdentity.Of(d.Name.Zh), StringComparison.Ordinal)).ToList() is [var only]
                ? only : null);
    }
}
