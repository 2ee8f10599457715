namespace Funding.Workflows.Tests.Review;

internal static class AssignmentExamples
{
    public static readonly string[] FieldNames = ["manufacturing", "digital", "health", "agriculture", "tourism", "textiles"];

    public static PanelSeats Five { get; } = new(new Dictionary<Party, int>
    {
        [Party.Government] = 1,
        [Party.Industry] = 1,
        [Party.Enterprise] = 2,
        [Party.School] = 1,
    });

    public static ReviewedApplication Application(string id, params string[] organisations) =>
        new(id, organisations, [FieldNames[id.Sum(c => c) % FieldNames.Length]]);

    public static PanelExpert Expert(
        string id, Party party, string organisation = "", int maxLoad = 60, string[]? affiliates = null,
        string[]? conflicts = null, string? field = null) =>
        new(id, party, [organisation], affiliates ?? [], [field ?? FieldNames[id.Sum(c => c) % FieldNames.Length]], maxLoad, conflicts
            ?? []);

    public static AssignmentInputs Inputs(
        IReadOnlyList<ReviewedApplication> applications, IReadOnlyList<PanelExpert> experts, PanelSeats? seats = null)
    {
        var draw = new DrawSequence(new byte[32], "3271.5");
        return new()
        {
            Applications = applications,
            Experts = experts,
            Seats = seats ?? Five,
            ExpertOrder = draw.Shuffle("experts", experts.Select(e => e.Id)),
            ApplicationOrder = draw.Shuffle("applications", applications.Select(a => a.Id)),
        };
    }

    /// <summary>As many experts of a party as it has seats of five; every third sits in an applicant's house.</summary>
    public static AssignmentInputs Round(int applications, int experts, int maxLoad = 60) => Inputs(
        [.. Enumerable.Range(0, applications).Select(i => Application($"a{i:00000}", $"org{i}", $"co{i % 700}"))],
        [.. Enumerable.Range(0, experts).Select(i => Expert(
            $"e{i:0000}", i % 5 >= 3 ? Party.Enterprise : Parties.All[i % 5 == 2 ? 3 : i % 5],
            i % 3 == 0 ? $"co{i}" : $"org{i}", maxLoad))]);
}
