namespace Funding.Tests.Support.Kinds.Committee;

public sealed class CommitteeSpecimen : StageSpecimen
{
    public override string Kind => CommitteeStage.Kind;

    public override string Settings => $"workingDays: 5, votes: 2, exits: {{ {CommitteeSettings.Returned}: {EligibilityStage.Kind} }}";

    public override IReadOnlyList<string> Beside => [EligibilityStage.Kind];

    public override Task<IReadOnlyList<string>> ConcernedAsync(RoundPlayer play) =>
        Task.FromResult<IReadOnlyList<string>>([.. Cast.Committee.Select(member => member.PersonId)]);

    public override async IAsyncEnumerable<string> PlayAsync(RoundPlayer play)
    {
        if (play.Eventful && (await play.RoundAsync()).RankingVersion == 1)
        {
            await play.Get<ApprovalCommands>().ReturnAsync(Cast.Chair, play.Id, "请核对第二项后重新提交。");
            yield return "returned";
            yield break;
        }

        foreach (var member in Cast.Committee)
        {
            await play.ApproveAsync(member);
            yield return "approved by a member";
        }
    }
}
