namespace Funding.Workflows.Awards.Changes;

/// <summary>What every act on an award writes: the award, its history, its line in the register; and what mails say of it.</summary>
internal static class AwardChangeWriter
{
    public static void Record(Commit commit, AwardRead read, AwardHome after, AwardAct act)
    {
        var counted = after with { Acts = read.Home.Acts + 1 };
        commit.Replace(read.Award, counted)
            .Insert(AwardChangeKeys.Act(counted.Acts), act)
            .WriteElsewhere(AwardKeys.AwardsPartition, counted.Id, AwardSummary.Of(counted));
    }

    public static Dictionary<string, string> Named(AwardRead read) => new()
    {
        ["AwardName"] = read.Settings.Title.Zh,
        ["AwardName.en"] = read.Settings.Title.En,
        ["Title"] = read.Home.Title,
        ["CertificateNumber"] = read.Home.CertificateNumber.Length > 0 ? read.Home.CertificateNumber : read.Home.DocumentNumber,
        ["OrganisationName"] = read.Home.HolderName,
    };
}
