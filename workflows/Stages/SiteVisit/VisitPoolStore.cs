namespace Funding.Workflows.Stages.SiteVisit;

/// <summary>Who can visit what: the round's experts without those whom a conflict, declared or possible, keeps from it.</summary>
public sealed class VisitPoolStore(
    ITableStore tables, IBlobStore blobs, PoolChecks checks, StageOffers offers, ApplicationStore applications)
{
    /// <summary>The applications that are visited, as they are scored now.</summary>
    public async Task<IReadOnlyList<Application>> ChooseAsync(
        Round round, Programme programme, SiteVisitSettings settings, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var eligible = await tables.EnumerateAsync<Application>(partition, KeyRange.Prefix(RoundKeys.Applications), cancellation)
            .Select(row => row.Value).Where(a => a.State == ApplicationState.Eligible).ToListAsync(cancellation);
        var scores = settings.Of == VisitedCases.All
            ? new Dictionary<string, decimal?>() : await ScoresAsync(partition, programme, cancellation);
        var rules = settings.Of == VisitedCases.All ? null : offers.Needed<IRanking>(programme).Selection;
        var cases = new List<ScoredCase>();
        foreach (var application in eligible)
            cases.Add(new(application.Id, scores.GetValueOrDefault(application.Id))
            {
                Answer = settings.Of == VisitedCases.Finalists && rules?.Strata is { } strata
                    ? await AnswerAsync(programme, application, strata.By, cancellation) : null,
            });
        var chosen = VisitChoice.Of(settings, cases, rules).ToHashSet(StringComparer.Ordinal);
        return [.. eligible.Where(a => chosen.Contains(a.Id))];
    }

    /// <summary>The draw with the ids behind its pseudonyms; the published one where there is one already.</summary>
    public async Task<VisitRoster> DrawAsync(
        Round round, PlannedStage stage, SiteVisitSettings settings, IReadOnlyList<Application> visited,
        CancellationToken cancellation)
    {
        var secret = await SecretAsync(round, cancellation);
        var pool = await PoolAsync(round, cancellation);
        var byKey = pool.Experts.ToDictionary(e => Pseudonyms.Of(secret, "E", e.Id), e => e.Id, StringComparer.Ordinal);
        var cases = visited.ToDictionary(a => Pseudonyms.Of(secret, "A", a.Id), a => a.Id, StringComparer.Ordinal);
        var keys = byKey.ToDictionary(e => e.Value, e => e.Key, StringComparer.Ordinal);
        var barred = visited
            .SelectMany(a => pool.Barred(a).Select(e => new BarredPair(Pseudonyms.Of(secret, "A", a.Id), keys[e])))
            .OrderBy(b => b.ApplicationId, StringComparer.Ordinal).ThenBy(b => b.ExpertId, StringComparer.Ordinal).ToList();
        var early = pool.Experts.Where(e => pool.Drawn.Contains(e.Id)).Select(e => keys[e.Id]).ToList();
        var late = byKey.Keys.Except(early, StringComparer.Ordinal).ToList();
        var made = VisitDraw.Carry(round.Id, stage, round.Draw!, settings.Visitors, [.. cases.Keys], early, late, barred);
        var name = BlobOf(round.Id, stage);

        // Where another was first, its file counts.
        await Attempts.OnceAsync(() => RoundBlobs.WriteAsync(blobs, name, made, cancellation, PutMode.IfAbsent), cancellation);
        return new((await RoundBlobs.ReadAsync<VisitDraw>(blobs, name, cancellation))!, cases, byKey);
    }

    /// <summary>Who is next for one application by the drawn order, as loads and conflicts are now.</summary>
    /// <param name="all">All visits of the stage.</param>
    /// <param name="busy">Who cannot come then.</param>
    /// <returns>Null where nobody is left.</returns>
    public async Task<string?> NextAsync(
        Round round, PlannedStage stage, IReadOnlyList<Visit> all, Application application, IReadOnlySet<string> busy,
        CancellationToken cancellation)
    {
        var secret = await SecretAsync(round, cancellation);
        var drawn = (await RoundBlobs.ReadAsync<VisitDraw>(blobs, BlobOf(round.Id, stage), cancellation))!;
        var places = drawn.Experts.Index().ToDictionary(e => e.Item, e => e.Index, StringComparer.Ordinal);
        var pool = await PoolAsync(round, cancellation);
        var now = drawn with
        {
            Experts =
            [
                .. pool.Experts.Select(e => e.Id)
                    .OrderBy(id => places.GetValueOrDefault(Pseudonyms.Of(secret, "E", id), int.MaxValue))
                    .ThenBy(id => id, StringComparer.Ordinal),
            ],
            Barred = [.. pool.Barred(application).Select(e => new BarredPair(application.Id, e))],
        };
        return now.Next(
            application.Id,
            [.. all.Where(v => v.State != VisitState.Withdrawn).SelectMany(v => v.Visiting.Select(e => new VisitSeat(v.CaseId, e)))],
            all.First(v => v.CaseId == application.Id).Visitors.Select(v => v.ExpertId).Concat(busy).ToHashSet(StringComparer.Ordinal));
    }

    public static string BlobOf(string roundId, PlannedStage stage) =>
        string.Create(CultureInfo.InvariantCulture, $"{RoundBlobs.Outcomes(roundId)}visitors-{stage.Id}-{stage.Pass}.json");

    private async Task<byte[]> SecretAsync(Round round, CancellationToken cancellation) => Convert.FromHexString(
        (await tables.GetAsync<string>(RoundKeys.Partition(round.Id), RoundKeys.PseudonymSecret, cancellation))!.Value);

    /// <summary>What tells strata apart, as the ranking reads it; a read where it is an answer.</summary>
    private async Task<string> AnswerAsync(Programme programme, Application application, string by, CancellationToken cancellation)
    {
        if (by == GroupCap.Desk) return application.Desk;
        if (by == StrataRules.ApplicantKind) return application.ApplicantKind;
        var submitted = await applications.ReadSubmittedAsync(application, cancellation);
        return programme.EachPart().SelectMany(p => p.Kind.RuleFacts(p.Part, application, submitted).Texts).ToDictionary()
            .GetValueOrDefault(by, "");
    }

    private async Task<Dictionary<string, decimal?>> ScoresAsync(
        string partition, Programme programme, CancellationToken cancellation)
    {
        var rubric = offers.Needed<IScores>(programme).Rubric.Scored();
        var sheets = await tables.EnumerateAsync<ReviewSheet>(partition, KeyRange.Prefix(RoundKeys.SheetsByExpert), cancellation)
            .Select(row => row.Value).Where(s => s.State == ReviewState.Signed).ToListAsync(cancellation);
        return sheets.GroupBy(s => s.ApplicationId, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => Aggregation.Of([.. g.Select(s => ScoreRules.Total(rubric, s.Scores))]).Score, StringComparer.Ordinal);
    }

    private async Task<VisitingPool> PoolAsync(Round round, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var rows = await checks.PoolAsync(round.Id, cancellation);
        var drawn = (await RoundBlobs.ReadAsync<DrawnExperts>(blobs, ReviewKeys.PanelsBlob(round.Id), cancellation))?.Experts
            .Select(e => e.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        var decisions = await PoolDecisions.ReadAsync(tables, partition, cancellation);
        var apart = decisions.KeptApart(rows.Values, await checks.ApplicationsAsync(partition, cancellation))
            .ToLookup(p => p.ApplicationId, p => p.ExpertId, StringComparer.Ordinal);

        // Of one person under two addresses the first counts, as in the draw of the panels.
        var order = rows.Keys.OrderBy(id => drawn.Contains(id) ? 0 : 1).ThenBy(id => id, StringComparer.Ordinal);
        var voting = ProbableDoubles.Voting([.. order.Select(id => rows[id])], decisions.Doubles);
        return new([.. voting.Select(e => PanelExpert.Of(e, 0))], drawn, apart);
    }

    /// <param name="Drawn">Who was in the round's draw.</param>
    /// <param name="Apart">Whom a possible conflict keeps from an application.</param>
    private sealed record VisitingPool(
        IReadOnlyList<PanelExpert> Experts, IReadOnlySet<string> Drawn, ILookup<string, string> Apart)
    {
        private readonly ConflictTable conflicts = new(Experts, []);

        public IEnumerable<string> Barred(Application application)
        {
            var ids = Experts.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
            return conflicts.Of(new ReviewedApplication(application.Id, PanelExperts.OrganisationsOf(application), [])).Keys
                .Union(application.Editors, StringComparer.Ordinal).Union(Apart[application.Id], StringComparer.Ordinal)
                .Where(ids.Contains);
        }
    }
}

/// <param name="Cases">Ids of the applications by their keys in it.</param>
/// <param name="Experts">Ids of the experts by their keys in it; who has left the pool is absent.</param>
public sealed record VisitRoster(
    VisitDraw Draw, IReadOnlyDictionary<string, string> Cases, IReadOnlyDictionary<string, string> Experts);
