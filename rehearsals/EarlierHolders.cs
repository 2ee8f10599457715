namespace Funding.Rehearsals;

/// <summary>Awards that rules ask for, as lists from before have them.</summary>
public static class EarlierHolders
{
    /// <summary>Each of some applicants holds one of each kind.</summary>
    /// <param name="awards">Programme and kind of award; null for the first that the programme gives.</param>
    /// <param name="first">Number of the first applicant.</param>
    /// <param name="on">The day on which they were awarded.</param>
    /// <param name="nameOf">What an applicant is called; null for the cast's names.</param>
    public static async Task HoldAsync(
        this CommitWriter commits, Catalogue catalogue, IEnumerable<(string Programme, string? Kind)> awards, int first, int applicants,
        DateOnly on, Func<int, string>? nameOf = null)
    {
        foreach (var (id, kind) in awards)
        {
            var given = kind ?? catalogue.Programmes.FirstOrDefault(p => p.Id == id)?.Awards.Keys.First() ?? "award";
            foreach (var numbers in Enumerable.Range(first, applicants).Chunk(50))
            {
                await commits.SaveAsync(numbers.Select(number => Of(id, given, number, on) with
                {
                    HolderName = (nameOf ?? Cast.OrganisationOf)(number),
                }).Aggregate(
                    new Commit(AwardKeys.AwardsPartition), (commit, award) => commit.Insert(award.Id, AwardSummary.Of(award))));
            }
        }
    }

    private static AwardHome Of(string programme, string kind, int number, DateOnly on) => new()
    {
        Id = $"{programme}-{on.Year}-1-{number}",
        ProgrammeId = programme,
        Kind = kind,
        Holder = Cast.CodeOf(number),
        HolderName = Cast.OrganisationOf(number),
        Editors = [],
        Title = "往年认定",
        ProgrammeName = new(programme, programme),
        AwardTitle = new(programme, programme),
        CertificateNumber = $"浙教〔{on.Year}〕{programme}-{number}号",
        VerificationCode = $"ABCD{number:0000}EF22",
        Term = new(on, on.AddYears(20).AddDays(-1)),
    };
}
