namespace Funding.Workflows.Tests.Orchestration;

/// <summary>docs/workflow-events.md and the code say the same.</summary>
public sealed class EventsPageTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "workflow-events.md"));

    [Fact]
    public void Every_act_stands_on_the_page_and_no_other()
    {
        var ofStages = typeof(StageAct).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(f => f.FieldType == typeof(StageAct))
            .Select(f => ((StageAct)f.GetValue(null)!).Name);
        Type[] ofSubjects = [typeof(ApplicationAct), typeof(ReviewerAct), typeof(ObjectionAct), typeof(ProposalAct)];
        string[] ofCore = [RoundWindUp.Act.Name, CaseGate.OpenCases.Name, CaseGate.LeaveGate.Name, CaseSubject.EndCase,
            VoteLetterSubject.SendVoteLetters, CountersignLetterSubject.SendCountersignLetters,
            AwardDecision.OpenDuties, AwardDecision.Expire];
        var acts = ofStages.Union(ofCore).Concat(ofSubjects.SelectMany(t => t.GetFields()).Select(f => (string)f.GetValue(null)!));
        var written = Table("act");
        Assert.Equal(acts.Order(), written.Order());
    }

    [Fact]
    public void Every_orchestration_stands_on_the_page_with_its_event()
    {
        Assert.Equal([nameof(HomeWalker), nameof(SubjectWalker)], Table("orchestration").Distinct().Order());
        Assert.All(Rows("orchestration"), row => Assert.Equal(Waits.Changed, row[2]));
    }

    private static IEnumerable<string> Table(string head) => Rows(head).Select(row => row[0]);

    private static IEnumerable<string[]> Rows(string head)
    {
        var inside = false;
        foreach (var line in Page)
        {
            if (!line.StartsWith('|'))
            {
                inside = false;
                continue;
            }

            var cells = line.Trim('|').Split('|').Select(c => c.Trim()).ToArray();
            if (cells[0] == head)
            {
                inside = true;
            }
            else if (inside && !cells[0].StartsWith("---", StringComparison.Ordinal))
            {
                yield return cells;
            }
        }
    }
}
