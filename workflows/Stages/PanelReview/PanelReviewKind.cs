namespace Funding.Workflows.Stages.PanelReview;

internal sealed class PanelReviewKind(
    ITableStore tables, ReviewQueries review, ReviewFacts facts, SheetAnswers answers,
    FillActs fill, CloseReviewActs close, AnswerDueDays dueDays,
    WithdrawnReviews withdrawn, ScoreExports exports, SheetDataStore sheets)
    : StageKind<PanelReviewSettings, PanelReviewFacts>(new PanelReviewDeclaration())
{
    public override IReadOnlyList<ActRun> Acts =>
    [
        ActRun.Of(PanelReviewStage.FillPanels, (round, cancellation) => fill.FillPanelsAsync(round.Id, cancellation)),
        ActRun.Of(PanelReviewStage.EscalateUnscored, close.EscalateUnscoredAsync),
        ActRun.Of(PanelReviewStage.Close, close.CloseAsync),
    ];

    public override void Map(IStageRoutes routes)
    {
        ReviewPages.Map(routes.Group(Audience.Review));
        ProgressPages.Map(routes.Group(Audience.Office));
        ReviewsApi.Map(routes.Group(Audience.Api));
        ConflictsApi.Map(routes.Group(Audience.Api));
    }

    public override Task<PanelReviewFacts> LookAsync(StageView at, CancellationToken cancellation) =>
        facts.ReadAsync(at.Round, cancellation);

    public override StageStep Next(PanelReviewSettings settings, PanelReviewFacts facts, StageMoment moment) =>
        PanelReviewStage.Next(facts, moment);

    public override RenderFragment? Facts(Programme programme, IReadOnlyList<Desk> desks) =>
        Page.Part<RubricFacts, IReadOnlyList<Criterion>>(PanelReviewSettings.CriteriaOf(programme));

    public override IAsyncEnumerable<object> OfAsync(string personId, Round round, CancellationToken cancellation) =>
        sheets.OfAsync(personId, round, cancellation);

    public override async Task<IReadOnlyList<StageEvent>> HistoryAsync(
        StageView at, Application application, CancellationToken cancellation) =>
        [
            .. PanelHistory.Of(
                await tables.EnumerateAsync<PanelMember>(
                    RoundKeys.Partition(at.Round.Id), KeyRange.Prefix(RoundKeys.PanelPrefix(application.Id)), cancellation)
                    .Select(member => member.Value).ToListAsync(cancellation),
                at.Round.HasPassed(Kind)),
        ];

    public override Withdrawing Withdraw(WithdrawalCase asked) => PanelReviewStage.Withdraw(asked);

    public override async Task<IReadOnlyList<string>> WithdrawAsync(
        Commit commit, Round round, Application leaving, CancellationToken cancellation)
    {
        await withdrawn.AddAsync(commit, round, leaving.Id, leaving.Name, cancellation);
        return [];
    }

    public override Task FollowCalendarAsync(Round round, CancellationToken cancellation) =>
        dueDays.FollowCalendarAsync(round, true, cancellation);

    /// <summary>Until when an expert answers and signs: one read, and a query for who has not answered.</summary>
    public override async Task<IReadOnlyList<StageDate>> DatesAsync(
        Round round, PlannedStage stage, Actor person, CancellationToken cancellation)
    {
        if (!person.Can(Right.ReviewApplication) || !round.IsAt(Kind) || await tables.GetAsync<Reviewer>(
            RoundKeys.Partition(round.Id), ReviewKeys.Reviewer(person.PersonId), cancellation) is not { Value: { Open: > 0 } reviewer })
        {
            return [];
        }

        var dates = new List<StageDate>();
        if (await AnswerByAsync(round, reviewer, cancellation) is { } by)
        {
            dates.Add(new("answer", Texts.Of("date.answer", Texts.Number(reviewer.Assigned)), by, ReviewLinks.Round(round.Id)));
        }

        if (stage.Closes is { } closes)
        {
            dates.Add(new("sign", Texts.Of("date.sign", Texts.Number(reviewer.Open)), closes, ReviewLinks.Round(round.Id)));
        }

        return dates;
    }

    public override async Task<IReadOnlyList<StageWait>> WaitsAsync(StageView at, Actor reader, CancellationToken cancellation)
    {
        var progress = await review.ProgressAsync(reader, at.Round.Id, cancellation);
        IEnumerable<StageWait> experts = progress.Waiting == 0
            ? []
            : [new(
                Texts.Of(
                    "waits.experts", Texts.Number(progress.Waiting), Texts.Number(progress.Signed),
                    Texts.Number(progress.Total)),
                Paths.Of(Paths.OfficeReview, at.Round.Id))];
        return [.. await ShortAsync(at.Round.Id, "waits.short", cancellation), .. experts];
    }

    /// <summary>Experts with a sheet to sign; the sheets of those who have not answered are a query each.</summary>
    public override async IAsyncEnumerable<Waited> WaitedAsync(StageView at, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var round = at.Round;
        foreach (var line in await ShortAsync(round.Id, "waited.short", cancellation))
        {
            yield return new("seats", line.Text, null, null)
            {
                For = Texts.Of("waited.short.for"),
                Path = line.Path,
                Why = Texts.Of("waited.short.why"),
            };
        }

        var partition = RoundKeys.Partition(round.Id);
        var names = ExpertNames.Of(await tables.EnumerateAsync<PoolExpert>(partition, KeyRange.Prefix(RoundKeys.Experts), cancellation)
            .Select(expert => expert.Value).ToListAsync(cancellation));
        await foreach (var row in tables.EnumerateAsync<Reviewer>(partition, KeyRange.Prefix(ReviewKeys.Reviewers), cancellation))
        {
            if (row.Value is not { Open: > 0 } reviewer)
            {
                continue;
            }

            var by = await AnswerByAsync(round, reviewer, cancellation);
            yield return new(
                ReviewReminders.KeyOf(reviewer.ExpertId),
                by is null ? Texts.Of("waited.sign", Texts.Number(reviewer.Open))
                    : Texts.Of("waited.answer", Texts.Number(reviewer.Assigned), Texts.Number(reviewer.Accepted)),
                reviewer.Opened,
                by ?? at.Stage.Closes)
            {
                Persons = [reviewer.ExpertId],
                Name = names.Of(reviewer.ExpertId, reviewer.Name),
                Path = OfficeLinks.Sheets(round.Id, reviewer.ExpertId),
                Asked =
                [
                    MailTemplates.ReviewInvitation, MailTemplates.ReviewAnswer, MailTemplates.ReviewReminder, MailTemplates.ReviewLastDay,
                ],
                Reminder = by is { } day ? ReviewReminders.ToAnswer(round, reviewer, day)
                    : ReviewReminders.ToSign(round, reviewer, MailTemplates.ReviewReminder),
            };
        }
    }

    public override Task<IReadOnlyList<StageWait>> DutiesAsync(RoundSummary round, Actor reader, CancellationToken cancellation) =>
        ShortAsync(round.Id, "duty", cancellation);

    public override IAsyncEnumerable<RoundPart> PartsAsync(
        Round round, PlannedStage stage, DeadlineChange change, CancellationToken cancellation) =>
        change.IsAt(Kind) && change.Find(Kind) is { } moved
            ? answers.ExpertsAsync(round, moved, cancellation)
            : AsyncEnumerable.Empty<RoundPart>();

    /// <summary>Who scored or is to score it, former members included.</summary>
    public override async Task<RenderFragment?> DossierAsync(
        StageView at, Application application, Actor reader, CancellationToken cancellation) =>
        await review.PanelAsync(reader, at.Round.Id, application.Id, cancellation) is { Count: > 0 } members
            ? Page.Part<PanelPart, PanelModel>(new(
                at.Round.Id, members, await review.NamesAsync(reader, at.Round.Id, cancellation))) : null;

    public override IReadOnlyList<StageExport> Exports => [exports.Scores];

    public override StageConcern Tell(Round round, Concern concern) => new(
        concern.Kind == ConcernKind.Answer
            ? Texts.Of("concern.answer")
            : Texts.Of("concern.review", concern.Count),
        ReviewMail.DeskLink(round, round.CloseOf(Kind)));

    /// <summary>Those without an open sheet too: a replacement may bring them one.</summary>
    public override IAsyncEnumerable<SubjectKey> SubjectsAsync(Round round, PlannedStage stage, CancellationToken cancellation) =>
        ReviewersAsync(round, cancellation).Select(expert => new ReviewerKey(round.Id, expert).Subject);

    public override IAsyncEnumerable<WoundUp> WindUpAsync(Round round, PlannedStage stage, CancellationToken cancellation) =>
        ReviewersAsync(round, cancellation).Select(expert => new WoundUp(expert, new ReviewerKey(round.Id, expert).Subject));

    /// <returns>Null where the expert has answered for every sheet.</returns>
    private async Task<DateOnly?> AnswerByAsync(Round round, Reviewer reviewer, CancellationToken cancellation) =>
        reviewer.Assigned == 0 ? null : await tables
            .EnumerateAsync<ReviewSheet>(
                RoundKeys.Partition(round.Id), KeyRange.Prefix(RoundKeys.SheetPrefix(reviewer.ExpertId)), cancellation)
            .Where(sheet => sheet.Value.State == ReviewState.Assigned)
            .Select(sheet => (DateOnly?)sheet.Value.AnswerBy)
            .MinAsync(cancellationToken: cancellation);

    /// <summary>Panels lack experts.</summary>
    private async Task<IReadOnlyList<StageWait>> ShortAsync(string roundId, string text, CancellationToken cancellation) =>
        await tables.AnyAsync(RoundKeys.Partition(roundId), ReviewKeys.Shortfalls, cancellation)
            ? [new(Texts.Of(text), Paths.Of(Paths.OfficeDraw, roundId))]
            : [];

    private IAsyncEnumerable<string> ReviewersAsync(Round round, CancellationToken cancellation) =>
        tables.EnumerateAsync<Reviewer>(RoundKeys.Partition(round.Id), KeyRange.Prefix(ReviewKeys.Reviewers), cancellation)
            .Select(reviewer => reviewer.Value.ExpertId);

    /// <summary>After the mails: they say which day to answer it was.</summary>
    public override Task AfterExtensionAsync(Round round, CancellationToken cancellation) =>
        dueDays.FollowCalendarAsync(round, false, cancellation);
}

/// <param name="Round">Its id.</param>
public sealed record PanelModel(string Round, IReadOnlyList<PanelMember> Members, ExpertNames Names);
