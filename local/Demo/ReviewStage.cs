using System.Globalization;
using System.Text.Json;
using Funding.Workflows.Roles;

namespace Funding.Local.Demo;

/// <summary>Experts accept, one recuses, one never answers; scores, comments, signatures. Replacements do the same.</summary>
internal static class ReviewStage
{
    private static readonly string[] Remarks = ["产权结构清晰，各方投入落实到位。", "校企协同育人机制完善，课程对接岗位。", "服务产业成效明显，建议扩大社会培训。", "治理制度健全，收益分配办法可行。", "就业质量较好，本地留用率仍可提高。"];

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
                await WorkAsync(year, expert);
            await year.Pace.SettleAsync();
        }

        await year.Pace.UntilAsync(() => year.IsAtAsync("approval"), "the ranking is there");
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
            await (await year.AsAsync(email, Role.Expert)).PostAsync($"/rounds/{year.Round}/reviews/{year.Cast["recused application"]}/recuse", new { reason = "本人与申报单位有横向课题合作，申请回避。" });
        }
    }

    private static async Task<List<JsonElement>> DeskAsync(DemoYear year, string email) =>
        [.. (await (await year.AsAsync(email, Role.Expert)).GetAsync($"/rounds/{year.Round}/reviews")).GetProperty("items").EnumerateArray()];

    private static async Task WorkAsync(DemoYear year, int expert)
    {
        var email = Persons.ExpertEmail(expert);
        if (email == year.Cast.GetValueOrDefault("silent expert"))
            return;
        var client = await year.AsAsync(email, Role.Expert);
        foreach (var line in await DeskAsync(year, email))
        {
            var application = line.GetProperty("application").GetString()!;
            var path = $"/rounds/{year.Round}/reviews/{application}";
            switch (line.GetProperty("state").GetString())
            {
                case "assigned":
                    year.Pace.Tick();
                    await client.PostAsync($"{path}/accept");
                    break;
                case "accepted":
                    year.Pace.Tick();
                    await client.PutAsync($"{path}/scores", Scores(application, expert, await client.GetAsync(path)));
                    await client.PostAsync($"{path}/sign", new { confirmation = application[^4..] });
                    break;
            }
        }
    }

    private static object Scores(string application, int expert, JsonElement review)
    {
        var institution = Institutions.All.Single(i => i.Application == application);
        var rubric = review.GetProperty("rubric");
        var step = Decimal(rubric.GetProperty("step"));
        var scores = new Dictionary<string, string>();
        foreach (var (index, criterion) in rubric.GetProperty("criteria").EnumerateArray().Index())
        {
            var most = Decimal(criterion.GetProperty("max"));
            // A fixed scatter of one step up or down around what the application is worth, by expert and criterion.
            var worth = most * (0.58m + (0.36m * (decimal)institution.Quality));
            var scatter = (((institution.Number * 31) + (expert * 17) + (index * 7)) % 5) - 2;
            var score = Math.Clamp(Math.Round(worth / step) + scatter, 0, most / step) * step;
            scores[criterion.GetProperty("id").GetString()!] = score.ToString(CultureInfo.InvariantCulture);
        }

        return new { scores, comments = scores.Keys.Index().ToDictionary(c => c.Item, c => Remarks[(c.Index + expert) % Remarks.Length]) };
    }

    private static decimal Decimal(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? decimal.Parse(element.GetString()!, CultureInfo.InvariantCulture) : element.GetDecimal();
}
