namespace Funding.Local.Demo;

/// <summary>A fictional school that applies, with the partner that owns a part of its college.</summary>
/// <param name="Quality">0 to 1: what its experts tend to score.</param>
internal sealed record Institution(
    int Number, string Name, string Kind, string Desk, string Partner, string PartnerKind, string College, string Chain, double Quality)
{
    /// <summary>A valid code that no institution has: district 000000.</summary>
    public string Code { get; } = CreditCode.Complete(string.Create(CultureInfo.InvariantCulture, $"12000000DEM0{Number:D5}")).Value;

    public string PartnerCode { get; } = CreditCode.Complete(string.Create(CultureInfo.InvariantCulture, $"91000000MADE{Number:D5}")).Value;

    /// <summary>Whoever answers for the partner.</summary>
    public string PartnerEmail { get; } = string.Create(CultureInfo.InvariantCulture, $"partner{Number:D2}@partner{Number:D2}.example");

    /// <summary>Whoever fills in the form.</summary>
    public string Email { get; } = string.Create(CultureInfo.InvariantCulture, $"apply{Number:D2}@college{Number:D2}.example");

    /// <summary>The one application that the programme allows it.</summary>
    public string Application => $"{Code}-1";
}
