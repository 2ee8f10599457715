namespace Funding.Workflows.Stages.Defence;

/// <summary>Whom the defence waits for, and whom a change of its last day concerns.</summary>
public sealed class DefenceWaitQueries(ITableStore tables, DefenceStore defence, PeopleStore people)
{
    private static readonly Texts Texts = new(typeof(DefenceKind));

    /// <summary>What the round waits for, for the office.</summary>
    public async Task<IReadOnlyList<StageWait>> OfficeAsync(Round round, PlannedStage stage, CancellationToken cancellation)
    {
        var open = (await defence.OpenAsync(round, stage, cancellation)).Count;
        var published = (await defence.PlanAsync(round, stage, cancellation))?.Value.PublishedAt is not null;
        var due = await defence.NotesDueAsync(round, stage, cancellation);
        var path = DefenceLinks.Office(round.Id, stage.Id);
        return
        [
            .. open > 0 ? new[] { new StageWait(Texts.Of(published ? "waits.open" : "waits.plan", Texts.Number(open)), path) } : [],
            .. due.Count > 0 ? new[] { new StageWait(Texts.Of("waits.notes", Texts.Number(due.Count)), path) } : [],
        ];
    }

    /// <summary>The officers together, then each expert with a note to write: the rows of both, and the pool.</summary>
    public async IAsyncEnumerable<Waited> WaitedAsync(
        Round round, PlannedStage stage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var path = DefenceLinks.Office(round.Id, stage.Id);
        if (await defence.OpenAsync(round, stage, cancellation) is { Count: > 0 } open)
        {
            var published = (await defence.PlanAsync(round, stage, cancellation))?.Value.PublishedAt;
            yield return new(
                DefenceLetters.OfficersKey,
                Texts.Of(published is null ? "waited.plan" : "waited.open", Texts.Number(open.Count)),
                published ?? round.BeganAt(stage.Id),
                stage.Closes)
            {
                For = Texts.Of("waited.for"),
                Persons = [.. (await people.HandlingAsync(Role.Officer, round.Id, cancellation)).Select(p => new Addressee(p.Id))],
                Path = path,
                Asked = [DefenceMails.DefencePlanWanted],
                Reminder = DefenceLetters.ToOffice(round, stage, open.Count, published is not null, LinkPurpose.OfficerDesk),
            };
        }

        var due = await defence.NotesDueAsync(round, stage, cancellation);
        if (due.Count == 0)
        {
            yield break;
        }

        var names = ExpertNames.Of(await defence.PoolAsync(round, cancellation));
        foreach (var expert in due)
        {
            yield return new(
                DefenceLetters.NotesKeyOf(expert.Key), Texts.Of("waited.notes", Texts.Number(expert.Count())), null, stage.Closes)
            {
                Persons = [expert.Key],
                Name = names.Of(expert.Key, expert.Key),
                Path = path,
                Reminder = DefenceLetters.ToWrite(round, stage, expert.Count()),
            };
        }
    }

    /// <summary>An officer's, at their desk: two reads.</summary>
    public async Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, PlannedStage stage, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var plan = (await tables.GetAsync<DefencePlan>(partition, DefenceKeys.Plan(stage), cancellation))?.Value;
        return await tables.AnyAsync(partition, DefenceKeys.Open(stage, ""), cancellation)
            ? [new(Texts.Of(plan?.PublishedAt is null ? "duty.plan" : "duty.open"), DefenceLinks.Office(round.Id, stage.Id))] : [];
    }

    /// <summary>Who plans by its last day, and who has a note to write until then.</summary>
    public async IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (office, panel) = (DefenceLinks.Office(round.Id, stage.Id), DefenceLinks.Panel(round.Id, stage.Id));
        if (await tables.AnyAsync(RoundKeys.Partition(round.Id), DefenceKeys.Open(stage, ""), cancellation))
        {
            foreach (var officer in await people.HandlingAsync(Role.Officer, round.Id, cancellation))
            {
                yield return new OwnPart(officer.Id, DefenceStage.Kind, Texts.Of("concern.sessions"), office);
            }
        }

        foreach (var expert in await defence.NotesDueAsync(round, stage, cancellation))
        {
            yield return new OwnPart(expert.Key, DefenceStage.Kind, Texts.Of("concern.notes"), panel);
        }
    }
}
