namespace Funding.Rehearsals;

/// <summary>Awards that rules ask for, as lists from before have them.</summary>
public static class EarlierHolders
{
    private static readonly DateOnly AwardedOn = new(2024, 1, 10);

    /// <summary>Each of the first applicants holds one of each kind.</summary>
    /// <param name="awards">Programme and kind of award; null for the first that the programme gives.</param>
    public static async Task HoldAsync(
        this CommitWriter commits, Catalogue catalogue, IEnumerable<(string Programme, string? Kind)> awards, int applicants)
    {
        foreach (var (id, kind) in awards)
        {
            var given = kind ?? catalogue.Programmes.FirstOrDefault(p => p.Id == id)?.Awards.Keys.First() ?? "award";
            foreach (var numbers in Enumerable.Range(1, applicants).Chunk(50))
            {
                await commits.SaveAsync(numbers.Select(number => Of(id, given, number)).Aggregate(
                    new Commit(AwardKeys.AwardsPartition), (commit, award) => commit.Insert(award.Id, AwardSummary.Of(award))));
            }
        }
    }

    private static AwardHome Of(string programme, string kind, int number) => new()
    {
        Id = $"{programme}-2024-1-{number}",
        ProgrammeId = programme,
        Kind = kind,
        Holder = Cast.CodeOf(number),
        HolderName = Cast.OrganisationOf(number),
        Editors = [],
        Title = "往年认定",
        ProgrammeName = new(programme, programme),
        AwardTitle = new(programme, programme),
        CertificateNumber = $"浙教〔2024〕{programme}-{number}号",
        VerificationCode = $"ABCD{number:0000}EF22",
        Term = new(AwardedOn, new(2044, 1, 9)),
    };
}
