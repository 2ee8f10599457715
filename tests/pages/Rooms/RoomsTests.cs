using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Funding.Pages.Tests.Rooms;

/// <summary>Which folder may know which, read from the compiled code: pages count like everything else.</summary>
public sealed class RoomsTests
{
    private static readonly Assembly[] Ours = [typeof(Page).Assembly, typeof(Round).Assembly];

    private static readonly Lazy<Architecture> Built = new(() => new ArchLoader().LoadAssemblies(Ours).Build());

    [Fact]
    public void The_platform_names_nothing_of_the_product() =>
        Assert.Empty(Edges().Where(e => e.From.StartsWith("Platform", StringComparison.Ordinal)
            && !e.To.StartsWith("Platform", StringComparison.Ordinal)).Select(e => $"{e.FromType} names {e.ToType}"));

    [Fact]
    public void Folders_of_the_platform_have_no_cycle()
    {
        var edges = Edges().Where(e => e.From.StartsWith("Platform.", StringComparison.Ordinal)
            && e.To.StartsWith("Platform.", StringComparison.Ordinal)).ToList();
        Assert.True(edges.Count > 20);
        Assert.Empty(Cycle.In(edges));
    }

    /// <summary>The one knot that is left: what of the core still knows a kind by its name. It may only get smaller.</summary>
    [Fact]
    public void The_core_names_kinds_nowhere_but_here()
    {
        var naming = Edges().Where(e => e.From.StartsWith("Workflows.", StringComparison.Ordinal) && !IsKind(e.From) && IsKind(e.To)
            && e.FromType is not ("StageKinds" or "PartKinds" or "ShippedKinds" or "FundingServices"));
        var found = naming.GroupBy(e => e.From).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key}: {string.Join(" ", g.Select(e => e.FromType).Distinct().Order(StringComparer.Ordinal))}").ToList();
        var differing = found.Except(Known).Concat(Known.Except(found).Select(line => $"listed: {line}")).ToList();
        Assert.True(differing.Count == 0, string.Join('\n', differing));
    }

    private static readonly string[] Known =
    [
        "Workflows.Api: ApplicationReads MeApi ProgrammesApi",
        "Workflows.Applications: OwnObjection PersonalQueries ScanEffects ScanHandler WithdrawalCommands",
        "Workflows.Apply: NewApplicationPage",
        "Workflows.Office: ApplicationOfficeModel ApplicationOfficePage ApplicationPages Exports "
            + "LaunchPage ObjectionQueries ObjectionView PeoplePage PeoplePages PersonPage",
        "Workflows.Parts: ContactParts",
        "Workflows.People: OwnData PeopleCommands PersonExport",
        "Workflows.Review: AnswerDay DrawBuilder DrawPages ExpertImport ExpertReviews FillPool PanelExperts "
            + "PublicValueCommands ReviewQueries ReviewRegistration ScorersView SheetCommands",
        "Workflows.Rounds: CallReopening DueDays ExtensionPlan LaunchCommands LaunchPlanner ListRepair Reconcile "
            + "RoundCalendars RoundChangeCommands",
        "Workflows.Rules: EligibilityCheck EligibilityFactsBuilder",
        "Workflows.Selection: RankingBuilder RoundSuccession",
        "Workflows.Upkeep: DocumentTidying RoundCheck RoundPersonalData RoundProof",
    ];

    private static bool IsKind(string folder) => folder.Split('.') is ["Workflows", "Stages" or "Parts", _];

    private static IEnumerable<Edge> Edges() =>
        from type in Built.Value.Types
        where type.FullName.StartsWith("Funding.", StringComparison.Ordinal)
        from dependency in type.Dependencies
        let own = FolderOf(type)
        let other = FolderOf(dependency.Target)
        where own is not null && other is not null && own != other
        select new Edge(own, Outermost(type), other, Outermost(dependency.Target));

    /// <returns>Null for what is not ours.</returns>
    private static string? FolderOf(IType type) => type.Namespace?.FullName.Split('.') switch
    {
        ["Funding", "Workflows", "Stages" or "Parts", _, ..] and [_, _, var group, var kind, ..] => $"Workflows.{group}.{kind}",
        ["Funding", "Platform" or "Workflows", _, ..] and [_, var room, var folder, ..] => $"{room}.{folder}",
        _ => null,
    };

    private static string Outermost(IType type) => type.FullName.Split('.')[^1].Split('+', '/', '`')[0];
}
