namespace Funding.Local.Demo;

/// <summary>
/// What officers have beside the decision: a list of dishonest organisations with one that applies, what an officer found of it, a comment
/// that mentions a colleague, and a tag.
/// </summary>
internal static class CaseworkStage
{
    public static async Task RunAsync(DemoYear year, string application)
    {
        year.Pace.Tick();
        var institution = Institutions.Of(application);
        var administrator = year.Visitor(Persons.Administrator);
        await administrator.SignInAsync();
        await administrator.OpenAsync(CreditLinks.Lists);
        await administrator.SubmitAsync(
            [
                (CreditImport.SourceField, "信用中国（浙江）失信主体名单（演示数据）"),
                (CreditImport.AsOfField, $"{year.Pace.Today.AddDays(-1):yyyy-MM-dd}"),
            ],
            [
                new(
                    CreditImport.FileField, "dishonest.csv",
                    Encoding.UTF8.GetBytes(
                        "单位名称,统一社会信用代码,案号,执行法院,列入日期,失信行为\n"
                        + $"{institution.Name},{institution.Code},（2025）浙演执1号,演示法院,2025-11-03,有履行能力而拒不履行\n")),
            ]);
        var officer = year.Visitor(year.Officers[0]);
        var page = OfficeLinks.Application(year.Round, application);
        await officer.OpenAsync(page);
        await officer.SubmitAsync(
            (CreditFindingEntry.OutcomeField, $"{CreditOutcome.Restored}"),
            (CreditFindingEntry.TextField, "经核对，执行款已于去年底付清，已完成信用修复。"));
        await officer.OpenAsync(page);
        var colleague = await year.Services.GetRequiredService<PeopleStore>().ShownAsAsync(Person.IdOf(year.Officers[1]));
        await officer.SubmitAsync((CommentDecision.TextField, $"@{colleague} 失信记录已修复，请复核结案通知。"));
        await officer.OpenAsync(MarkLinks.Page(year.Round));
        await officer.SubmitAsync((MarkDecision.NameField, "信用已核查"), (MarkDecision.ToneField, $"{Tone.Notice}"));
        var person = (await year.Services.GetRequiredService<PeopleStore>().FindAsync(Person.IdOf(year.Officers[0])))!.Value;
        await year.Services.GetRequiredService<MarkCommands>().TagAsync(
            person.AsActor("session:demo"), year.Round, "01", [application], add: true);
    }
}
