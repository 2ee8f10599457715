namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Whom the visits wait for, and whom a change of the stage's last day concerns.</summary>
public sealed class VisitWaitQueries(ITableStore tables, VisitStore visits, PeopleStore people)
{
    private static readonly Texts Texts = new(typeof(SiteVisitKind));

    /// <summary>What the round waits for, for the office.</summary>
    public async Task<IReadOnlyList<StageWait>> OfficeAsync(Round round, PlannedStage stage, CancellationToken cancellation)
    {
        var (all, path) = (await visits.AllAsync(round, stage, cancellation), VisitLinks.Office(round.Id, stage.Id));
        return
        [
            .. from line in new (string Text, int Count)[]
               {
                   ("waits.plan", all.Count(v => v is { State: VisitState.Open, Appointment: null })),
                   ("waits.sign", all.Count(v => v is { State: VisitState.Open, Appointment: not null })),
                   ("waits.decide", all.Count(v => v.State == VisitState.Undecided)),
               }
               where line.Count > 0
               select new StageWait(Texts.Of(line.Text, Texts.Number(line.Count)), path),
        ];
    }

    /// <summary>The officers together, then each visitor with a protocol to sign: the rows of visits, and the pool.</summary>
    public async IAsyncEnumerable<Waited> WaitedAsync(
        Round round, PlannedStage stage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var path = VisitLinks.Office(round.Id, stage.Id);
        var open = (await visits.AllAsync(round, stage, cancellation))
            .Where(v => v.State is VisitState.Open or VisitState.Undecided).ToList();
        if (open.Count == 0)
            yield break;
        var unplanned = open.Count(v => v is { State: VisitState.Open, Appointment: null });
        yield return new(
            VisitLetters.OfficersKey,
            unplanned > 0 ? Texts.Of("waited.plan", Texts.Number(unplanned)) : Texts.Of("waited.open", Texts.Number(open.Count)),
            round.BeganAt(stage.Id),
            stage.Closes)
        {
            For = Texts.Of("waited.for"),
            Persons = [.. (await people.HandlingAsync(Role.Officer, round.Id, cancellation)).Select(p => new Addressee(p.Id))],
            Path = path,
            Asked = [VisitMails.VisitsToPlan],
            Reminder = VisitLetters.ToOffice(round, stage, open.Count, unplanned, LinkPurpose.OfficerDesk),
        };
        var names = ExpertNames.Of(await visits.PoolAsync(round, cancellation));
        foreach (var visit in open.Where(v => v is { State: VisitState.Open, Appointment: not null }))
        {
            foreach (var expert in visit.Visiting.Except(visit.Signatures.Select(s => s.ExpertId)))
            {
                yield return new(
                    VisitLetters.KeyOf(expert, visit.CaseId), Texts.Of("waited.sign", visit.Name), visit.Appointment!.Begins,
                    visit.Appointment.SignBy)
                {
                    Persons = [expert],
                    Name = names.Of(expert, expert),
                    Path = VisitLinks.One(round.Id, stage.Id, visit.CaseId),
                    Asked = [VisitMails.VisitorAsked],
                    Reminder = VisitLetters.ToSign(round, stage, visit),
                };
            }
        }
    }

    /// <summary>An officer's, at their desk: two reads at most.</summary>
    public async Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, PlannedStage stage, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        if (!await tables.AnyAsync(partition, VisitKeys.Open(stage, ""), cancellation))
            return [];
        var unplanned = await tables.AnyAsync(partition, VisitKeys.Unplanned(stage, ""), cancellation);
        return [new(Texts.Of(unplanned ? "duty.plan" : "duty.open"), VisitLinks.Office(round.Id, stage.Id))];
    }

    /// <summary>Who arranges by its last day, and who visits until then.</summary>
    public async IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var open = (await visits.AllAsync(round, stage, cancellation))
            .Where(v => v.State is VisitState.Open or VisitState.Undecided).ToList();
        if (open.Count == 0)
            yield break;
        foreach (var officer in await people.HandlingAsync(Role.Officer, round.Id, cancellation))
        {
            yield return new OwnPart(
                officer.Id, SiteVisitStage.Kind, Texts.Of("concern.arrange"), VisitLinks.Office(round.Id, stage.Id));
        }

        foreach (var expert in open
            .Where(v => v is { State: VisitState.Open, Appointment: not null }).SelectMany(v => v.Visiting).Distinct())
        {
            yield return new OwnPart(expert, SiteVisitStage.Kind, Texts.Of("concern.visit"), VisitLinks.Desk(round.Id, stage.Id));
        }
    }
}
