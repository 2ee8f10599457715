namespace Funding.Rehearsals.Kinds.Eligibility;

public sealed class EligibilitySpecimen : StageSpecimen
{
    public override string Kind => EligibilityStage.Kind;

    public override string Settings => "workingDays: 10, correctionWorkingDays: 3, rules: []";

    public override async Task<IReadOnlyList<string>> ConcernedAsync(Player play) =>
        await play.InStateAsync(EligibilityStage.ForOfficers) is [] ? [] : [Cast.Officer.PersonId, Cast.SecondOfficer.PersonId];

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        if (play.Eventful && await play.InStateAsync(EligibilityStage.ForOfficers) is [{ Id: var first }, ..]
            && (await play.ApplicationAsync(first)).Correction is null)
        {
            await play.Get<EligibilityCommands>().AskForCorrectionAsync(Cast.Officer, play.Id, first, "请补充合作协议的盖章页。");
            yield return "correction asked for";

            await play.Get<SubmissionCommands>().SubmitAsync(Cast.ApplicantOf(first), play.Id, first);
            yield return "corrected";
        }

        await play.DecideEligibilityAsync();
        yield return "decided";
    }
}
