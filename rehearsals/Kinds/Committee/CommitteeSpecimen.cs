namespace Funding.Rehearsals.Kinds.Committee;

public sealed class CommitteeSpecimen : StageSpecimen
{
    public override string Kind => CommitteeStage.Kind;

    public override string Settings => SettingsAfter([EligibilityStage.Kind]);

    public override string SettingsAfter(IReadOnlyList<string> stages) =>
        $"workingDays: 5, votes: 2, exits: {{ {CommitteeSettings.Returned}: {BackTo(stages)} }}";

    public override IReadOnlyList<string> Beside => [EligibilityStage.Kind];

    public override Task<IReadOnlyList<string>> ConcernedAsync(Player play) =>
        Task.FromResult<IReadOnlyList<string>>([.. Cast.Committee.Select(member => member.PersonId)]);

    /// <summary>Each member votes on each case; the first that ever comes is returned once, the day after the members were told.</summary>
    public override async IAsyncEnumerable<string> PlayCasesAsync(Player play, PlannedStage stage)
    {
        foreach (var open in await play.RowsAsync<OpenCase>(RoundKeys.OpenCasesOf(stage.Id)))
        {
            if (play.Eventful && open is { CaseId: var id, Pass: 1 } && id == Cast.ApplicationId(1))
            {
                await play.LaterAsync(1);
                yield return "written to";
                await play.Get<CaseVoteCommands>().ReturnAsync(Cast.Chair, play.Id, id, "请核对第二项后重新提交。");
                yield return "a case returned";
                continue;
            }

            foreach (var member in Cast.Committee)
            {
                await play.ApproveAsync(member, open.CaseId);
                yield return "a case approved by a member";
            }
        }
    }

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        if (play.Eventful && (await play.RoundAsync()).RankingVersion == 1)
        {
            await play.Get<ApprovalCommands>().ReturnAsync(Cast.Chair, play.Id, "请核对第二项后重新提交。");
            yield return "returned";
            yield break;
        }

        foreach (var member in Cast.Committee.OrderBy(m => play.Late(m.PersonId)))
        {
            if (play.Late(member.PersonId)) await play.ToLastDayAsync();
            await play.ApproveAsync(member);
            yield return "approved by a member";
        }
    }

    private static string BackTo(IReadOnlyList<string> stages) =>
        stages.Contains(EligibilityStage.Kind) ? EligibilityStage.Kind : stages[^1];
}
