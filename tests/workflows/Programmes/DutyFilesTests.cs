namespace Funding.Workflows.Tests.Programmes;

/// <summary>What a file may say of an award's duties, and how it is told of what it may not.</summary>
public sealed class DutyFilesTests : IDisposable
{
    private const string Name = "small-grants.yaml";

    private static readonly string Text = SmallGrants.Text.Replace("years: 1 }", """
        years: 3, duties: [
              { stage: payment, id: first, on: award },
          { stage: monitoring, id: yearly, every: year, workingDays: 20, grades: [{ id: p, name: { zh: 合, en: P }, consequence: go-on }] },
              { stage: payment, id: second, on: '09-01', needs: yearly },
              { stage: payment, id: last, on: end-of-term } ] }
        """, StringComparison.Ordinal);

    private readonly ProgrammesFolder folder = new();

    [Fact]
    public void A_file_with_duties_is_read_and_its_snapshot_says_the_same()
    {
        folder.Write(Name, Text);
        var programme = Funding.Workflows.Programmes.Catalogue.Load(folder.Path).Programme("small-grants");
        var award = programme.Awards["grant"];
        Assert.Equal(3, award.Years);
        Assert.Equal(
            ["first payment award  ", "yearly monitoring  year ", "second payment 09-01  yearly", "last payment end-of-term  "],
            award.Duties!.Select(d => $"{d.Id} {d.Kind} {d.On} {d.Every} {d.Needs}"));
        Assert.Equal(20, award.Duties![1].As<MonitoringSettings>().WorkingDays);
        var kept = ProgrammeSnapshot.Of(programme);
        Assert.Equal(kept, ProgrammeSnapshot.Of(kept.Programme()));
    }

    [Fact]
    public void A_programme_without_duties_has_the_snapshot_it_had()
    {
        folder.Write(Name, SmallGrants.Text);
        var json = ProgrammeSnapshot.Of(Funding.Workflows.Programmes.Catalogue.Load(folder.Path).Programme("small-grants")).Json;
        Assert.DoesNotContain("\"duties\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"targets\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on: award }", "on: tomorrow }", 1, ".on",
        "'tomorrow' opens no duty: it is neither a day of every year nor a duty before this one; "
            + "allowed: award, end-of-term, a day such as 09-01")]
    [InlineData("on: award }", "on: '02-29' }", 1, ".on",
        "'02-29' opens no duty: it is neither a day of every year nor a duty before this one; "
            + "allowed: award, end-of-term, a day such as 09-01")]
    [InlineData("on: award }", "on: yearly }", 1, ".on",
        "'yearly' opens no duty: it is neither a day of every year nor a duty before this one; "
            + "allowed: award, end-of-term, a day such as 09-01")]
    [InlineData("on: award }", "on: award, every: year }", 1, "",
        "the duty 'first' needs either 'on' or 'every'; allowed for on: award, end-of-term, a day such as 09-01")]
    [InlineData("every: year, workingDays", "workingDays", 2, "",
        "the duty 'yearly' needs either 'on' or 'every'; allowed for on: award, end-of-term, a day such as 09-01, first")]
    [InlineData("every: year", "every: month", 2, ".every", "'month' is not allowed; allowed: year, tranche")]
    [InlineData("needs: yearly", "needs: last", 3, ".needs", "'last' is no duty before 'second'; allowed: first, yearly")]
    [InlineData("needs: yearly", "needs: second", 3, ".needs", "'second' is no duty before 'second'; allowed: first, yearly")]
    [InlineData("id: last", "id: first", 4, ".id", "the duty 'first' is given twice; the first is awards.grant.duties[0]")]
    [InlineData("id: last", "id: award", 4, ".id", "'award' is a word of 'on'; a duty needs another id")]
    [InlineData("stage: payment, id: last", "stage: committee, id: last", 4, ".stage",
        "'committee' is not allowed; allowed: agreement, payment, monitoring, acceptance, forwarding")]
    [InlineData("workingDays: 20", "workingDays: 0", 2, ".workingDays", "'0' is out of range; allowed: 1 to 250")]
    [InlineData("workingDays: 20", "days: 20", 2, "",
        "unknown setting 'days' of the stage 'yearly' (monitoring); allowed here: stage, id, on, every, needs, workingDays, "
            + "deskWorkingDays, grades, correctionWorkingDays")]
    [InlineData("consequence: go-on", "consequence: withdraw", 2, ".grades",
        "no grade goes on: a report could never pass; needed: one with the consequence go-on")]
    [InlineData("consequence: go-on }]", "consequence: go-on }, { id: p, name: { zh: 改, en: C }, consequence: go-on }]", 2, ".grades[1].id",
        "the grade 'p' is given twice; the first is grades[0]")]
    [InlineData("consequence: go-on }]", "consequence: go-on }, { id: redo, name: { zh: 改, en: C }, consequence: correct }]", 2, "",
        "missing; a grade with the consequence correct needs the term of a correction")]
    [InlineData("workingDays: 20", "workingDays: 20, correctionWorkingDays: 5", 2, ".correctionWorkingDays",
        "no grade has the consequence correct, so nothing is ever corrected")]
    [InlineData("stage: payment, id: last, on: end-of-term", "stage: agreement, id: last, on: end-of-term, workingDays: 20", 4, "",
        "'last' (agreement) is about targets, and the award 'grant' has none; needed: awards.grant.targets")]
    public void What_is_wrong_is_named_by_its_line_and_setting(string old, string other, int line, string setting, string message)
    {
        folder.Write(Name, Text);
        folder.Change(Name, old, other);
        var first = folder.Read(Name).Split('\n').Index().First(l => l.Item.Contains("duties:", StringComparison.Ordinal)).Index + 1;
        var problem = folder.Problems().FirstOrDefault(p => p.Message == message);
        Assert.True(problem is not null, string.Join(Environment.NewLine, folder.Problems()));
        Assert.Equal((Name, first + line), (problem.File, problem.Line));
        Assert.StartsWith($"awards.grant.duties[{line - 1}]{setting}", problem.Path, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
