namespace Funding.Workflows.Stages.PanelReview;

/// <summary>The pool and its loads while seats are filled, by a few queries whatever the number of sheets.</summary>
internal sealed class FillPool(ITableStore tables, IBlobStore blobs, RoundStore rounds, ApplicationFields fields, PoolChecks checks)
{
    public async Task<FillState> ReadAsync(Round round, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var file = await RoundBlobs.ReadAsync<DrawnExperts>(blobs, ReviewKeys.PanelsBlob(round.Id), cancellation)
            ?? throw new InvalidOperationException($"The panels of {round.Id} are not drawn.");
        var pool = new Dictionary<string, PoolExpert>(StringComparer.Ordinal);
        await foreach (var expert in tables.EnumerateAsync<PoolExpert>(partition, KeyRange.Prefix(RoundKeys.Experts), cancellation))
        {
            pool.Add(expert.Value.PersonId, expert.Value);
        }

        var loads = new Dictionary<string, int>(StringComparer.Ordinal);
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var reviewer in tables.EnumerateAsync<Reviewer>(partition, KeyRange.Prefix(ReviewKeys.Reviewers), cancellation))
        {
            loads[reviewer.Value.ExpertId] = reviewer.Value.Load;
            aliases[reviewer.Value.ExpertId] = reviewer.Value.Alias;
        }

        var decisions = await PoolDecisions.ReadAsync(tables, partition, cancellation);
        var apart = decisions.KeptApart(pool.Values, await checks.ApplicationsAsync(partition, cancellation));
        var drawn = file.Experts.Select(e => e.Id).ToList();
        foreach (var expert in file.Experts)
        {
            aliases[expert.Id] = expert.Alias;
        }

        // Who came into the pool after the draw stands behind it, in an order that the same draw decides.
        var draw = new DrawSequence(Convert.FromHexString(round.Draw!.Seed!), round.Draw!.PublicValue!);
        var late = draw.Shuffle("experts-after-the-draw", pool.Keys.Except(drawn));
        var voting = ProbableDoubles.Voting([.. drawn.Concat(late).Where(pool.ContainsKey).Select(id => pool[id])], decisions.Doubles);
        var load = PanelReviewSettings.Of(programme).Panel.MaxLoad;
        return new FillState(programme, pool, [.. voting.Select(e => PanelExpert.Of(e, load))], [.. drawn, .. late],
            loads, aliases,
            apart.ToLookup(p => p.ApplicationId, p => p.ExpertId, StringComparer.Ordinal));
    }

    /// <summary>The inputs that decide one seat: its panel as it is, everybody's load, and who was on it before.</summary>
    public async Task<(AssignmentInputs Inputs, DrawnApplication Application)> InputsAsync(
        string roundId, FillState state, EmptySeat seat, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(roundId);
        var application = (await tables.GetAsync<Application>(partition, RoundKeys.Application(seat.ApplicationId), cancellation))!.Value;
        var members = new List<PanelMember>();
        await foreach (var member in tables.EnumerateAsync<PanelMember>(
            partition, KeyRange.Prefix(RoundKeys.PanelPrefix(seat.ApplicationId)), cancellation))
        {
            members.Add(member.Value);
        }

        var panel = members.Where(m => m.State.HoldsSeat()).ToList();
        // Seats elsewhere matter by their number alone.
        var elsewhere = state.Loads.SelectMany(l => Enumerable.Repeat(
            new PanelSeat("", l.Key, Party.Government), Math.Max(0, l.Value - panel.Count(m => m.ExpertId == l.Key))));
        var organisations = PanelExperts.OrganisationsOf(application);
        var inputs = new AssignmentInputs
        {
            Applications = [new ReviewedApplication(
                application.Id, organisations, await fields.OfAsync(state.Programme, application, cancellation))],
            Experts = state.Experts,
            Seats = PanelExperts.SeatsOf(PanelReviewSettings.Of(state.Programme).Panel),
            Existing = [.. panel.Select(m => new PanelSeat(m.ApplicationId, m.ExpertId, m.Seat)), .. elsewhere],
            Barred = [.. members.Where(m => !m.State.HoldsSeat()).Select(m => m.ExpertId).Union(application.Editors, StringComparer.Ordinal)
                .Union(state.Apart[application.Id], StringComparer.Ordinal).Select(e => new BarredPair(application.Id, e))],
            ExpertOrder = state.Order,
            ApplicationOrder = [application.Id],
        };
        return (inputs, new DrawnApplication(
            application.Id, application.OrganisationName, application.Title, organisations, application.Editors));
    }
}

/// <param name="Order">Everybody in drawn order.</param>
/// <param name="Loads">Seats held by expert; kept up while seats are filled.</param>
/// <param name="Apart">Experts whom a possible conflict keeps from an application, by its id.</param>
/// <param name="Aliases">Given so far: by the draw, then by joining it late.</param>
internal sealed record FillState(
    Programme Programme, IReadOnlyDictionary<string, PoolExpert> Pool, IReadOnlyList<PanelExpert> Experts, IReadOnlyList<string> Order,
        Dictionary<string, int> Loads, Dictionary<string, string> Aliases,
    ILookup<string, string> Apart)
{
    /// <summary>The expert's alias; who joins late gets the next number.</summary>
    public string AliasOf(string expertId) =>
        Aliases.TryGetValue(expertId, out var alias) ? alias : Aliases[expertId] = $"E{Aliases.Count + 1:00}";
}
