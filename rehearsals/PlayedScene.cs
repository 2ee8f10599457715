namespace Funding.Rehearsals;

/// <summary>A scene in its house: how it is played, and what is counted afterwards.</summary>
internal sealed class PlayedScene(RehearsalHouse house, RehearsalScene scene, Catalogue catalogue)
{
    private const int DesksWithoutLimits = 6;
    private const int LongestHolidays = 10;

    private readonly IReadOnlyList<string> desks = DesksOf(scene.Programme, catalogue);
    private Player? player;

    private Programme Programme => scene.Programme;

    public async Task PlayAsync(CancellationToken stop)
    {
        var fitting = FittingAnswers.Of(Programme, scene.Request.Opens!.Value.AddDays(30), catalogue.Desk(desks[0]));
        await house.StartAsync(stop);
        await house.Get<CommitWriter>().HoldAsync(
            catalogue,
            [
                .. fitting.LiveAwards.Where(p => p != Programme.Id).Select(p => (p, (string?)null)),
                .. Programme.Step?.From is { } from ? [(Programme.Id, from.Award)] : Array.Empty<(string, string?)>(),
            ],
            1, scene.Settings.Applications, scene.Request.Opens!.Value.AddYears(-4));
        player = new Player(house.Services, house.Time)
        {
            Programme = Programme,
            Year = scene.Request.Year,
            Applications = scene.Settings.Applications,
            // Of a programme that is not released nobody answered what its launch asks.
            Places = scene.Unreleased is null ? null : 3,
            Budget = 100_000_000_000,
            Desks = desks,
            Experts = ExpertsOf,
            LeastTenths = 8,
            ApplicantKind = fitting.ApplicantKind,
            BornIn = fitting.BornIn,
            Answered = fitting.In,
            Officers = scene.Officers,
            OfficerOf = number => Cast.OfficerOf(1 + (number % scene.Officers)),
            Ineligible = scene.Settings.IsIneligible,
            Late = scene.Settings.IsLate,
            Withdrawn = scene.Settings.IsWithdrawn,
            WithdrawnFromNotice = scene.Settings.WithdrawnShare > 0,
            Objections = scene.Settings.Objections,
            Stop = stop,
            Asked = own => scene.Request with
            {
                Committee = own.Committee,
                Deputies = own.Deputies,
                Answers = scene.Unreleased is null ? scene.Request.Answers : own.Answers,
            },
        };
        await player.PlayAsync();

        // What was decided last is told in office hours, after the longest holidays at the latest.
        await player.LaterAsync(LongestHolidays);
    }

    /// <summary>Of each party that a panel seats as many as are set, and more where the panels would not be full.</summary>
    private int ExpertsOf(Party party)
    {
        var panel = PanelReviewSettings.Find(Programme)?.Panel;
        return panel?.Parties.GetValueOrDefault(party.Id()) is > 0 and var seats
            ? Math.Max(
                scene.Settings.Experts, RehearsalFindings.ExpertsNeeded(scene.Settings.Applications, seats, panel.MaxLoad) + 1)
            : 0;
    }

    private static IReadOnlyList<string> DesksOf(Programme programme, Catalogue catalogue) => QuotaSettings.Find(programme) is { } quota
        ? [.. quota.Desks.Where(d => d.Limit > 0).Select(d => d.Desk)]
        : [.. catalogue.Desks.Take(DesksWithoutLimits).Select(d => d.Id)];

