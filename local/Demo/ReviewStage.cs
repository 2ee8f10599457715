namespace Funding.Local.Demo;

/// <summary>Experts accept, one recuses, one never answers; scores, comments, signatures. Replacements do the same.</summary>
internal static class ReviewStage
{
    private static readonly string[] Remarks = [
        "产权结构清晰，各方投入落实到位。", "校企协同育人机制完善，课程对接岗位。", "服务产业成效明显，建议扩大社会培训。", "治理制度健全，收益分配办法可行。", "就业质量较好，本地留用率仍可提高。"
    ];

    // Most write their sheets after the reminder at two thirds of the time.
    private const int FirstScoringDay = 19;

    public static async Task RunAsync(DemoYear year)
    {
        var start = year.Pace.Today;
        await year.Pace.GoToAsync(start.AddDays(1), 10);
        await CastAsync(year);
        for (var day = 1; await year.IsAtAsync("review"); day += 3)
        {
            if (day > 40)
                throw new DemoException("The review does not come to its end.");
            await year.Pace.GoToAsync(start.AddDays(day), 14);
            for (var expert = 1; expert <= ExpertList.Count; expert++)
                await WorkAsync(year, expert, scores: day >= FirstScoringDay);
            await year.Pace.SettleAsync();
        }

        await year.Pace.UntilAsync(() => year.IsAtAsync("defence"), "every sheet is signed");
    }

    /// <summary>Who is silent and who recuses: the first two, in the list's order, with two sheets or more.</summary>
    private static async Task CastAsync(DemoYear year)
    {
        for (var expert = 1; expert <= ExpertList.Count && !year.Cast.ContainsKey("recusing expert"); expert++)
        {
            var email = Persons.ExpertEmail(expert);
            if (await DeskAsync(year, email) is not { Count: >= 2 } desk)
                continue;
            if (year.Cast.TryAdd("silent expert", email))
                continue;
            year.Cast["recusing expert"] = email;
            year.Cast["recused application"] = desk[0].GetProperty("application").GetString()!;
            var visitor = await year.VisitorByMailAsync(email, LinkPurpose.ReviewDesk);
            await visitor.OpenAsync(ReviewLinks.Recuse(year.Round, year.Cast["recused application"]));
            await visitor.SubmitAsync(("reason", "本人与申报单位有横向课题合作，申请回避。"));
        }
    }

    private static async Task<List<JsonElement>> DeskAsync(DemoYear year, string email) =>
        [.. (await (await year.AsAsync(email, Role.Expert)).GetAsync($"/rounds/{year.Round}/reviews"))
            .GetProperty("items")
            .EnumerateArray()];

    /// <summary>Comes in by the mail, accepts whatever waits for an answer; later scores and signs each sheet.</summary>
    internal static async Task WorkAsync(DemoYear year, int expert, bool scores)
    {
        var email = Persons.ExpertEmail(expert);
        if (email == year.Cast.GetValueOrDefault("silent expert"))
            return;
        var lines = (await DeskAsync(year, email)).ToLookup(
            l => l.GetProperty("state").GetString(), l => l.GetProperty("application").GetString()!);
        var (assigned, accepted) = (lines["assigned"].ToList(), scores ? lines["accepted"].ToList() : []);
        if (assigned.Count + accepted.Count == 0)
            return;
        var visitor = await year.VisitorByMailAsync(email, LinkPurpose.ReviewDesk);
        if (assigned.Count > 0)
        {
            year.Pace.Tick();
            await visitor.OpenAsync(ReviewLinks.Answer(year.Round));
            await visitor.SubmitAsync([.. assigned.Select(a => ("accept", a)), ("count", $"{assigned.Count}")]);
        }

        foreach (var application in accepted)
        {
            year.Pace.Tick();
            await visitor.OpenAsync(ReviewLinks.Application(year.Round, application));
            var sheet = Sheet(year.ApplicantOf(application), expert, PanelReviewSettings.Of(year.Programme).Rubric);
            await visitor.SubmitAsync([.. sheet, ("then", "check")]);
            await visitor.SubmitAsync(("confirmation", application[^4..]));
        }
    }

    private static IEnumerable<(string, string)> Sheet(DemoApplicant of, int expert, Rubric rubric)
    {
        foreach (var (index, criterion) in rubric.Criteria.Index())
        {
            // A fixed scatter of one step up or down around what the application is worth, by expert and criterion.
            var worth = criterion.Max * (0.58m + (0.36m * (decimal)of.Quality));
            var scatter = (((of.Number * 31) + (expert * 17) + (index * 7)) % 5) - 2;
            var score = Math.Clamp(Math.Round(worth / rubric.Step) + scatter, 0, criterion.Max / rubric.Step) * rubric.Step;
            yield return ($"scores.{criterion.Id}", score.ToString(CultureInfo.InvariantCulture));
            yield return ($"comments.{criterion.Id}", Remarks[(index + expert) % Remarks.Length]);
        }
    }
}
