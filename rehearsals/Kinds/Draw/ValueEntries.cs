namespace Funding.Rehearsals.Kinds.Draw;

/// <summary>The pool, and the value that its panels are drawn by.</summary>
public static class ValueEntries
{
    public static async Task ImportExpertsAsync(this Player play)
    {
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(play.ExpertList()));
        await play.Get<ExpertImport>().ImportAsync(Cast.Administrator, play.Id, csv);
        await play.SettleAsync();
    }

    /// <summary>The pool as a file of comma-separated values.</summary>
    public static string ExpertList(this Player play)
    {
        var list = new StringBuilder("姓名,邮箱,单位,方,领域\n");
        foreach (var party in Parties.All)
        {
            for (var number = 1; number <= play.Experts(party); number++)
            {
                list.Append(
                    CultureInfo.InvariantCulture,
                    $"{party.Name().Zh}专家{number},{Cast.Expert(party, number)},{party.Name().Zh}评审单位{number},{party.Name().Zh},智能制造\n");
            }
        }

        return list.ToString();
    }

    public static async Task EnterPublicValueAsync(this Player play, Actor member)
    {
        await play.Get<PublicValueCommands>().EnterAsync(member, play.Id, "3271.50");
        await play.SettleAsync();
    }

    /// <summary>The pool is there, and the value is known and entered by nobody.</summary>
    public static async Task AtPublicValueAsync(this Player play)
    {
        await play.ImportExpertsAsync();
        await play.PastAsync((await play.RoundAsync()).Draw!.PublicValueDay);
    }

    /// <param name="entered">How long after the close of the value's day the committee enters it.</param>
    public static async Task DrawAsync(this Player play, TimeSpan entered)
    {
        await play.ImportExpertsAsync();
        await play.AdvanceToAsync(ShanghaiTime.CloseOf((await play.RoundAsync()).Draw!.PublicValueDay) + entered);
        await play.EnterPublicValueAsync();
    }

    public static async Task EnterPublicValueAsync(this Player play)
    {
        foreach (var member in Cast.Committee)
        {
            await play.EnterPublicValueAsync(member);
        }
    }
}
