namespace Funding.Workflows.Stages.Rules;

/// <summary>Applies the rules to one case, in its turn, and gives it a place where they are counted.</summary>
public sealed class RulesCaseActs(
    RoundStore rounds, ApplicationStore applications, PriorQueries prior, CasePlaces places, TimeProvider clock)
{
    private static readonly Texts Texts = new(typeof(RulesKind));

    private static readonly PlaceFacts Uncounted = new(true, false, PlaceCount.None);

    /// <summary>A few point reads, and the answers of a case whose turn it is.</summary>
    public async Task<RulesFacts> LookAsync(StageView at, OpenCase open, CancellationToken cancellation)
    {
        var place = at.Programme.StageSettings<RulesSettings>(RulesStage.Kind).Places is null
            ? Uncounted : await places.LookAsync(at.Round, at.Stage.Id, open, cancellation);
        if (!place.First && !place.Holds)
        {
            return new(place, false);
        }

        var application = (await applications.GetAsync(at.Round.Id, open.CaseId, cancellation)).Value;
        return new(place, (await JudgeAsync(at, application, cancellation)).IsEligible);
    }

    public async Task<Application> OpenAsync(CaseAt opened, RulesSettings settings, Commit commit, CancellationToken cancellation)
    {
        if (settings.Places is not null)
        {
            await places.JoinAsync(commit, opened, cancellation);
        }

        return opened.Application.Value;
    }

    /// <summary>It goes on, with a place where they are counted.</summary>
    public async Task<Application> PassAsync(CaseAt at, Commit commit, CancellationToken cancellation)
    {
        var (open, stage) = (at.Row.Value, at.View.Stage.Id);
        if (at.View.Programme.StageSettings<RulesSettings>(RulesStage.Kind).Places is not null)
        {
            var place = await places.LookAsync(at.Round, stage, open, cancellation);
            if (!place.Holds)
            {
                await places.EndTurnAsync(commit, at.Round, stage, open, cancellation);
                await places.TakeAsync(commit, stage, open.CaseId, cancellation);
            }
        }

        Tell(commit, at, open.Done.Contains(RulesStage.WaitForPlace.Name) ? RulesMails.PlaceFree : RulesMails.RulesMet);
        return await DecidedAsync(at, commit, cancellation);
    }

    /// <summary>It does not meet the rules, or it does and neither a place nor one in reserve is left.</summary>
    public async Task<Application> RefuseAsync(CaseAt at, Commit commit, CancellationToken cancellation)
    {
        var decided = await DecidedAsync(at, commit, cancellation);
        if (!decided.State.Stands())
        {
            return decided;
        }

        commit.Audit(AuditNote.By(Actor.Rule(RulesStage.RefuseByRules.Name), "no-place-left", decided.Id).Moves(
            decided.Desk, decided.State, ApplicationState.NotSelected));
        Tell(commit, at, RulesMails.PlacesFull);
        return decided with { State = ApplicationState.NotSelected, Reason = Texts.Of("reason.no-place").Zh };
    }

    /// <summary>It passes and no place is left.</summary>
    public async Task<Application> WaitAsync(CaseAt at, Commit commit, CancellationToken cancellation)
    {
        var passed = await DecidedAsync(at, commit, cancellation);
        await places.EndTurnAsync(commit, at.Round, at.View.Stage.Id, at.Row.Value, cancellation);
        await places.WaitAsync(commit, at, RulesStage.WaitForPlace.Name, cancellation);
        commit.Audit(AuditNote.By(Actor.Rule(RulesStage.WaitForPlace.Name), "case-in-reserve", passed.Id).Moves(
            passed.Desk, passed.State, ApplicationState.Reserve));
        Tell(commit, at, RulesMails.PlaceAwaited);
        return passed with { State = ApplicationState.Reserve };
    }

    private async Task<Application> DecidedAsync(CaseAt at, Commit commit, CancellationToken cancellation)
    {
        var application = at.Application.Value;
        var verdict = await JudgeAsync(at.View, application, cancellation);
        return verdict.IsEligible && application.State == ApplicationState.Eligible
            ? application : RulesVerdict.Keep(commit, at.Round, application, verdict, clock.GetUtcNow());
    }

    private async Task<EligibilityVerdict> JudgeAsync(StageView at, Application application, CancellationToken cancellation) =>
        RulesStage.Judge(
            at.Programme,
            application,
            await applications.ReadSubmittedAsync(application, cancellation),
            await rounds.GetDeskAsync(at.Round.Id, application.Desk, cancellation),
            ShanghaiTime.DayOf(application.SubmittedAt!.Value),
            await prior.OfAsync(RulesStage.AsksOf(at.Programme), at.Programme, application, cancellation));

    private static void Tell(Commit commit, CaseAt at, MailTemplate mail)
    {
        var application = at.Application.Value;
        commit.Mail(
            at.Round, mail, Addressee.Of(application), $"{application.Id}:{at.Row.Value.Pass}",
            RoundMail.DeskLink(LinkPurpose.Apply, at.Round.Id, at.Round.CallCloses().AddDays(30)),
            ("ApplicationName", application.Name), ("ApplicationNumber", application.Id));
    }
}
