namespace Funding.Workflows.Stages.Countersign;

/// <summary>What who answers for a department does with all cases together: object, state figures, sign.</summary>
public sealed class StatementCommands(CountersignStore store, ITableStore tables, CommitWriter commits, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Figures of so many cases fit a commit beside the draft's row.</summary>
    public const int MostFigures = 90;

    /// <summary>The name of the field in which a case's figure is typed.</summary>
    public static string FigureField(string caseId) => $"figure-{caseId}";

    /// <summary>Objects to a case, until the department signs.</summary>
    /// <exception cref="RefusedException">Not the actor's, not open, signed already, or no reason.</exception>
    public Task ObjectAsync(
        Actor actor, string roundId, string department, string caseId, string? reason, CancellationToken cancellation = default) =>
        SayAsync(actor, roundId, department, [caseId], (_, said) => said with { Objection = Reasons.Demand(reason) }, cancellation);

    /// <summary>Takes the objection back, until the department signs.</summary>
    /// <exception cref="RefusedException">As for an objection, or there is none.</exception>
    public Task TakeBackAsync(Actor actor, string roundId, string department, string caseId, CancellationToken cancellation = default) =>
        SayAsync(actor, roundId, department, [caseId], (_, said) => said.Objection is null
            ? throw new RefusedException(CountersignRefusals.NoObjection())
            : said with { Objection = null }, cancellation);

    /// <summary>Keeps figures as typed, until the department signs; an empty one takes the figure back.</summary>
    /// <param name="typed">By the case's number, at most <see cref="MostFigures"/>.</param>
    /// <exception cref="RefusedException">
    /// Not the actor's, not open, signed already, no figure is asked for, or figures that are none: each is named.
    /// </exception>
    public Task StateAsync(
        Actor actor, string roundId, string department, IReadOnlyDictionary<string, string> typed, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(typed.Count, MostFigures);
        return SayAsync(actor, roundId, department, [.. typed.Keys], (asked, said) => said with
        {
            Figure = StatedFigure.Read(asked, typed[said.CaseId], FigureField(said.CaseId)),
        }, cancellation);
    }

    /// <summary>Signs for all cases together: what is not objected to is confirmed.</summary>
    /// <param name="typed">The end of the content code.</param>
    /// <exception cref="RefusedException">Not the actor's, not open, signed already, figures missing, or not confirmed.</exception>
    public Task SignAsync(Actor actor, string roundId, string department, string? typed, CancellationToken cancellation = default) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var desk = await store.OpenAsync(actor, roundId, department, cancellation);
            var (state, draft) = await OpenAsync(desk, cancellation);
            var cases = (await store.CasesAsync(roundId, cancellation)).Select(c => c.Summary.Id).ToList();
            var said = (await store.StatementsAsync(roundId, desk.Stage, department, cancellation))
                .Where(s => cases.Contains(s.CaseId)).ToList();
            DemandFigures(desk.Department, cases, said);
            var code = CountersignCode.Of(CountersignCode.About(roundId, desk.Stage), department, cases, said);
            TypedConfirmation.Demand(typed, code);
            var objections = said.Count(s => s.Objection is not null);
            var answer = new DepartmentAnswer(
                department, actor.PersonId, clock.GetUtcNow(), code, cases.Count, objections, TakenUp: false);

            // The round's row is taken along: a signature is either seen by the closing of the stage, or refused.
            var commit = new Commit(RoundKeys.Partition(roundId)).Replace(desk.Round, desk.Round.Value);
            commit.Put(CountersignKeys.State(desk.Stage, null), state, (state?.Value ?? CountersignState.None).With(answer));
            Draft(commit, desk, draft, actor);
            await commits.SaveAsync(
                commit
                    .Audit(AuditNote.By(
                        actor, "countersigned", department, ("cases", $"{cases.Count}"), ("objections", $"{objections}"), ("code", code)))
                    .WakeRound(roundId),
                cancellation);
        }, cancellation);

    private Task SayAsync(
        Actor actor, string roundId, string department, IReadOnlyList<string> caseIds,
        Func<CountersigningDepartment, CaseStatement, CaseStatement> say, CancellationToken cancellation) =>
        Attempts.OrRefuseAsync(Tries, StorageRefusals.ChangedMeanwhile, async () =>
        {
            var desk = await store.OpenAsync(actor, roundId, department, cancellation);
            var (_, draft) = await OpenAsync(desk, cancellation);
            var before = (await store.CasesAsync(roundId, cancellation)).Select(c => c.Summary.Id).ToHashSet(StringComparer.Ordinal);
            var said = (await store.StatementsAsync(roundId, desk.Stage, department, cancellation))
                .ToDictionary(s => s.CaseId, StringComparer.Ordinal);
            var commit = new Commit(RoundKeys.Partition(roundId));
            Draft(commit, desk, draft, actor);
            var refused = new List<Refusal>();
            foreach (var id in caseIds)
            {
                try
                {
                    Say(id);
                }
                catch (RefusedException why)
                {
                    refused.AddRange(why.Refusals);
                }
            }

            if (refused.Count > 0)
            {
                throw new RefusedException([.. refused]);
            }

            await commits.SaveAsync(commit, cancellation);

            void Say(string id)
            {
                var known = said.GetValueOrDefault(id) ?? new CaseStatement(department, id, null, null);
                var next = before.Contains(id) ? say(desk.Department, known) : throw new RefusedException(CountersignRefusals.NoCase(id));
                if (next is not { Objection: null, Figure: null })
                {
                    commit.Upsert(CountersignKeys.Statement(desk.Stage, department, id), next);
                }
                else if (said.ContainsKey(id))
                {
                    commit.Delete(CountersignKeys.Statement(desk.Stage, department, id));
                }
            }
        }, cancellation);

    /// <exception cref="RefusedException">The department may say nothing now.</exception>
    private async Task<(Stored<CountersignState>? State, Stored<DepartmentDraft>? Draft)> OpenAsync(
        DepartmentDesk desk, CancellationToken cancellation)
    {
        var round = desk.Round.Value;
        if (round.IsCountersignedByCase() || !round.IsAt(CountersignStage.Kind) || round.Seal is not null)
        {
            throw new RefusedException(CountersignRefusals.NotOpen());
        }

        var state = await store.FindStateAsync(round.Id, desk.Stage, null, cancellation);
        if (state?.Value.Of(desk.Department.Id) is not null)
        {
            throw new RefusedException(CountersignRefusals.Signed());
        }

        return CountersignStage.TakesAnswers(desk.Settings, round.CloseOf(CountersignStage.Kind), clock.GetUtcNow())
            ? (state, await tables.GetAsync<DepartmentDraft>(
                RoundKeys.Partition(round.Id), CountersignKeys.Draft(desk.Stage, desk.Department.Id), cancellation))
            : throw new RefusedException(CountersignRefusals.Closed());
    }

    private void Draft(Commit commit, DepartmentDesk desk, Stored<DepartmentDraft>? draft, Actor actor) => commit.Put(
        CountersignKeys.Draft(desk.Stage, desk.Department.Id), draft, new DepartmentDraft(actor.PersonId, clock.GetUtcNow()));

    private static void DemandFigures(
        CountersigningDepartment department, IReadOnlyList<string> cases, IReadOnlyList<CaseStatement> said)
    {
        var byCase = said.ToDictionary(s => s.CaseId, StringComparer.Ordinal);
        var missing = cases.Where(id => DepartmentLine.Of(department, byCase.GetValueOrDefault(id)) == SaidOfCase.Missing).ToList();
        if (missing.Count > 0)
        {
            throw new RefusedException(CountersignRefusals.FiguresMissing(missing.Count, missing[0]));
        }
    }
}
