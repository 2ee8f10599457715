namespace Funding.Workflows.Awards.Changes;

/// <summary>What every act on an award writes: the award, its history, its line in the register.</summary>
internal static class AwardChangeWriter
{
    public static void Record(Commit commit, AwardRead read, AwardHome after, AwardAct act)
    {
        var counted = after with { Acts = read.Home.Acts + 1 };
        commit.ReplaceAward(read.Award, counted).Insert(AwardChangeKeys.Act(counted.Acts), act);
    }
}
