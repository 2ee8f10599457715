namespace Funding.Workflows.Office;

/// <summary>Launching a round: choose the programme, fill in, look at what would run, confirm.</summary>
internal static class LaunchPages
{
    public static void MapLaunch(this IEndpointRouteBuilder group)
    {
        group.MapForm(OfficeLinks.Launch, ShowAsync, LaunchAsync);
        group.MapAct(OfficeLinks.LaunchCheck, ShowAsync, CheckAsync);
    }

    private static async Task<IResult> ShowAsync(
        string? programme,
        DateOnly? opens,
        PageContext here,
        Catalogue catalogue,
        PeopleStore people,
        RoundDays days,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.LaunchRound);
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var chosen = string.IsNullOrEmpty(programme) ? null : catalogue.Programme(programme);
        return Page.Render<LaunchPage, LaunchModel>(new LaunchModel(
            catalogue.Programmes, chosen, opens ?? today, chosen is null
                ? null
                : days.Plan(chosen, opens ?? today),
            chosen is null ? [] : await people.InRoleAsync(Role.Committee, null, cancellation)));
    }

    private static async Task<IResult> CheckAsync(
        Form form, PageContext here, LaunchCommands launches, PeopleStore people, CancellationToken cancellation)
    {
        var request = Read(form);
        var plan = await launches.PlanAsync(here.Actor!, request, cancellation);
        var names = (await people.InRoleAsync(Role.Committee, null, cancellation)).ToDictionary(p => p.Id, p => p.ShownAs);
        return Page.Render<LaunchCheckPage, LaunchCheckModel>(new LaunchCheckModel(request, plan, names));
    }

    private static async Task<IResult> LaunchAsync(
        Form form, PageContext here, LaunchCommands launches, Texts<OfficeText> T, CancellationToken cancellation)
    {
        var request = Read(form);
        here.Actor!.Demand(Right.LaunchRound);
        var plan = await launches.PlanAsync(here.Actor!, request, cancellation);
        TypedConfirmation.Demand(form.Text("confirmation"), plan.Id);
        var round = await launches.LaunchAsync(here.Actor!, request with { Batch = plan.Batch }, cancellation);
        return Page.Redirect(OfficeLinks.Round(round.Id), T["launch.done", round.Id]);
    }

    private static LaunchRequest Read(Form form)
    {
        var request = new LaunchRequest
        {
            ProgrammeId = form.Text("programme"),
            Year = form.Whole("year"),
            Batch = form.Optional("batch") is null ? null : form.Whole("batch"),
            NoticeNumber = form.Text("noticeNumber"),
            Opens = form.Day("opens"),
            Closes = form.Days("closes.").ToDictionary(d => new StageKey(d.Key), d => d.Value),
            Places = form.Optional("places") is null ? null : form.Whole("places"),
            PublicValueName = form.Optional("publicValue.zh") is { } zh ? new Bilingual(zh, form.Optional("publicValue.en") ?? zh) : null,
            Committee = form.All("committee"),
            Deputies = form.All("deputies"),
        };
        form.Demand();
        return request;
    }
}

/// <param name="Chosen">Null while the programme is chosen.</param>
/// <param name="Plan">By the programme's own lengths from the first day.</param>
public sealed record LaunchModel(
    IReadOnlyList<Programme> Programmes, Programme? Chosen, DateOnly Opens, StagePlan? Plan, IReadOnlyList<Person> Members);

public sealed record LaunchCheckModel(LaunchRequest Request, LaunchPlan Plan, IReadOnlyDictionary<string, string> Names);