    /// <summary>What is there by now, whether the round came to its end or not.</summary>
    /// <param name="trouble">Why it did not; null where it did.</param>
    public async Task<RehearsedRound> CountAsync(Bilingual? trouble, TimeSpan took)
    {
        var meter = house.Get<StorageMeter>().Total;
        var transactions = Enum.GetValues<StorageOperation>().ToDictionary(o => o, o => meter[o]);
        var round = player is null ? null : (await house.Get<RoundStore>().FindAsync(player.Id))?.Value;
        if (round is null)
        {
            return new() { Trouble = trouble ?? RehearsalTroubles.NotLaunched(), Transactions = transactions, Took = took };
        }

        var audit = await player!.RowsAsync<AuditEntry>(AuditKeys.Entry);
        var stays = StaysOf(round, audit);
        var applications = await player.InStateAsync(Enum.GetValues<ApplicationState>());
        return new()
        {
            Trouble = trouble ?? (round.Standing == RoundStanding.Announced ? null : RehearsalTroubles.Ended(round.Standing)),
            Round = round,
            Stays = stays,
            Mails = await MailsAsync(round),
            Work = WorkOf(audit, stays),
            States = applications.GroupBy(a => a.State).ToDictionary(g => g.Key, g => g.Count()),
            Submitted = applications
                .Where(a => a.State is not (ApplicationState.Draft or ApplicationState.Lapsed or ApplicationState.Withdrawn))
                .GroupBy(a => a.Desk).ToDictionary(g => g.Key, g => g.Count()),
            Places = int.TryParse(scene.Request.Answer("places"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
                ? asked : RankingSettings.Find(Programme)?.Selection.Places,
            Lines = await LinesAsync(),
            Transactions = transactions,
            Took = took,
        };
    }

    private static List<StageStay> StaysOf(Round round, IEnumerable<AuditEntry> audit)
    {
        var stays = new List<StageStay> { new(round.Stages.First.Id, ShanghaiTime.StartOf(round.Opens), null) };
        foreach (var note in audit.Select(e => e.Note).Where(n => n.Action is "stage-entered" or "round-ended"))
        {
            stays[^1] = stays[^1] with { Left = note.At };
            if (note.Action == "stage-entered")
            {
                stays.Add(new(new(note.Facts["stage"]), note.At, null));
            }
        }

        return stays;
    }

    /// <summary>Without those by which the rehearsal's own budget line was set up.</summary>
    private async Task<IReadOnlyList<RehearsedMail>> MailsAsync(Round round)
    {
        var templates = new Dictionary<string, string>();
        foreach (var scope in new[] { MailMessageId.ScopeOf(round.Id), MailMessageId.System })
        {
            await foreach (var sent in house.Get<ITableStore>().EnumerateAsync<DeliveryRecord>($"mail:{scope}", KeyRange.Prefix("sent:")))
            {
                templates[sent.Value.MessageId] = sent.Value.Request.Template;
            }
        }

        return
        [
            .. house.Postbox.Mails.Select(m => new RehearsedMail(
                templates.GetValueOrDefault(m.Mail.MessageId.ToString(), ""), Cast.ReaderOf(m.Mail.ToAddress),
                m.Mail.ToName.Length > 0 ? m.Mail.ToName : m.Mail.ToAddress, m.At, m.Mail.Content.Subject, m.Mail.Content.Text))
                .Where(m => m.Template != MoneyMails.BudgetChangeProposed.Name),
        ];
    }

    private List<RehearsedWork> WorkOf(IReadOnlyList<AuditEntry> audit, List<StageStay> stays)
    {
        var desksBy = desks.ToDictionary(d => Cast.Recommender(d).PersonId, d => catalogue.Desks.NameOf(d));
        var officersBy = Enumerable.Range(1, scene.Officers)
            .ToDictionary(n => Cast.OfficerOf(n).PersonId, n => new Bilingual($"审查人员{n}", $"Officer {n}"));
        var expertsBy = new Dictionary<string, Bilingual>();
        var notes = audit.Select(e => e.Note).ToList();
        foreach (var expert in notes.Where(n => n.Action == "sheet-signed").Select(n => n.Actor).Distinct())
        {
            expertsBy.TryAdd(expert, new($"专家{expertsBy.Count + 1}", $"Expert {expertsBy.Count + 1}"));
        }

        return
        [
            .. notes.Select(n => (Note: n, Who: Find(n.Actor)))
                .Where(n => n.Who is not null)
                .GroupBy(n => (n.Who!.Value.Worker, n.Who.Value.Name, Stage: stays.FindLast(s => s.Entered <= n.Note.At)?.Stage))
                .Where(g => g.Key.Stage is not null)
                .Select(g => new RehearsedWork(
                    g.Key.Worker, g.Key.Name, g.Key.Stage!.Value, g.Select(n => n.Note.Subject).Distinct().Count())),
        ];

        (Worker Worker, Bilingual Name)? Find(string actor) =>
            desksBy.TryGetValue(actor, out var desk) ? (Worker.Desk, desk)
            : officersBy.TryGetValue(actor, out var officer) ? (Worker.Officer, officer)
            : expertsBy.TryGetValue(actor, out var expert) ? (Worker.Expert, expert) : null;
    }

    private async Task<IReadOnlyList<RehearsedLine>> LinesAsync()
    {
        var lines = new List<RehearsedLine>();
        foreach (var line in TranchePlan.LinesOf(Programme, scene.Request.Year))
        {
            if ((await house.Get<BudgetStore>().FindAsync(line))?.Value.Balances is { } balances)
            {
                lines.Add(new(line, balances.Reserved.Value, balances.Committed.Value, balances.Paid.Value));
            }
        }

        return lines;
    }
}
