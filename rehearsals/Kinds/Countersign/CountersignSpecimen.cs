namespace Funding.Rehearsals.Kinds.Countersign;

/// <summary>Two departments: one confirms, one states a figure; the first objects to the first case once, which is kept.</summary>
public sealed class CountersignSpecimen : StageSpecimen
{
    private const string Reason = "合作企业出资尚未核实，请补充说明。";
    private const string Kept = "出资证明已补交并核实，予以保留。";

    public override string Kind => CountersignStage.Kind;

    public override string Settings =>
        """
        workingDays: 5, silence: waits, objections: decided, departments: [
            { id: finance, name: { zh: 财政厅, en: Finance (财政厅) }, asks: confirm },
            { id: plan, name: { zh: 发展改革委, en: Planning (发展改革委) }, asks: figure,
              figure: { name: { zh: 核定招生数, en: Students allowed }, unit: { zh: 人, en: students }, min: 0, max: 200 } }]
        """;

    public override IReadOnlyList<string> Beside =>
        [EligibilityStage.Kind, CommitteeStage.Kind, NoticeStage.Kind, AnnouncementStage.Kind];

    public override async Task<IReadOnlyList<string>> ConcernedAsync(Player play)
    {
        var stage = (await play.RoundAsync()).Stages.Find(Kind)!;
        var store = play.Get<CountersignStore>();
        var signed = await store.StateAsync(play.Id, stage, null);
        return [.. (await store.PersonsAsync(play.Id, stage.Id)).Where(d => signed.Of(d.Key) is null).SelectMany(d => d.Value)];
    }

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        await play.NameDepartmentsAsync();
        yield return "departments named";

        foreach (var department in play.Countersigning().OrderBy(d => play.Late(Departments.PersonOf(d.Id).PersonId)))
        {
            if (play.Late(Departments.PersonOf(department.Id).PersonId)) await play.ToLastDayAsync();
            var eligible = await play.InStateAsync(ApplicationState.Eligible);
            var first = eligible.Select(a => a.Id).Order(StringComparer.Ordinal).FirstOrDefault();
            if (play.Eventful && department == play.Countersigning()[0] && first is not null)
            {
                await play.Get<StatementCommands>().ObjectAsync(
                    Departments.PersonOf(department.Id), play.Id, department.Id, first, Reason);
                await play.SignAsync(department);
                yield return "an objection signed";

                await play.Get<CaseDecisionCommands>().DecideAsync(Cast.SecondOfficer, play.Id, first, true, Kept);
                yield return "the case kept";
            }
            else
            {
                await play.SignAsync(department);
                yield return "signed by a department";
            }
        }
    }

    /// <summary>
    /// Each department signs each case; the first that ever comes is objected to, the day after the departments were told.
    /// </summary>
    public override async IAsyncEnumerable<string> PlayCasesAsync(Player play, PlannedStage stage)
    {
        if ((await play.Get<CountersignStore>().PersonsAsync(play.Id, stage.Id)).Count == 0)
        {
            await play.NameDepartmentsAsync();
            yield return "departments named";
        }

        foreach (var open in await play.RowsAsync<OpenCase>(RoundKeys.OpenCasesOf(stage.Id)))
        {
            var id = open.CaseId;
            var objected = play.Eventful && open.Pass == 1 && id == Cast.ApplicationId(1);
            if (objected)
            {
                await play.LaterAsync(1);
                yield return "written to";
            }

            foreach (var department in play.Countersigning())
            {
                var (actor, signatures) = (Departments.PersonOf(department.Id), play.Get<CaseSignatureCommands>());
                if (objected && department == play.Countersigning()[0])
                {
                    await signatures.ObjectAsync(actor, play.Id, department.Id, id, Reason);
                    yield return "a case objected to";

                    await play.Get<CaseDecisionCommands>().DecideAsync(Cast.SecondOfficer, play.Id, id, true, Kept);
                    yield return "the case kept";
                    continue;
                }

                await signatures.ConfirmAsync(
                    actor, play.Id, department.Id, id, department.Figure is null ? null : "200", TypedConfirmation.Expected(id));
                yield return "a case countersigned";
            }
        }
    }
}
