namespace Funding.Workflows.Stages.Defence;

/// <summary>Everybody is told of their sessions: once the plan is published, and of each move since.</summary>
public sealed class DefenceTellActs(
    ITableStore tables, RoundStore rounds, DefenceStore defence, CommitWriter commits, TimeProvider clock)
{
    // A session is a row and a mail.
    private const int ToldPerCommit = 20;

    // A mail each.
    private const int MembersPerCommit = 40;

    /// <summary>Of a plan that was published, and of each move since: rows and mails go together, whatever breaks off in between.</summary>
    public async Task TellAsync(Round round, CancellationToken cancellation)
    {
        var stage = round.Stages.Of(round.Stage);
        var plan = await defence.PlanAsync(round, stage, cancellation);
        if (plan is not { Value.PublishedAt: not null })
            return;
        if (plan.Value.ToldAt is null)
            await TellPlanAsync(round, stage, plan, cancellation);
        await foreach (var move in tables.EnumerateAsync<UntoldMove>(
            RoundKeys.Partition(round.Id), KeyRange.Prefix(DefenceKeys.Untold(stage, "")), cancellation))
        {
            await TellMoveAsync(round, stage, plan.Value, move, cancellation);
        }
    }

    private async Task TellPlanAsync(Round round, PlannedStage stage, Stored<DefencePlan> plan, CancellationToken cancellation)
    {
        var settings = DefenceSettings.Of(await rounds.GetProgrammeAsync(round.Id, cancellation));
        var draft = (await defence.DraftAsync(round, stage, cancellation))!;
        foreach (var some in draft.Value.Sessions.Chunk(ToldPerCommit))
        {
            var commit = new Commit(RoundKeys.Partition(round.Id));
            foreach (var planned in some)
                await InviteAsync(commit, round, stage, settings, plan.Value, planned, cancellation);
            if (commit.Count > 0)
                await commits.SaveAsync(commit, cancellation);
        }

        var sessions = await defence.SessionsAsync(round, stage, cancellation);
        foreach (var some in sessions.SelectMany(s => s.Panel).Distinct().Order(StringComparer.Ordinal).Chunk(MembersPerCommit))
        {
            var commit = new Commit(RoundKeys.Partition(round.Id));
            foreach (var member in some)
                Mail(
                    commit, round, stage, DefenceMails.DefencePanel, member, $"{stage.Pass}:{plan.Value.Number}",
                    DefenceLetters.PanelData(plan.Value, [.. sessions.Where(s => s.Panel.Contains(member))]));
            await commits.SaveAsync(commit, cancellation);
        }

        await commits.SaveAsync(
            new Commit(RoundKeys.Partition(round.Id))
                .Replace(plan, plan.Value with { ToldAt = clock.GetUtcNow() })
                .Delete(draft.Key, draft.ETag),
            cancellation);
    }

    /// <summary>The session's row and its applicant's mail; nothing where the row is there, or the case is heard no more.</summary>
    private async Task InviteAsync(
        Commit commit, Round round, PlannedStage stage, DefenceSettings settings, DefencePlan plan, PlannedSession planned,
        CancellationToken cancellation)
    {
        if (await defence.SessionAsync(round, stage, planned.CaseId, cancellation) is not null
            || await defence.OpenAsync(round, stage, planned.CaseId, cancellation) is not { Value: var open })
            return;
        commit.Insert(DefenceKeys.Session(stage, planned.CaseId), new DefenceSession
        {
            CaseId = open.CaseId,
            Subject = open.Subject,
            OrganisationName = open.OrganisationName,
            Title = open.Title,
            Place = planned.Place,
            Panel = planned.Panel,
        });
        await MailApplicantAsync(
            commit, round, stage, DefenceMails.DefenceInvitation, planned.CaseId, $"{stage.Pass}:{plan.Number}",
            [
                .. DefenceLetters.PlaceData(plan, planned.Place, null), ("Talk", $"{settings.TalkMinutes}"),
                ("Questions", $"{settings.QuestionMinutes}"),
            ],
            cancellation);
    }

    /// <summary>The applicant and who sits on the case, nobody else.</summary>
    private async Task TellMoveAsync(
        Round round, PlannedStage stage, DefencePlan plan, Stored<UntoldMove> move, CancellationToken cancellation)
    {
        var commit = new Commit(RoundKeys.Partition(round.Id)).Delete(move.Key, move.ETag);
        if (await defence.SessionAsync(round, stage, move.Value.CaseId, cancellation) is { Value: var session }
            && session.Place != move.Value.Before && DefenceTracking.Stands(session.State))
        {
            var (data, cause) = (
                DefenceLetters.PlaceData(plan, session.Place, move.Value.Before), $"{session.CaseId}:{stage.Pass}:{session.Moves}");
            await MailApplicantAsync(
                commit, round, stage, DefenceMails.DefenceMoved, session.CaseId, $"{stage.Pass}:{session.Moves}", data, cancellation);
            foreach (var member in session.Panel)
                Mail(
                    commit, round, stage, DefenceMails.DefencePanelMoved, member, cause, [.. data, ("ApplicationName", session.Name)]);
        }

        // A move in this moment is told by the next.
        await Attempts.OnceAsync(() => commits.SaveAsync(commit, cancellation), cancellation);
    }

    private async Task MailApplicantAsync(
        Commit commit, Round round, PlannedStage stage, MailTemplate template, string caseId, string cause, (string, string)[] data,
        CancellationToken cancellation)
    {
        var application = (await tables.GetAsync<Application>(commit.Partition, RoundKeys.Application(caseId), cancellation))!.Value;
        commit.MailPage(
            round, template, Addressee.Of(application), $"{caseId}:{cause}", DefenceLinks.Own(round.Id, stage.Id, caseId),
            [.. data, ("ApplicationName", application.Name), ("ApplicationNumber", caseId)]);
    }

    private static void Mail(
        Commit commit, Round round, PlannedStage stage, MailTemplate template, string personId, string cause, (string, string)[] data) =>
        commit.MailLink(
            round, template, personId, cause,
            RoundMail.Link(DefenceLetters.DeskLink(round, stage), DefenceLinks.Panel(round.Id, stage.Id)), data);
}
