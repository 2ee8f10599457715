namespace Funding.Tests.Support.Kinds.Eligibility;

public sealed class EligibilitySpecimen : StageSpecimen
{
    public override string Kind => EligibilityStage.Kind;

    public override string Settings => "workingDays: 10, correctionWorkingDays: 3, rules: []";

    public override async IAsyncEnumerable<string> PlayAsync(RoundPlayer play)
    {
        var first = (await play.InStateAsync(EligibilityStage.ForOfficers)).FirstOrDefault()?.Id;
        if (play.Eventful && first is not null && (await play.ApplicationAsync(first)).Correction is null)
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
