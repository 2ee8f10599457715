namespace Funding.Workflows.Stages.Draw.Pool;

/// <param name="ImportId">To apply it; null while anything is wrong.</param>
/// <param name="Problems">By row and column, all of them.</param>
/// <param name="Experts">Of the sound rows, in the list's order.</param>
/// <param name="Source">What of the file was read.</param>
/// <param name="Doubles">Probably one person twice, in the list or with the pool: each needs an answer before the list is applied.</param>
public sealed record ExpertImportPreview(
    string? ImportId, int Rows, int New, int Updated, int Unchanged, IReadOnlyList<Refusal> Problems, IReadOnlyList<PoolExpert> Experts,
    ListSource Source, IReadOnlyList<ImportedDouble> Doubles)
{
    /// <summary>Whose organisation's code has a check character that does not fit, to be looked up before the list is applied.</summary>
    public IEnumerable<PoolExpert> CodesOutsideCheck => Experts.Where(e => CreditCode.IsOutsideCheck(e.CreditCode));
}

/// <param name="Id">See <see cref="ProbableDouble.Id"/>.</param>
public sealed record ImportedDouble(string Id, DoubleSide One, DoubleSide Other);

/// <param name="Row">In the file; null for an entry of the pool.</param>
public sealed record DoubleSide(string PersonId, string Name, string Organisation, string Email, int? Row);

/// <param name="Id">Of the probable double.</param>
/// <param name="Keep">Id of the person whose entry stays when both are one; null when they are two.</param>
public sealed record DoubleAnswer(string Id, string? Keep, string? Reason);

public sealed record ExpertImportResult(int Created, int Updated, int Unchanged);
