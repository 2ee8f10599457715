namespace Funding.Rehearsals.Kinds.PanelReview;

public static class Experts
{
    private const string Comment = "总体良好。";

    public static Task<List<ReviewSheet>> SheetsAsync(this Player play) => play.RowsAsync<ReviewSheet>(RoundKeys.SheetsByExpert);

    /// <summary>
    /// Every expert of some open sheets opens the desk, then accepts, scores with comments and signs sheet by sheet; who is late accepts
    /// with the others.
    /// </summary>
    public static async Task ReviewAsync(this Player play, Func<ReviewSheet, bool> which)
    {
        var open = (await play.SheetsAsync()).Where(sheet => sheet.State.IsOpen() && which(sheet)).ToList();
        await play.EachAsync(open.Where(sheet => sheet.State == ReviewState.Assigned && play.Late(sheet.ExpertId)), play.AcceptAsync);
        await play.InTimeAsync(
            open.GroupBy(sheet => sheet.ExpertId), sheets => sheets.Key,
            some => play.EachAsync(some, async sheets =>
            {
                await play.Get<ExpertReviews>().DeskAsync(Cast.ExpertOf(sheets.Key), play.Id);
                foreach (var sheet in sheets)
                {
                    await play.SignAsync(sheet);
                }
            }));
        await play.SettleAsync();
    }

    private static Task AcceptAsync(this Player play, ReviewSheet sheet) =>
        play.Get<SheetCommands>().AcceptAsync(Cast.ExpertOf(sheet.ExpertId), play.Id, sheet.ApplicationId);

    private static async Task SignAsync(this Player play, ReviewSheet sheet)
    {
        var (expert, sheets) = (Cast.ExpertOf(sheet.ExpertId), play.Get<SheetCommands>());
        if (sheet.State == ReviewState.Assigned && !play.Late(sheet.ExpertId))
        {
            await play.AcceptAsync(sheet);
        }

        await sheets.SaveAsync(expert, play.Id, sheet.ApplicationId, EntryOf(play, sheet));
        await sheets.SignAsync(expert, play.Id, sheet.ApplicationId, sheet.ApplicationId[^4..]);
    }

    private static SheetEntry EntryOf(Player play, ReviewSheet sheet)
    {
        var criteria = PanelReviewSettings.CriteriaOf(play.Programme);
        var step = PanelReviewSettings.Of(play.Programme).Rubric.Step;
        var comments = criteria.ToDictionary(c => c.Id, string? (_) => "产权结构清晰，校企双方投入到位，建议进一步完善理事会议事规则和收益分配办法。");
        comments[SheetEntry.Overall] = Comment;
        return new SheetEntry(
            criteria.ToDictionary(
                c => c.Id, string? (c) => ScoreOf(sheet, c, step, play.LeastTenths).ToString(CultureInfo.InvariantCulture)),
            comments);
    }

    /// <summary>A score that depends on the application and, a little, on the expert.</summary>
    private static decimal ScoreOf(ReviewSheet sheet, Criterion criterion, decimal step, int leastTenths)
    {
        var steps = (int)(criterion.Max / step);
        return Math.Min(steps, steps * leastTenths / 10
            + Of($"{sheet.ApplicationId}|{criterion.Id}") % (steps * 2 / 10 + 1)
            + Of($"{sheet.ApplicationId}|{sheet.ExpertId}|{criterion.Id}") % 2) * step;

        static int Of(string text) => Convert.ToInt32(Sha256Hex.Of(text)[..6], 16);
    }
}
