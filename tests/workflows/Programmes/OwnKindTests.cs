namespace Funding.Workflows.Tests.Programmes;

/// <summary>A kind of stage that nothing but this test knows: a file may use it where it is registered.</summary>
public sealed class OwnKindTests : IDisposable
{
    private const string Committee = "  - { stage: committee, id: approve, workingDays: 5, votes: 2, exits: { returned: check } }\n";
    private const string Name = $"{SmallGrants.Id}.yaml";
    private static readonly ProgrammeKinds Kinds =
        ShippedKinds.All with { Stages = [.. ShippedKinds.All.Stages, new StatementDeclaration()] };

    private readonly ProgrammesFolder folder = new();

    public OwnKindTests() => folder.Write(Name, SmallGrants.Text);

    [Fact]
    public void Its_settings_are_read_and_checked_by_itself()
    {
        Insert("  - { stage: statement, id: sign, workingDays: 5, text: 属实 }\n");
        var programme = Catalogue.Load(folder.Path, Kinds).Programme(SmallGrants.Id);
        Assert.Equal(["call", "check", "sign", "approve", "notice", "announce"], programme.Stages.Select(s => s.Id));
        Assert.Equal(new(5, "属实"), programme.StageSettings<StatementSettings>("statement"));
    }

    [Theory]
    [InlineData("workingDays: 5, text: 属实", "workingDays: 40, text: 属实", ".workingDays", "'40' is out of range; allowed: 1 to 30")]
    [InlineData("workingDays: 5, text: 属实", "workingDays: 5", ".text", "missing; the setting is required")]
    [InlineData("workingDays: 5, text: 属实", "workingDays: 5, text: 属实, by: link", ".by",
        "unknown setting 'by' of the stage 'sign' (statement); allowed here: stage, id, workingDays, text, exits")]
    [InlineData("workingDays: 5, text: 属实", "workingDays: 5, text: 空", ".text", "says nothing")]
    [InlineData("workingDays: 5, text: 属实", "workingDays: 5, text: 属实, exits: { refused: notice }", ".exits.refused",
        "'notice' is no stage before 'sign'; allowed: call, check")]
    public void A_mistake_in_them_is_named_at_its_place(string old, string broken, string path, string message)
    {
        var line = Insert("  - { stage: statement, id: sign, workingDays: 5, text: 属实 }\n");
        folder.Change(Name, old, broken);
        var problem = Assert.Single(folder.Problems(Kinds));
        Assert.Equal((Name, line, $"stages[2]{path}", message), (problem.File, problem.Line, problem.Path, problem.Message));
    }

    [Fact]
    public void After_a_rolling_call_a_kind_that_cannot_run_case_by_case_is_refused_by_name_at_its_line()
    {
        Insert("  - { stage: statement, id: sign, workingDays: 5, text: 属实 }\n");
        folder.Change(Name, "stage: call,", "stage: rolling-call,");
        var line = folder.Read(Name).Split('\n').Index().First(l => l.Item.Contains("id: check", StringComparison.Ordinal)).Index + 1;
        var faults = folder.Problems(Kinds);
        Assert.Equal((Name, line, "stages[1]"), (faults[0].File, faults[0].Line, faults[0].Path));
        Assert.StartsWith(
            "after the stage 'call' (rolling-call) each application goes on by itself, and eligibility cannot; allowed: rules",
            faults[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(faults, f => f.Path == "stages[2]");
    }

    [Fact]
    public void A_programme_begins_with_a_stage_that_takes_applications_in()
    {
        folder.Change(Name, "  - { stage: call,", "  - { stage: statement, id: sign, workingDays: 5, text: 属实 }\n  - { stage: call,");
        var fault = folder.Problems(Kinds)[0];
        Assert.Equal(
            ("stages[0]", "'sign' (statement) takes no applications in; allowed as the first stage: call, rolling-call"),
            (fault.Path, fault.Message));
    }

    [Fact]
    public void Where_it_is_not_registered_the_known_kinds_are_named()
    {
        Insert("  - { stage: statement, id: sign, workingDays: 5, text: 属实 }\n");
        Assert.StartsWith(
            "'statement' is not allowed; allowed: call, rolling-call, quota",
            Assert.Single(folder.Problems()).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private int Insert(string stage) => folder.Change(Name, Committee, stage + Committee);

    private sealed record StatementSettings(int WorkingDays, string Text);

    private sealed class StatementDeclaration() : StageDeclaration<StatementSettings>("statement")
    {
        public override StageScopes Scopes => StageScopes.Both;

        public override string Schema => """
            {
              "description": "A statement that each applicant signs.",
              "required": [ "workingDays", "text" ],
              "properties": {
                "workingDays": { "type": "integer", "minimum": 1, "maximum": 30, "description": "working days to sign" },
                "text": { "$ref": "#/definitions/text", "description": "what is signed" }
              }
            }
            """;

        public override IReadOnlyList<string> Exits => ["refused"];

        public override IReadOnlyList<Type> Needs => [typeof(ICases)];

        protected override IEnumerable<Fault> Check(StatementSettings settings, StageOutline stage, ProgrammeOutline programme) =>
            settings.Text == "空" ? [new("text", "says nothing")] : [];
    }
}
