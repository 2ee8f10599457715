namespace Funding.Workflows.Tests.Programmes;

/// <summary>Which department leads a round, an award or a line, by the ids there are; and who of its officers handles it.</summary>
public sealed class LeadDepartmentsTests : IDisposable
{
    private static readonly LeadDepartments Departments = new(ShippedCatalogue.Catalogue);

    private readonly ProgrammesFolder folder = new();

    [Theory]
    [InlineData("skill-master-studios", "human-resources")]
    [InlineData("skill-master-studios-2026-1", "human-resources")]
    [InlineData("skill-master-studios-2026-1-14", "human-resources")]
    [InlineData("skill-master-studios-i-22-3", "human-resources")]
    [InlineData("skill-master-studios:2026:provincial", "human-resources")]
    [InlineData("technician-colleges-2026-1", "human-resources")]
    [InlineData("manufacturing-training-bases-2027-2", "economy-information")]
    [InlineData("mixed-ownership-colleges-2026-1", null)]
    [InlineData("skill-master-studiosx-2026-1", null)]
    [InlineData("five-in-a-batch-i-3-1", null)]
    [InlineData("", null)]
    public void An_id_says_whose_programme_it_is_of(string home, string? department) => Assert.Equal(department, Departments.Of(home));

    [Fact]
    public void Officers_handle_what_their_departments_lead_and_administrators_all()
    {
        var own = Cast.Officer;
        var department = Of(new RoleGrant(Role.Officer, "human-resources"));
        var both = Of(new RoleGrant(Role.Officer, "human-resources"), new RoleGrant(Role.Officer));
        var nobody = Of(new RoleGrant(Role.Recommender, "human-resources"));
        foreach (var (home, expected) in new[]
        {
            ("skill-master-studios-2026-1", (false, true, true, false, true)),
            ("mixed-ownership-colleges-2026-1", (true, false, true, false, true)),
            ("manufacturing-training-bases-2026-1", (false, false, false, false, true)),
        })
        {
            Assert.Equal(expected, (
                Departments.Covers(own, home), Departments.Covers(department, home), Departments.Covers(both, home),
                Departments.Covers(nobody, home), Departments.Covers(Cast.Administrator, home)));
        }
    }

    [Theory]
    [InlineData("department: human-resources\n", "", "department", "missing; lead and department go together")]
    [InlineData("department: human-resources\n", "department: hangzhou\n", "department",
        "'hangzhou' is no department; allowed: agriculture, development-reform, economy-information, education, health, human-resources, "
            + "state-assets")]
    public void A_file_names_department_and_lead_together(string old, string other, string setting, string message)
    {
        folder.Write("skill-master-studios.yaml", File.ReadAllText(Path.Combine(
            Repository.Root, "programmes", "skill-master-studios.yaml")));
        folder.Change("skill-master-studios.yaml", old, other);
        var problem = folder.Problems().FirstOrDefault(p => p.Message == message);
        Assert.True(problem is not null, string.Join(Environment.NewLine, folder.Problems()));
        Assert.Equal(setting, problem.Path);
    }

    public void Dispose() => folder.Dispose();

    private static Actor Of(params RoleGrant[] grants) => new Person { Id = "p", Email = "p@x.example", Roles = grants }.AsActor("session");
}
