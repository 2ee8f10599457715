namespace Funding.Workflows.Review;

/// <summary>The panels while they fill; applications and experts are numbered by the drawn orders.</summary>
internal sealed class AssignmentState
{
    private readonly PanelSeats panel;
    private readonly List<ReviewedApplication> applications;
    private readonly List<Dictionary<Party, int>> held;
    private readonly List<HashSet<int>> excluded;
    private readonly int[] loads;
    private readonly HashSet<string>[] fields;

    public AssignmentState(AssignmentInputs inputs)
    {
        panel = inputs.Seats;
        applications = InDrawnOrder(inputs.Applications, a => a.Id, inputs.ApplicationOrder, "application");
        Experts = InDrawnOrder(inputs.Experts, e => e.Id, inputs.ExpertOrder, "expert");
        fields = [.. Experts.Select(e => e.Fields.ToHashSet(StringComparer.Ordinal))];
        loads = new int[Experts.Count];

        var conflicts = new ConflictTable(Experts, inputs.Barred);
        var numbers = Experts.Index().ToDictionary(e => e.Item.Id, e => e.Index, StringComparer.Ordinal);
        excluded = [.. applications.Select(a =>
            conflicts.Of(a).Keys.Where(numbers.ContainsKey).Select(k => numbers[k]).ToHashSet())];
        held = [.. applications.Select(_ => new Dictionary<Party, int>())];

        var places = applications.Index().ToDictionary(a => a.Item.Id, a => a.Index, StringComparer.Ordinal);
        foreach (var seat in inputs.Existing)
        {
            // A seat of an application that has left the round still costs its expert the time.
            if (numbers.TryGetValue(seat.ExpertId, out var expert)) loads[expert]++;
            if (!places.TryGetValue(seat.ApplicationId, out var application)) continue;
            Seats.Add(seat);
            Hold(application, seat.Seat);
            if (numbers.ContainsKey(seat.ExpertId)) excluded[application].Add(expert);
        }
    }

    public List<PanelExpert> Experts { get; }

    public List<PanelSeat> Seats { get; } = [];

    /// <summary>Seats of the party by its own experts.</summary>
    public void Fill(Party party) => Fill(
        Experts.Index().Where(e => e.Item.Party == party).Select(e => e.Index),
        application => Lacks(application, party),
        _ => party);

    /// <summary>What is still empty by anyone, all parties at once; the seats are named in the parties' order.</summary>
    public void FillWithStandIns() => Fill(
        Enumerable.Range(0, Experts.Count),
        application => Parties.All.Sum(p => Lacks(application, p)),
        application => Parties.All.First(p => Lacks(application, p) > 0));

    private int Lacks(int application, Party party) =>
        Math.Max(0, panel.Of(party) - held[application].GetValueOrDefault(party));

    private void Fill(IEnumerable<int> candidates, Func<int, int> need, Func<int, Party> seat)
    {
        var pool = candidates
            .Select(e => new PanelCandidate(e, loads[e], Math.Max(0, Experts[e].MaxLoad - loads[e]), fields[e]))
            .ToList();
        var members = pool.Select(p => p.Expert).ToHashSet();
        var groups = Enumerable.Range(0, applications.Count)
            .Select(a => (Application: a, Need: need(a)))
            .Where(a => a.Need > 0)
            .GroupBy(a => Likeness(a.Application, a.Need, members), StringComparer.Ordinal)
            .Select(g => new PanelGroup(
                [.. g.Select(a => a.Application)], g.First().Need, excluded[g.First().Application],
                applications[g.First().Application].Fields))
            .ToList();
        foreach (var (application, expert) in PanelFlow.Solve(groups, pool))
        {
            var party = seat(application);
            Seats.Add(new(applications[application].Id, Experts[expert].Id, party));
            Hold(application, party);
            excluded[application].Add(expert);
            loads[expert]++;
        }
    }

    private void Hold(int application, Party seat) =>
        held[application][seat] = held[application].GetValueOrDefault(seat) + 1;

    private string Likeness(int application, int need, HashSet<int> members) =>
        $"{need}|{string.Join(',', excluded[application].Where(members.Contains).Order())}|{string.Join(
            '\u0001', applications[application].Fields.Order(StringComparer.Ordinal))}";

    private static List<T> InDrawnOrder<T>(IReadOnlyList<T> items, Func<T, string> id, IReadOnlyList<string> order, string what)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var drawn in order)
            if (!places.TryAdd(drawn, places.Count))
                throw new ArgumentException($"{what} {drawn} is drawn twice", nameof(order));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!seen.Add(id(item))) throw new ArgumentException($"{what} {id(item)} is given twice", nameof(items));
            if (!places.ContainsKey(id(item))) throw new ArgumentException($"{what} {id(item)} is not in the draw", nameof(items));
        }
        return [.. items.OrderBy(i => places[id(i)])];
    }
}
