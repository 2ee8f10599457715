namespace Funding.Workflows.Stages.PanelReview;

/// <summary>What an expert sees: the desk, an application with its documents, the own sheet.</summary>
public sealed class ExpertReviews(
    ITableStore tables, ReviewAccess access, SheetWriter sheets, RoundStore rounds, ApplicationStore applications, StageFaces stages)
{
    /// <summary>
    /// Rounds in which the expert was drawn, those that wait for something first: two point reads for each round from the review on, and
    /// what its later stages read.
    /// </summary>
    public async Task<IReadOnlyList<ReviewRound>> RoundsAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReviewApplication);
        var found = new List<ReviewRound>();
        foreach (var summary in (await rounds.AllAsync(cancellation))
            .Where(r => r.HasReached(PanelReviewStage.Kind)))
        {
            if (await tables.GetAsync<Reviewer>(RoundKeys.Partition(summary.Id), ReviewKeys.Reviewer(actor.PersonId), cancellation)
                is { } reviewer)
            {
                var round = (await rounds.GetAsync(summary.Id, cancellation)).Value;
                found.Add(new ReviewRound(round, reviewer.Value, await stages.ExpertWorkAsync(round, actor, cancellation)));
            }
        }

        return
        [
            .. found.OrderByDescending(r => r.Round.IsAt(PanelReviewStage.Kind) || r.Beside.Any(w => w.Waits))
                .ThenByDescending(r => r.Round.Opens),
        ];
    }

    /// <summary>All applications whose seat the expert holds; nothing, not even a number, of any other. Four transactions.</summary>
    public async Task<ReviewDeskView> DeskAsync(Actor actor, string roundId, CancellationToken cancellation = default)
    {
        actor.Demand(Right.ReviewApplication);
        var partition = RoundKeys.Partition(roundId);
        var round = (await rounds.GetAsync(roundId, cancellation)).Value;
        var expert = await tables.GetAsync<PoolExpert>(partition, RoundKeys.Expert(actor.PersonId), cancellation);
        var rubric = PanelReviewSettings.Of(await rounds.GetProgrammeAsync(roundId, cancellation)).Rubric;
        var lines = new List<ReviewDeskLine>();
        await foreach (var sheet in tables.EnumerateAsync<ReviewSheet>(
            partition, KeyRange.Prefix(RoundKeys.SheetPrefix(actor.PersonId)), cancellation))
        {
            if (expert is not null && access.MaySee(round, expert.Value, sheet.Value))
            {
                sheets.Seen(roundId, expert, sheet);
                lines.Add(new ReviewDeskLine(sheet.Value, rubric));
            }
        }

        return new ReviewDeskView(round.Id, round.Name, round.IsAt(PanelReviewStage.Kind), round.CloseOf(PanelReviewStage.Kind), lines);
    }

    /// <summary>One application with its answers and documents, without what is contact, and the expert's sheet.</summary>
    public async Task<ReviewView> ReadAsync(Actor actor, string roundId, string applicationId, CancellationToken cancellation = default)
    {
        var opened = await access.OpenAsync(actor, roundId, applicationId, cancellation);
        sheets.Seen(roundId, opened.Expert, opened.Sheet);
        var application = (await applications.GetAsync(roundId, applicationId, cancellation)).Value;
        var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
        var seen = ScorersView.Of(programme, application, await applications.ReadSubmittedAsync(application, cancellation));
        return new ReviewView(
            opened.Sheet.Value, seen.Application, seen.Answers, seen.Programme, opened.Round.CloseOf(PanelReviewStage.Kind));
    }

    /// <summary>A document of an application on the desk, for download.</summary>
    /// <exception cref="RefusedException">The same for a document and for an application that is not there for the actor.</exception>
    public async Task<AttachedDocument> DocumentAsync(
        Actor actor, string roundId, string applicationId, string documentId, CancellationToken cancellation = default)
    {
        var view = await ReadAsync(actor, roundId, applicationId, cancellation);
        return view.Application.Documents.FirstOrDefault(d => d.Id == documentId)
            ?? throw new RefusedException(ReviewRefusals.NotFound(applicationId));
    }
}

/// <param name="AtReview">The round is in its review.</param>
/// <param name="Lines">By application id.</param>
public sealed record ReviewDeskView(
    string RoundId, Bilingual RoundName, bool AtReview, DateOnly Closes, IReadOnlyList<ReviewDeskLine> Lines)
{
    public int Remaining => Lines.Count(l => l.State.IsOpen());
}

/// <summary>A sheet on its expert's desk.</summary>
public sealed record ReviewDeskLine(ReviewSheet Sheet, Rubric Rubric)
{
    public string ApplicationId => Sheet.ApplicationId;

    public string OrganisationName => Sheet.OrganisationName;

    public string Title => Sheet.Title;

    public string Name => Application.NameOf(Title, OrganisationName);

    public ReviewState State => Sheet.State;

    /// <summary>Last day to accept or recuse.</summary>
    public DateOnly AnswerBy => Sheet.AnswerBy;

    /// <summary>Criteria scored so far, of <see cref="Criteria"/>.</summary>
    public int Scored => Sheet.Scores.Count;

    public int Criteria => Rubric.Criteria.Count;

    public DateTimeOffset? SignedAt => Sheet.SignedAt;

    public DeskState Progress { get; } = DeskStates.Of(Sheet, Rubric);

    /// <summary>Weighted, 0 to 100, of what is scored so far.</summary>
    public decimal Total { get; } = SheetEntry.TotalOf(Sheet, Rubric);

    /// <summary>What keeps it from being signed.</summary>
    public IReadOnlyList<Refusal> Missing => SheetEntry.Incomplete(Sheet, Rubric);
}

/// <param name="Programme">With the form and the documents that a scorer sees.</param>
public sealed record ReviewView(ReviewSheet Sheet, Application Application, Answers Answers, Programme Programme, DateOnly Closes);

/// <summary>A round as an expert's start page shows it.</summary>
/// <param name="Beside">What the expert has in it beside the sheets.</param>
public sealed record ReviewRound(Round Round, Reviewer Reviewer, IReadOnlyList<ExpertWork> Beside)
{
    /// <summary>A sheet is neither signed nor given back, or another stage waits for something.</summary>
    public bool Waits => (Round.IsAt(PanelReviewStage.Kind) && Reviewer.Open > 0) || Beside.Any(work => work.Waits);
}
