namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>An officer names one person for each department; each comes in by the mail, states its figures and signs.</summary>
internal sealed class CountersignActor(Participants people) : PageActor(people)
{
    public override string Kind => CountersignStage.Kind;

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        var stage = StageOf(await play.RoundAsync(), Kind);
        await NameAsync(play, stage);
        yield return "departments named";
        foreach (var department in play.Countersigning())
        {
            var signer = await SignerAsync(play, stage, department);
            await FigureAsync(signer, department);
            await signer.OpenAsync(CountersignLetters.PageOf(play.Id, stage, department.Id));
            await signer.SendAsync("#sign form");
            yield return $"signed by {department.Id}";
        }
    }

    public override async IAsyncEnumerable<string> PlayCasesAsync(Player play, PlannedStage stage)
    {
        if ((await play.Get<CountersignStore>().PersonsAsync(play.Id, stage.Id)).Count == 0)
        {
            await NameAsync(play, stage.Id);
            yield return "departments named";
        }

        // Who is waited for is written to on the day after.
        await play.LaterAsync(1);
        foreach (var open in await play.RowsAsync<OpenCase>(RoundKeys.OpenCasesOf(stage.Id)))
        {
            foreach (var department in play.Countersigning())
            {
                var signer = await SignerAsync(play, stage.Id, department);
                await signer.OpenAsync($"{CountersignLetters.PageOf(play.Id, stage.Id, department.Id)}/{open.CaseId}");
                (string, string)[] figure = department.Figure is { } asked ? [("figure", Plain(asked.Max))] : [];
                await signer.SendAsync("form:has([name=do][value=confirm])", figure);
                yield return $"a case countersigned by {department.Id}";
            }
        }
    }

    private async Task NameAsync(Player play, StageKey stage)
    {
        var officer = People.Of(Cast.Officer);
        foreach (var department in play.Countersigning())
        {
            await officer.OpenAsync(StagePlace.Url(Audience.Office, play.Id, stage, "departments", department.Id));
            await officer.SendAsync(
                "form:has([name=email])", ("name", $"{department.Name.Zh}经办人"), ("email", Departments.PersonOf(department.Id).Name));
        }

        await play.SettleAsync();
    }

    private async Task<Participant> SignerAsync(Player play, StageKey stage, CountersigningDepartment department)
    {
        var signer = await People.ByMailAsync(Departments.PersonOf(department.Id).Name, CountersignLetters.Purpose);
        await signer.OpenAsync(CountersignLetters.PageOf(play.Id, stage, department.Id));
        return signer;
    }

    /// <summary>The same figure for every case, where one is asked for.</summary>
    private static async Task FigureAsync(Participant signer, CountersigningDepartment department)
    {
        const string figures = "form:has([name=do][value=state])";
        if (department.Figure is { } asked && signer.Has(figures))
            await signer.SendAsync(figures, [.. signer.NamesOf(figures)
                .Where(n => n.StartsWith("figure-", StringComparison.Ordinal)).Select(n => (n, Plain(asked.Max)))]);
    }

    private static string Plain(decimal figure) => figure.ToString("0.##", CultureInfo.InvariantCulture);
}
