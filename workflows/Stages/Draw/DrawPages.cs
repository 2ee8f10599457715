namespace Funding.Workflows.Stages.Draw;

/// <summary>The rows of a draw as pages of fewer than 100, always the same ones from the same file.</summary>
internal sealed class DrawPages(StageOffers offers)
{
    private const int SeatsPerPage = 24;
    private const int ExpertsPerPage = 24;
    private const int ShortfallsPerPage = 15;

    /// <param name="round">As it enters the review.</param>
    /// <param name="left">Who withdrew since the list was fixed: they are drawn for all the same, and not told.</param>
    public IEnumerable<Action<Commit>> Of(
        Round round, PanelRules panel, DrawFile file, string recordHash, IReadOnlyList<string> office, IReadOnlySet<string> left)
    {
        var closes = round.CloseOf(offers.KindOf<IPanel>(round));
        var told = new HashSet<int>();
        foreach (var seats in file.Seats.Chunk(SeatsPerPage))
        {
            DrawnApplication[] first = [.. seats.Where(s => told.Add(s.A)).Select(s => file.Applications[s.A])];
            yield return commit =>
            {
                Seats(commit, file, seats);
                Tell(commit, round, closes, first.Where(a => !left.Contains(a.Id)));
            };
        }

        foreach (var shortfalls in file.Shortfalls.Chunk(ShortfallsPerPage))
        {
            yield return commit => Shortfalls(commit, file, shortfalls, panel.Size);
        }

        foreach (var loads in file.Seats.CountBy(s => s.E).Chunk(ExpertsPerPage))
        {
            yield return commit => Invite(commit, round, closes, file, loads);
        }

        yield return commit => Finish(commit, round, closes, file, recordHash, office);
    }

    private static void Seats(Commit commit, DrawFile file, DrawnSeat[] seats)
    {
        foreach (var seat in seats)
        {
            var application = file.Applications[seat.A];
            var expert = file.Experts[seat.E];
            commit.InsertSheet(new ReviewSheet
            {
                ApplicationId = application.Id,
                ExpertId = expert.Id,
                ExpertAlias = expert.Alias,
                State = ReviewState.Assigned,
                AssignedAt = file.DrawnAt,
                AnswerBy = file.AnswerBy,
                Seat = seat.Seat,
                OrganisationName = application.OrganisationName,
                Title = application.Title,
                Organisations = application.Organisations,
            });
        }
    }

    /// <summary>With its first seat, for that page is written anyway.</summary>
    private static void Tell(Commit commit, Round round, DateOnly closes, IEnumerable<DrawnApplication> drawn)
    {
        foreach (var application in drawn)
        {
            commit.MailApplicant(
                round, DrawMails.InReview, new Addressee(application.Editors[0], application.OrganisationName), application.Id,
                Application.NameOf(application.Title, application.OrganisationName),
                Url.Fill(Paths.OwnApplication, round.Id, application.Id), RoundMail.Day("Until", closes));
        }
    }

    private static void Shortfalls(Commit commit, DrawFile file, AssignmentShortfall[] shortfalls, int panelSize)
    {
        foreach (var shortfall in shortfalls)
        {
            commit.Insert(ReviewKeys.Shortfall(shortfall.ApplicationId, shortfall.Party.Id()), shortfall);
            for (var number = 1; number <= Math.Min(shortfall.Empty, panelSize); number++)
            {
                var before = $"none-{shortfall.Party.Id()}-{number}";
                commit.Insert(
                    ReviewKeys.UnfillableSeat(shortfall.ApplicationId, before),
                    new EmptySeat(shortfall.ApplicationId, shortfall.Party, before, "shortfall", file.DrawnAt));
            }
        }
    }

    private static void Invite(
        Commit commit, Round round, DateOnly closes, DrawFile file, IReadOnlyList<KeyValuePair<int, int>> loads)
    {
        foreach (var (index, load) in loads)
        {
            var expert = file.Experts[index];
            var reviewer = new Reviewer
            {
                ExpertId = expert.Id,
                Alias = expert.Alias,
                Name = expert.Name,
                Party = expert.Party,
                Opened = file.DrawnAt,
                Assigned = load
            };
            commit.Insert(ReviewKeys.Reviewer(expert.Id), reviewer)
                .Waits(closes, reviewer)
                .Mail(
                    round,
                    MailTemplates.ReviewInvitation,
                    expert.Id,
                    "draw",
                    ReviewMail.DeskLink(round, closes),
                    ("Count", $"{load}"),
                    ReviewMail.Deadline(closes))
                .Follow(new ReviewerKey(round.Id, expert.Id).Subject);
        }
    }

    private static void Finish(
        Commit commit, Round round, DateOnly closes, DrawFile file, string recordHash, IReadOnlyList<string> office)
    {
        commit.Upsert(
            ReviewKeys.Draw,
            new DrawSummary(
                file.DrawnAt,
                ReviewKeys.DrawBlob(round.Id),
                recordHash,
                file.Applications.Count,
                file.Experts.Count,
                file.Seats.Count,
                file.Shortfalls.Count,
                file.Shortages))
            .Audit(AuditNote.By(
                Actor.Rule(DrawStage.DrawPanels.Name),
                "panels-drawn",
                round.Id,
                ("recordHash", recordHash),
                ("seats", $"{file.Seats.Count}"),
                ("shortfalls", $"{file.Shortfalls.Count}")));
        if (file.Shortfalls.Count > 0)
        {
            ReviewMail.TellShortfalls(commit, round, closes, office, file.Shortfalls, "draw");
        }
    }
}
