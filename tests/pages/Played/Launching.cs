namespace Funding.Pages.Tests.Played;

/// <summary>
/// The first administrators are named as the command line names them; they invite everybody else by a list, launch the round and give its
/// money, all by pages.
/// </summary>
internal static class Launching
{
    private static readonly string[] Surnames = ["郑", "冯", "褚", "卫"];

    public static async Task ByPagesAsync(Player play, Participants people)
    {
        await play.InviteAsync(Cast.Administrator, Role.Administrator, "沈管理");
        await play.InviteAsync(Cast.SecondAdministrator, Role.Administrator, "孙管理");
        var administrator = people.Of(Cast.Administrator);
        await InviteAsync(play, administrator);
        await LaunchAsync(play, administrator);
        await play.SettleAsync();
        foreach (var line in LinesOf(play))
            await GiveAsync(play, people, line);
    }

    private static async Task InviteAsync(Player play, Participant administrator)
    {
        const string form = "form:has([name=list])";
        var department = play.Programme.Department ?? "";
        var list = string.Join('\n', (string[])
        [
            "姓名\t邮箱\t角色\t推荐单位",
            $"周审查\t{Cast.Officer.Name}\t审查\t{department}",
            $"吴审查\t{Cast.SecondOfficer.Name}\t审查\t{department}",
            $"陈主任\t{Cast.Chair.Name}\t委员\t",
            $"林副主任\t{Cast.Vice.Name}\t委员\t",
            .. play.Desks.Select((desk, i) => $"{Surnames[i]}推荐\t{Cast.Recommender(desk).Name}\t推荐\t{desk}"),
        ]);
        await administrator.OpenAsync(InvitationLinks.List);
        await administrator.SendAsync(form, ("list", list), ("next", "check"));
        if (administrator.Has("button[value=invite]"))
            await administrator.SendAsync(form, ("next", "invite"));
    }

    private static async Task LaunchAsync(Player play, Participant administrator)
    {
        const string form = "form:has([name=noticeNumber])";
        await administrator.OpenAsync(OfficeLinks.Launch.With("programme", play.Programme.Id).With("step", play.Programme.Step?.Id)
            .With("opens", $"{ShanghaiTime.DayOf(play.Time.Now):yyyy-MM-dd}"));
        (string, string)[] places = play.LaunchedPlaces is { } count ? [("answers.places", $"{count}")] : [];
        await administrator.SendAsync(form, [.. places, ("noticeNumber", $"教申〔{play.Year}〕1号"), ("next", "check")]);
        await administrator.SendAsync("form:has([name=confirmation])");
    }

    /// <summary>Of what awards are given, or of what benefits are paid from.</summary>
    private static IEnumerable<LineId> LinesOf(Player play) =>
        play.Programme.FindStageSettings<BenefitSettings>(BenefitStage.Kind) is { } benefits
        ? benefits.Lines.Select(l => l.Pays).OfType<MoneySource>().Distinct().Select(s => new LineId(play.Programme.Id, play.Year, s))
        : TranchePlan.LinesOf(play.Programme, play.Year);

    /// <summary>One administrator asks, the other types the amount.</summary>
    private static async Task GiveAsync(Player play, Participants people, LineId line)
    {
        if (play.Budget is not { } amount || await play.Get<BudgetStore>().FindAsync(line) is not null)
            return;
        var (first, second) = (people.Of(Cast.Administrator), people.Of(Cast.SecondAdministrator));
        await first.OpenAsync(MoneyLinks.New);
        await first.SendAsync(
            "form:has([name=source])", ("programme", line.Programme), ("year", $"{line.Year}"), ("source", $"{line.Source}"),
            ("document", $"财教〔{line.Year}〕12号"), ("amount", amount.ToString(CultureInfo.InvariantCulture)));
        await play.SettleAsync();
        await second.OpenAsync(MoneyLinks.Line(line));
        await second.SendAsync(
            $"form[action='{MoneyLinks.Decide(line, 1)}']",
            (LineModel.Confirmation(1), amount.ToString(CultureInfo.InvariantCulture)), ("decision", LineModel.Accept));
        await play.SettleAsync();
    }
}
