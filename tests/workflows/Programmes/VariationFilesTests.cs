namespace Funding.Workflows.Tests.Programmes;

/// <summary>What a file may say of the variations that a holder may ask for, and how it is told of what it may not.</summary>
public sealed class VariationFilesTests : IDisposable
{
    private const string Name = "small-grants.yaml";

    private static readonly string Text = SmallGrants.Text.Replace("years: 1 }", """
        years: 3, targets: [
            { id: pupils, name: { zh: 学, en: P }, unit: { zh: 人, en: p }, figure: standing } ],
            duties: [{ stage: agreement, id: book, on: award, workingDays: 20 }],
            variations: [{ change: leader, deskWorkingDays: 5 }, { change: targets, confirmed: true }, { change: term, mostMonths: 6 }] }
        """, StringComparison.Ordinal);

    private readonly ProgrammesFolder folder = new();

    [Fact]
    public void A_file_with_variations_is_read_and_its_snapshot_says_the_same()
    {
        folder.Write(Name, Text);
        var programme = Funding.Workflows.Programmes.Catalogue.Load(folder.Path).Programme("small-grants");
        Assert.Equal(
            [(LeaderVariation.Id, (int?)5, false, null), (TargetsVariation.Id, null, true, null),
                (TermVariation.Id, null, false, (int?)6)],
            programme.Awards["grant"].Variations!.Select(v => (
                v.Change, v.DeskWorkingDays, v.Confirmed, v.Change == TermVariation.Id ? v.As<TermSettings>().MostMonths : (int?)null)));
        var kept = ProgrammeSnapshot.Of(programme);
        Assert.Equal(kept, ProgrammeSnapshot.Of(kept.Programme()));
    }

    [Theory]
    [InlineData("change: leader, deskWorkingDays: 5", "change: leader, mostMonths: 5", "[0].mostMonths",
        "unknown setting 'mostMonths' of the change 'leader'; allowed here: change, deskWorkingDays, confirmed")]
    [InlineData("change: term, mostMonths: 6", "change: term", "[2].mostMonths",
        "missing; the setting is required")]
    [InlineData("change: targets", "change: leader", "[1].change",
        "the change 'leader' is given twice; the first is awards.grant.variations[0]")]
    [InlineData("change: targets", "change: holder", "[1].change", "'holder' is not allowed; allowed: leader, targets, delay, term, "
            + "member-leaves, member-joins, lead-passes, budget")]
    [InlineData("change: leader, deskWorkingDays: 5", "change: member-joins", "[0].change",
        "'member-joins' changes members, and the programme has none; needed: the part members with consent: by-link")]
    [InlineData("change: leader, deskWorkingDays: 5", "change: lead-passes", "[0].change",
        "'lead-passes' changes members, and the programme has none; needed: the part members with consent: by-link")]
    [InlineData("change: leader, deskWorkingDays: 5", "change: member-leaves", "[0].memberWorkingDays",
        "missing; the setting is required")]
    [InlineData("change: leader, deskWorkingDays: 5", "change: member-joins, memberWorkingDays: 5", "[0].memberWorkingDays",
        "unknown setting 'memberWorkingDays' of the change 'member-joins'; allowed here: change, deskWorkingDays, confirmed")]
    [InlineData("stage: agreement, id: book, on: award, workingDays: 20", "stage: payment, id: book, on: award", "[1].change",
        "'targets' changes a task book, and no duty of the award agrees one; needed: a duty that does")]
    public void What_is_wrong_is_named_by_its_setting(string old, string other, string setting, string message)
    {
        folder.Write(Name, Text);
        folder.Change(Name, old, other);
        var problem = folder.Problems().FirstOrDefault(p => p.Message == message);
        Assert.True(problem is not null, string.Join(Environment.NewLine, folder.Problems()));
        Assert.Equal($"awards.grant.variations{setting}", problem.Path);
    }

    public void Dispose() => folder.Dispose();
}
