namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>Each member comes in by the mail, reads the list and approves it.</summary>
internal sealed class CommitteeActor(Participants people) : PageActor(people)
{
    public override string Kind => CommitteeStage.Kind;

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        foreach (var member in Cast.Committee)
        {
            var voter = await People.ByMailAsync(member.Name, LinkPurpose.Approve);
            await voter.OpenAsync(ApproveLinks.Round(play.Id));
            await voter.SendAsync("#vote form[action$='/approve']");
            yield return $"approved by {member.Name}";
        }
    }

    public override async IAsyncEnumerable<string> PlayCasesAsync(Player play, PlannedStage stage)
    {
        // Who is waited for is written to on the day after.
        await play.LaterAsync(1);
        foreach (var open in await play.RowsAsync<OpenCase>(RoundKeys.OpenCasesOf(stage.Id)))
        {
            foreach (var member in Cast.Committee)
            {
                var voter = await People.ByMailAsync(member.Name, LinkPurpose.Approve);
                await voter.OpenAsync(ApproveLinks.Case(play.Id, open.CaseId));
                await voter.SendAsync("form[action$='/approve']");
                yield return $"a case approved by {member.Name}";
            }
        }
    }
}
