namespace Funding.Local.Demo;

/// <summary>Every institution of the notice heard of each step before, in its order.</summary>
internal static class StatusMails
{
    private static readonly string[] Steps = ["已获推荐", "已通过形式审查", "进入专家评审", "答辩安排"];

    public static async Task<Check> CheckAsync(DemoYear year, DemoRows rows)
    {
        var mailbox = year.Services.GetRequiredService<Mailbox>();
        var without = new List<string>();
        foreach (var institution in Institutions.All.Where(i => rows.Notice.ContainsKey(i.Application)))
        {
            var told = (await mailbox.ListAsync(institution.Email, 100)).Entries.OrderBy(m => m.At).ToList();
            var steps = Steps.Select(step => told.FindIndex(m => m.Subject.Contains(step, StringComparison.Ordinal))).ToList();
            if (steps.Contains(-1) || !steps.SequenceEqual(steps.Order()) || told[steps[^1]].At > rows.Round.PublicNoticeAt)
                without.Add(institution.Name);
        }

        return new(
            "每一步都有进展通知 / a status mail at each step", rows.Notice.Count > 0 && without.Count == 0, string.Join(", ", without));
    }
}
