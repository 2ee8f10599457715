namespace Funding.Workflows.Stages.Benefit;

/// <summary>For whom claims wait: officers to decide, and where the amount asks for it another one to confirm.</summary>
public sealed class BenefitWaitQueries(OpenCases cases, BenefitSheetQueries sheets, ApplicationStore applications, PeopleStore people)
{
    private const int LinkDays = 30;

    private static readonly Texts Texts = new(typeof(BenefitKind));

    /// <summary>Under which reminders of one claim are written down.</summary>
    public static string KeyOf(string caseId) => $"benefit:{caseId}";

    /// <summary>The letter to officers, the stage's own and the office's.</summary>
    public static Reminder LetterOf(Round round, Application application, DateOnly lastDay) => new(
        BenefitMails.BenefitWaits, RoundMail.DeskLink(LinkPurpose.OfficerDesk, round.Id, lastDay.AddDays(LinkDays)),
        ("ApplicationName", application.Name), ("ApplicationNumber", application.Id), RoundMail.Day("Deadline", lastDay));

    /// <summary>The open cases and the officers, and two reads for each case.</summary>
    public async IAsyncEnumerable<Waited> ReadAsync(StageView at, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var open = await cases.AllAsync(at.Round.Id, at.Stage.Id, cancellation);
        var officers = open.Count == 0 ? [] : await people.HandlingAsync(Role.Officer, at.Round.Id, cancellation);
        foreach (var claim in open)
        {
            var decision = (await sheets.DecisionAsync(at.Round.Id, at.Stage, claim.CaseId, cancellation))?.Value;
            var application = (await applications.GetAsync(at.Round.Id, claim.CaseId, cancellation)).Value;
            yield return new(
                KeyOf(claim.CaseId), Texts.Of(decision is null ? "waited.decision" : "waited.second", application.Name),
                decision?.At ?? claim.OpenedAt, claim.LastDay(at.Stage))
            {
                For = Texts.Of("waited.for"),
                Persons = [.. officers.Where(o => o.Id != decision?.By).Select(o => new Addressee(o.Id))],
                Path = OfficeLinks.Application(at.Round.Id, claim.CaseId),
                Reminder = claim.LastDay(at.Stage) is { } lastDay ? LetterOf(at.Round, application, lastDay) : null,
            };
        }
    }
}
