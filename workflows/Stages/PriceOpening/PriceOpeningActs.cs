namespace Funding.Workflows.Stages.PriceOpening;

/// <summary>What the stage does by itself: the bids are counted, and the office is asked to open them.</summary>
public sealed class PriceOpeningActs(
    RoundStore rounds, PriceOpeningStore openings, PeopleStore people, WorkingCalendar calendar, CommitWriter commits, OfficeHours hours,
    TimeProvider clock)
{
    private const int LinkDays = 30;

    public async Task<Round> EnterAsync(Round entering, CancellationToken cancellation)
    {
        var stage = entering.Stages.Of(entering.Stage);
        var bids = (await openings.BidsAsync(entering.Id, cancellation)).Count;
        if (await openings.FindAsync(entering.Id, stage, cancellation) is null)
        {
            var days = (await rounds.GetProgrammeAsync(entering.Id, cancellation))
                .StageSettings<PriceOpeningSettings>(PriceOpeningStage.Kind).WorkingDays;
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(entering.Id)).Insert(
                    PriceOpeningKeys.Opening(stage), new OpeningRow(bids, calendar.AddWorkingDays(Today, days))),
                cancellation);
        }

        if (bids > 0)
        {
            await TellAsync(entering, stage, Role.Officer, bids, $"{stage.Pass}", cancellation);
        }

        return entering;
    }

    public async Task<PriceOpeningFacts> LookAsync(Round round, PlannedStage stage, CancellationToken cancellation) =>
        new((await openings.FindAsync(round.Id, stage, cancellation))?.Value is { Bids: > 0, Opened: null, RemindFrom: var day }
            ? day : null);

    /// <summary>Officers and administrators, every day.</summary>
    public async Task RemindAsync(Round round, CancellationToken cancellation)
    {
        var stage = round.Stages.Of(round.Stage);
        if ((await openings.FindAsync(round.Id, stage, cancellation))?.Value is not { Opened: null, Bids: var bids })
        {
            return;
        }

        var cause = $"{stage.Pass}:{hours.DayOf(clock.GetUtcNow()):yyyy-MM-dd}";
        await TellAsync(round, stage, Role.Officer, bids, cause, cancellation);
        await TellAsync(round, stage, Role.Administrator, bids, cause, cancellation);
    }

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    private async Task TellAsync(Round round, PlannedStage stage, Role role, int bids, string cause, CancellationToken cancellation)
    {
        var purpose = role == Role.Officer ? LinkPurpose.OfficerDesk : LinkPurpose.Office;
        var link = RoundMail.Link(
            RoundMail.DeskLink(purpose, round.Id, Today.AddDays(LinkDays)), PriceOpeningPages.Url(round.Id, stage.Id));
        foreach (var person in await people.HandlingAsync(role, round.Id, cancellation))
        {
            await commits.SaveAsync(
                new Commit(RoundKeys.Partition(round.Id)).MailLink(
                    round, PriceOpeningMails.PricesToOpen, person.Id, cause, link, ("Count", $"{bids}")),
                cancellation);
        }
    }
}
