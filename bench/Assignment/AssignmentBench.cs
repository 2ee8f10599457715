using Google.OrTools.Graph;

namespace Funding.Bench.Assignment;

/// <summary>Panels of 5 for 10,000 applications from 1,000 experts, beside a bare minimum-cost flow of as many seats.</summary>
public static class AssignmentBench
{
    public static void Run(TextWriter output, int applications = 10_000, int experts = 1_000)
    {
        var inputs = Province(applications, experts);
        // The first call loads the solver's native library; what a round pays is the second.
        Workflows.Review.Assignment.Assign(Province(50, 60));
        var clock = Stopwatch.StartNew();
        var result = Workflows.Review.Assignment.Assign(inputs);
        var assigned = clock.Elapsed;
        clock.Restart();
        var check = AssignmentVerifier.Verify(inputs, result.Seats);
        var verified = clock.Elapsed;
        clock.Restart();
        Bare(applications, experts);
        var bare = clock.Elapsed;

        var line = CultureInfo.InvariantCulture;
        output.WriteLine(string.Create(
            line,
            $"assignment  {applications} × {inputs.Seats.Size} of {experts}: {assigned.TotalSeconds:0.00} s, "
                + $"verified in {verified.TotalSeconds:0.00} s, holds: {check.Holds}, "
                + $"seats {result.Seats.Count}, shortfalls {result.Shortfalls.Count}"));
        foreach (var (party, load) in check.Loads.OrderBy(l => l.Key))
            output.WriteLine(string.Create(
                line,
                $"            {party.Id()}: loads {load.Lightest} to {load.Heaviest}, field matches {load.FieldMatches} of {load.Seats}"));
        output.WriteLine(string.Create(
            line, $"bare        minimum-cost flow, {applications} × 20 pairs, no parties, no even load: {bare.TotalSeconds:0.00} s"));
    }

    private static AssignmentInputs Province(int applications, int experts)
    {
        var draw = new DrawSequence(new byte[32], "bench");
        var kinds = draw.Integers("fields", 12, applications + experts);
        Party[] parties = [Party.Government, Party.Industry, Party.Enterprise, Party.Enterprise, Party.School];
        List<ReviewedApplication> applying = [.. Enumerable.Range(0, applications)
            .Select(i => new ReviewedApplication($"a{i:00000}", [$"org{i}", $"partner{i % 700}"], [$"field{kinds[i]}"]))];
        List<PanelExpert> pool = [.. Enumerable.Range(0, experts).Select(i => new PanelExpert(
            $"e{i:0000}",
            parties[i % 5],
            [i % 2 == 0 ? $"partner{i}" : $"org{i * 7}"],
            [],
            [$"field{kinds[applications + i]}"],
            60,
            [$"a{i:00000}"]))];
        return new()
        {
            Applications = applying,
            Experts = pool,
            Seats = new(new Dictionary<Party, int>
            {
                [Party.Government] = 1,
                [Party.Industry] = 1,
                [Party.Enterprise] = 2,
                [Party.School] = 1
            }),
            ExpertOrder = draw.Shuffle("experts", pool.Select(e => e.Id)),
            ApplicationOrder = draw.Shuffle("applications", applying.Select(a => a.Id)),
        };
    }

    private static void Bare(int applications, int experts)
    {
        using var flow = new MinCostFlow();
        var sink = applications + experts;
        for (var a = 0; a < applications; a++)
        {
            flow.SetNodeSupply(a, 5);
            for (var k = 0; k < 20; k++)
                flow.AddArcWithCapacityAndUnitCost(a, applications + ((a * 31) + (k * 53)) % experts, 1, (a + k) % 12 == 0 ? 0 : 1);
        }
        for (var e = 0; e < experts; e++) flow.AddArcWithCapacityAndUnitCost(applications + e, sink, 60, 0);
        flow.SetNodeSupply(sink, -5L * applications);
        if (flow.SolveMaxFlowWithMinCost() != MinCostFlowBase.Status.OPTIMAL) throw new InvalidOperationException("the bare flow failed");
    }
}
