namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>Each expert comes in by the mail, accepts all at once, scores and signs sheet by sheet.</summary>
internal sealed class PanelReviewActor(Participants people, PlayedEvents events) : PageActor(people)
{
    private const string Rubric = "form.rubric";

    public override string Kind => PanelReviewStage.Kind;

    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        foreach (var sheets in (await play.SheetsAsync()).Where(s => s.State.IsOpen()).GroupBy(s => s.ExpertId))
        {
            var email = (await play.Get<PeopleStore>().FindAsync(sheets.Key))!.Value.Email;
            var expert = await People.ByMailAsync(email, LinkPurpose.ReviewDesk);
            await AcceptAsync(play, expert);
            foreach (var sheet in sheets)
            {
                await expert.OpenAsync(ReviewLinks.Application(play.Id, sheet.ApplicationId));
                await expert.SendAsync(Rubric, [.. ScoresOf(play, sheet), .. CommentsOf(expert), ("then", "check")]);
                await expert.SendAsync("form:has([name=confirmation])");
            }

            yield return $"signed by {email}";
        }
    }

    private static async Task AcceptAsync(Player play, Participant expert)
    {
        const string answer = "form:has([name=count])";
        await expert.OpenAsync(ReviewLinks.Answer(play.Id));
        if (!expert.Has(answer))
            return;
        var asked = expert.Page.Page.QuerySelectorAll("main input[name=accept]").Select(i => i.GetAttribute("value")!).ToList();
        await expert.SendAsync(answer, [.. asked.Select(a => ("accept", a)), ("count", $"{asked.Count}")]);
    }

    /// <summary>Eight tenths of each scale; the first application a step more, unless there is to be a tie.</summary>
    private IEnumerable<(string, string)> ScoresOf(Player play, ReviewSheet sheet)
    {
        var step = PanelReviewSettings.Of(play.Programme).Rubric.Step;
        var more = !events.Tie && Cast.NumberOf(sheet.ApplicationId) == 1 ? 1 : 0;
        foreach (var criterion in PanelReviewSettings.CriteriaOf(play.Programme))
        {
            var steps = (int)(criterion.Max / step);
            var score = Math.Min(steps, (steps * 8 / 10) + more) * step;
            yield return ($"scores.{criterion.Id}", score.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<(string, string)> CommentsOf(Participant expert) => expert.NamesOf(Rubric)
        .Where(n => n.StartsWith("comments.", StringComparison.Ordinal)).Select(n => (n, "建设基础扎实，目标明确，校企双方投入到位，建议进一步完善管理办法。"));
}
