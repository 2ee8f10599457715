namespace Funding.Workflows.Awards;

/// <summary>A certificate as anybody may check it, by the code on it or by its number.</summary>
public sealed class CertificateQueries(ITableStore tables, AwardQueries awards, AwardRollStore roll)
{
    // Typed by people, and far longer than any number.
    private const int LongestNumber = 100;

    /// <summary>Two transactions by a code; by a number what the register costs, and two.</summary>
    /// <param name="typed">A verification code, or the number of a certificate.</param>
    /// <returns>Null where there is none such.</returns>
    public async Task<CertificateFacts?> FindAsync(string? typed, CancellationToken cancellation = default)
    {
        if (VerificationCode.Read(typed) is { } code && await OfCodeAsync(code, cancellation) is { } found)
        {
            return found;
        }

        var number = typed is { Length: <= LongestNumber } ? TextIdentity.Of(typed) : "";
        return number.Length > 0
            && (await roll.ReadAsync(cancellation)).FirstOrDefault(a => a.CertificateNumber == number) is { } listed
            && await HomeAsync(listed.Summary.Id, cancellation) is { } home
                ? await OfCodeAsync(home.VerificationCode, cancellation) : null;
    }

    /// <summary>The certificate of the award that took another one's place.</summary>
    public async Task<CertificateFacts?> SuccessorAsync(CertificateFacts certificate, CancellationToken cancellation = default) =>
        certificate.Cause?.Successor is { } id && await HomeAsync(id, cancellation) is { } home ? CertificateFacts.Of(home) : null;

    /// <summary>The certificates of the awards that came before: a transaction for each.</summary>
    public async Task<IReadOnlyList<CertificateFacts>> BeforeAsync(
        CertificateFacts certificate, CancellationToken cancellation = default)
    {
        var homes = await Task.WhenAll(certificate.Before.Select(id => HomeAsync(id, cancellation)));
        return [.. homes.OfType<AwardHome>().Select(CertificateFacts.Of)];
    }

    private async Task<CertificateFacts?> OfCodeAsync(string code, CancellationToken cancellation)
    {
        if (await awards.FindByCodeAsync(code, cancellation) is { } copy)
        {
            return CertificateFacts.Of(copy, await HomeAsync(AwardHome.IdOf(copy.RoundId, copy.Number), cancellation));
        }

        return await tables.GetAsync<string>(CertificateKeys.Partition(code), CertificateKeys.Home, cancellation) is { Value: var id }
            && await HomeAsync(id, cancellation) is { } home ? CertificateFacts.Of(home) : null;
    }

    private async Task<AwardHome?> HomeAsync(string id, CancellationToken cancellation) =>
        (await tables.GetAsync<AwardHome>(AwardKeys.Partition(id), AwardKeys.Award, cancellation))?.Value;
}
