namespace Funding.Workflows.Duties;

/// <summary>Keeps what a holder types until it is filed.</summary>
public sealed class DutyDraftCommands(ITableStore tables, CommitWriter commits)
{
    /// <summary>Characters of one field that are kept, whatever its own limit.</summary>
    private const int MostCharacters = 6000;

    public async Task<DutyDraft> ReadAsync(DutyView at, CancellationToken cancellation = default) =>
        (await tables.GetAsync<DutyDraft>(at.Partition, at.RowOf(DutyDraft.Row), cancellation))?.Value ?? DutyDraft.Empty;

    /// <summary>Stores what was typed in the fields that the form has.</summary>
    /// <param name="fields">All names of its fields; what was typed under another name is none of it.</param>
    /// <param name="seen">The version that the page was filled from; null overwrites whatever there is.</param>
    /// <returns>What is stored now.</returns>
    /// <exception cref="RefusedException">Not to be stored, or changed by somebody else meanwhile.</exception>
    public async Task<DutyDraft> SaveAsync(
        DutyPlace place, IEnumerable<string> fields, IReadOnlyDictionary<string, string> typed, string? seen,
        CancellationToken cancellation = default)
    {
        var cells = fields.Select(f => KeyValuePair.Create(f, typed.GetValueOrDefault(f, "").ReplaceLineEndings("\n")))
            .Where(c => c.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
        var unstorable = cells.SelectMany(c => TextSafety.Length(c.Value) > MostCharacters
            ? [DutyRefusals.Length(c.Key, 0, MostCharacters)] : TextSafety.Check(c.Value, c.Key, multiline: true)).ToList();
        if (unstorable.Count > 0) throw new RefusedException(unstorable);
        var draft = new DutyDraft(cells);
        var row = place.View.RowOf(DutyDraft.Row);
        var stored = await tables.GetAsync<DutyDraft>(place.View.Partition, row, cancellation);
        var before = (stored?.Value ?? DutyDraft.Empty).Version;
        if (before == draft.Version) return draft;
        if (seen is not null && before != seen) throw new RefusedException(DutyRefusals.DraftChanged());
        await commits.SaveOrRefuseAsync(new Commit(place.View.Partition).Put(row, stored, draft), cancellation);
        return draft;
    }
}
