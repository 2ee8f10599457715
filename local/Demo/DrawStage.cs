namespace Funding.Local.Demo;

/// <summary>Two committee members enter the public value of the named day alike; the panels are drawn from it.</summary>
internal static class DrawStage
{
    private const string Figure = "3271.52";

    public static async Task RunAsync(DemoYear year)
    {
        await ConfirmAsync(year);
        var day = DateOnly.Parse(
            (await year.RoundAsync()).GetProperty("draw").GetProperty("publicValueDay").GetString()!,
            System.Globalization.CultureInfo.InvariantCulture);
        await year.Pace.GoToAsync(day.AddDays(1), 9);
        foreach (var member in (string[])[Persons.FirstMember, Persons.SecondMember])
        {
            var visitor = await year.VisitorByMailAsync(member, LinkPurpose.PublicValue);
            await visitor.OpenAsync(DrawLinks.PublicValue(year.Round));
            await visitor.SubmitAsync(("value", Figure));
            year.Pace.Tick();
        }

        await year.Pace.UntilAsync(() => year.IsAtAsync("review"), "the panels are drawn");
    }

    /// <summary>The names of an expert's organisation and of an applicant are near: the administrator says that they mean one.</summary>
    private static async Task ConfirmAsync(DemoYear year)
    {
        var found = await (await year.AdministratorAsync()).ListAsync($"/rounds/{year.Round}/experts/possible-conflicts");
        var administrator = year.Visitor(Persons.Administrator);
        await administrator.SignInAsync();
        foreach (var conflict in found)
        {
            year.Pace.Tick();
            await administrator.OpenAsync(OfficeLinks.ConflictCheck(year.Round, conflict.GetProperty("id").GetString()!));
            await administrator.SubmitAsync(("decision", "confirmed"), ("reason", "该专家所在二级学院隶属申报单位，确认回避。"));
        }
    }
}
