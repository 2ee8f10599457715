using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Funding.Infra.Tests;

/// <summary>A file in which the ban on clocks, chance and storage holds names no type of a file where .editorconfig lifts it.</summary>
public sealed partial class PurityTests
{
    /// <summary>What still does, by file; it may only get shorter.</summary>
    private static readonly string[] Known =
    [
        "Api/ApplicationReads: ApplicationStore",
        "Api/ExtensionBodies: ProposalsApi",
        "Apply/ApplyEndpoints: AwardPages",
        "People/OwnData: ApplicationStore RoundStore",
        "Programmes/Catalogue: CatalogueLoader",
        "Stages/Draw/Pool/ExpertImport: ExpertPoolWriter PoolCheckCommands PoolCheckRefusals PoolGate RoundStore",
        "Stages/PanelReview/ExpertReviews: ApplicationStore ReviewAccess RoundStore SheetWriter",
        "Stages/PanelReview/FillPool: ApplicationFields RoundStore",
        "Changes/DeadlineTelling: RoundStore",
        "Rounds/DeskDirectory: RoundStore",
        "Changes/ExtensionPreviews: ExtensionPlan RoundStore",
        "Rounds/RoundCommitExtensions: WakeRoundHandler",
        "Selection/PublicRanking: RoundStore",
        "Selection/RoundSuccession: RoundStore",
        "Stages/Committee/ApproveModels: ApprovalView CaseVoteView CommitteeRound",
        "Stages/Committee/CaseBallot: ApprovalVote VoteStanding",
        "Stages/Committee/CommitteeStage: ApprovalVote",
        "Stages/Notice/ObjectionFiling: ObjectionCommands",
        "Stages/PanelReview/SheetAnswers: RoundStore",
        "Stages/Quota/RecommendModels: DeskRound",
        "Stages/StageFaces: RoundStore",
        "Stages/StageKindSet: CaseGate",
    ];

    [Fact]
    public void A_file_under_the_ban_names_no_type_that_is_declared_where_it_is_lifted()
    {
        var ban = Ban();
        var sources = Sources.Below("workflows", ".cs").Select(path => (Path: path, IsBanned: IsUnder(ban, path),
            Root: CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Repository.Root, path))).GetRoot())).ToList();
        var lifted = sources.SelectMany(s => s.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                .Where(t => t.Parent is not BaseTypeDeclarationSyntax).Select(t => (Name: t.Identifier.Text, s.IsBanned)))
            .GroupBy(t => t.Name, t => t.IsBanned).Where(t => !t.Contains(true)).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        Assert.True(lifted.Count > 100);

        var naming = sources.Where(s => s.IsBanned && !Joins(s.Path))
            .Select(s => (s.Path, Types: s.Root.DescendantNodes().OfType<SimpleNameSyntax>().Where(IsOfNoOther)
                .Select(n => n.Identifier.Text).Where(lifted.Contains).Distinct().Order(StringComparer.Ordinal).ToList()))
            .Where(s => s.Types.Count > 0)
            .Select(s => $"{s.Path["workflows/".Length..^".cs".Length]}: {string.Join(' ', s.Types)}").ToList();
        var differing = naming.Except(Known).Concat(Known.Except(naming).Select(line => $"listed: {line}"));
        Assert.True(!differing.Any(), string.Join('\n', differing));
    }

    [Theory]
    [InlineData("workflows/Rounds/RoundPlan.cs", true), InlineData("workflows/Rounds/RoundStore.cs", false)]
    [InlineData("workflows/Upkeep/RoundCheck.cs", false), InlineData("workflows/Rules/EligibilityFacts.cs", true)]
    public void The_sections_are_read_as_an_editor_reads_them(string path, bool isBanned) => Assert.Equal(isBanned, IsUnder(Ban(), path));

    /// <summary>A kind joins its pure decision with what reads and writes for it; one list registers them all.</summary>
    private static bool Joins(string path) =>
        path.EndsWith("Kind.cs", StringComparison.Ordinal) || path.EndsWith("/StageKinds.cs", StringComparison.Ordinal);

    /// <summary>Behind a dot stands a member, before a colon the name of an argument.</summary>
    private static bool IsOfNoOther(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        QualifiedNameSyntax qualified => qualified.Left == name,
        NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assigned => assigned.Left != name,
        _ => true,
    };

    private static bool IsUnder(IReadOnlyList<(Regex Files, bool Holds)> ban, string path) =>
        ban.LastOrDefault(section => section.Files.IsMatch(path)).Holds;

    private static List<(Regex Files, bool Holds)> Ban()
    {
        var ban = new List<(Regex, bool)>();
        var section = "";
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, ".editorconfig")))
        {
            if (line is ['[', .. var pattern, ']'])
                section = pattern;
            else if (line.StartsWith("dotnet_diagnostic.RS0030.severity", StringComparison.Ordinal))
                ban.Add((Files(section), line.EndsWith("error", StringComparison.Ordinal)));
        }

        return ban;
    }

    private static Regex Files(string pattern) => new($@"\A{Piece().Replace(pattern, piece => piece.Value switch
    {
        "**/" => "(?:.*/)?",
        "**" => ".*",
        "*" => "[^/]*",
        "{" => "(?:",
        "}" => ")",
        "," => "|",
        _ => Regex.Escape(piece.Value),
    })}\z");

    [GeneratedRegex(@"\*\*/|\*\*|.")]
    private static partial Regex Piece();
}
