namespace Funding.Workflows.Stages.Defence;

/// <summary>The office's pages of the plan: made, changed by hand, published.</summary>
internal static class PlanPages
{
    public const string Make = "make";
    public const string AddAway = "away";
    public const string RemoveAway = "back";
    public const string Fail = "fail";

    public static void Map(IStageRoutes routes)
    {
        routes.Form(Audience.Office, "", ShowAsync, ActAsync);
        routes.Form(Audience.Office, "publish", ShowPublishAsync, PublishAsync);
        routes.Form(Audience.Office, "sessions/{application}", ShowSessionAsync, ChangeAsync);
    }

    private static async Task<IResult> ShowAsync(
        StagePlace place, PageContext here, RoundStore rounds, DefenceQueries queries, DefenceStore defence, TimeProvider clock,
        CancellationToken cancellation)
    {
        var settings = DefenceSettings.Of(await rounds.GetProgrammeAsync(place.Round.Id, cancellation));
        var days = defence.DaysOf(place.Stage, ShanghaiTime.DayOf(clock.GetUtcNow()).AddDays(1));
        return Page.Render<PlanPage, DefencePlanModel>(new(
            place, settings, await queries.ReadAsync(here.Actor!, place.Round, place.Stage, cancellation), MayAct(place, here),
            days.Count > 0 ? days[0] : null));
    }

    private static async Task<IResult> ActAsync(
        StagePlace place, Form form, PageContext here, DefencePlanCommands plans, DefenceAwayCommands aways, Texts<DefenceText> T,
        CancellationToken cancellation)
    {
        var (round, back) = (place.Round.Id, DefenceLinks.Office(place.Round.Id, place.Stage.Id));
        switch (form.Text("do"))
        {
            case Make:
                var first = form.Day("first");
                form.Demand();
                var rooms = form.Text("rooms").ReplaceLineEndings("\n").Split('\n');
                var draft = await plans.MakeAsync(here.Actor!, round, new(first, rooms, form.Text("address")), cancellation);
                return Page.Redirect(back, T["done.made", draft.Sessions.Count]);
            case AddAway:
                var day = form.Day("awayDay");
                form.Demand();
                await aways.AddAsync(here.Actor!, round, form.Text("who"), day, form.Optional("awayHours"), cancellation);
                return Page.Redirect(back, T["done.away"]);
            case RemoveAway when ReadAway(form.Text("entry")) is { } away:
                await aways.RemoveAsync(here.Actor!, round, away, cancellation);
                return Page.Redirect(back, T["done.back"]);
            default:
                here.Actor!.Demand(Right.HoldDefence);
                throw new RefusedException(ShellRefusals.NotAChoice("do"));
        }
    }

    private static async Task<IResult> ShowPublishAsync(
        StagePlace place, PageContext here, DefenceQueries queries, CancellationToken cancellation)
    {
        here.Actor!.Demand(Right.HoldDefence);
        return Page.Render<PublishPage, DefencePublishModel>(new(
            place, await queries.ReadAsync(here.Actor!, place.Round, place.Stage, cancellation)));
    }

    private static async Task<IResult> PublishAsync(
        StagePlace place, PageContext here, DefencePlanCommands plans, Texts<DefenceText> T, CancellationToken cancellation)
    {
        await plans.PublishAsync(here.Actor!, place.Round.Id, cancellation);
        return Page.Redirect(DefenceLinks.Office(place.Round.Id, place.Stage.Id), T["done.published"]);
    }

    private static async Task<IResult> ShowSessionAsync(
        StagePlace place, string application, PageContext here, DefenceQueries queries, CancellationToken cancellation) =>
        Page.Render<SessionPage, DefenceSessionModel>(new(
            place, await queries.SessionAsync(here.Actor!, place.Round, place.Stage, application, cancellation), MayAct(place, here)));

    private static async Task<IResult> ChangeAsync(
        StagePlace place, string application, Form form, PageContext here, DefenceMoveCommands moves, DefenceTrackCommands track,
        Texts<DefenceText> T, CancellationToken cancellation)
    {
        var back = DefenceLinks.Session(place.Round.Id, place.Stage.Id, application);
        if (form.Text("do") == Fail)
        {
            await track.FailAsync(here.Actor!, place.Round.Id, application, form.Text("reason"), cancellation);
            return Page.Redirect(back, T["done.failed"]);
        }

        here.Actor!.Demand(Right.HoldDefence);
        var to = ReadPlace(form.Text("place")) ?? throw new RefusedException(DefenceRefusals.Place());
        await moves.MoveAsync(here.Actor!, place.Round.Id, application, to, cancellation);
        return Page.Redirect(back, T["done.moved"]);
    }

    private static bool MayAct(StagePlace place, PageContext here) =>
        here.Actor!.Can(Right.HoldDefence) && place.Round.IsAt(DefenceStage.Kind) && place.Round.Seal is null;

    /// <summary>A place as a form sends it, such as <c>2026-07-02 09:00 09:30 1</c>.</summary>
    public static string Write(DefencePlace place) => $"{Write(place.Time)} {place.Room}";

    /// <summary>Who cannot come when, as a form sends it.</summary>
    public static string Write(DefenceAway away) => $"{Write(away.Time)} {away.Who}";

    private static string Write(DefenceTime time) => $"{time.Day:yyyy-MM-dd} {time.From:HH\\:mm} {time.To:HH\\:mm}";

    private static DefencePlace? ReadPlace(string text) => Read(text) is { } read
        && int.TryParse(read.Last, NumberStyles.None, CultureInfo.InvariantCulture, out var room)
        ? new(read.Time.Day, read.Time.From, read.Time.To, room) : null;

    private static DefenceAway? ReadAway(string text) =>
        Read(text) is { } read ? new(read.Last, read.Time.Day, read.Time.From, read.Time.To) : null;

    /// <returns>Null for a text that is no day.</returns>
    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static (DefenceTime Time, string Last)? Read(string text) =>
        text.Split(' ', 4) is [var day, var from, var to, var rest]
        && ReadDay(day) is { } on
        && DefenceHours.Read($"{from}-{to}") is { } hours
            ? (new(on, hours.From, hours.To), rest) : null;
}

/// <param name="MayAct">The reader may change something now.</param>
/// <param name="First">The first day on which sessions can be; null where the stage has none left.</param>
public sealed record DefencePlanModel(
    StagePlace Place, DefenceSettings Settings, DefenceOverview View, bool MayAct, DateOnly? First)
{
    public string Round => Place.Round.Id;

    public StageKey Stage => Place.Stage.Id;

    /// <summary>Persons who sit on a panel, and applicants that are to be heard.</summary>
    public IEnumerable<(string Id, Bilingual Name)> Whom => View.Pool
        .Where(e => View.Sessions.Any(s => s.Panel.Contains(e.PersonId)) || View.Sessions.Count == 0)
        .OrderBy(e => Pinyin.SortKey(e.Name), StringComparer.Ordinal)
        .Select(e => (e.PersonId, View.Names.Person(e.PersonId)))
        .Concat(View.Open.DistinctBy(o => o.Subject).Select(o => (o.Subject, Bilingual.Same(o.OrganisationName))));
}

public sealed record DefencePublishModel(StagePlace Place, DefenceOverview View)
{
    public int Members => View.Sessions.SelectMany(s => s.Panel).Distinct(StringComparer.Ordinal).Count();
}

/// <param name="MayAct">The reader may change something now.</param>
public sealed record DefenceSessionModel(StagePlace Place, SessionView View, bool MayAct);
