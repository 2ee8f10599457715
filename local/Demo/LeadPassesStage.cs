namespace Funding.Local.Demo;

/// <summary>
/// The lead of a group passes to a member: the lead asks, the member consents by its own link, desk, officer and a second officer decide;
/// the one that led stays as a member.
/// </summary>
internal static class LeadPassesStage
{
    public static async Task RunAsync(DemoYear year)
    {
        var award = await AwardAsync(year);
        var group = Group.Of(award.ApplicationId!);
        await MembershipStage.DayAsync(year);
        var lead = year.Visitor(group.Email);
        await lead.SignInAsync();
        await MembershipStage.AskAsync(
            year, lead, award, LeadPassesVariation.Id, "集团总部迁址，改由成员单位牵头，已经理事会表决。",
            (VariationEntry.Member, group.Successor.Code), (LeadChange.Former, LeadChange.Stays),
            (RosterEntry.KindField, group.AsMember), ("role", "提供实训场地，继续承担师资培训"), ("pledge", "36.4"));
        var member = await year.VisitorByMailAsync(group.Successor.Email, LinkPurpose.Membership);
        await member.SubmitAsync(("confirmation", group.Successor.Code[^4..]));
        await MembershipStage.DecideAsync(year, award, group, 1);
        year.Pace.Tick();
        var second = year.Visitor(year.Officers[1]);
        await second.SignInAsync();
        await second.OpenAsync(VariationLinks.Page(Audience.Office, award.Id, 1));
        await second.PressAsync(VariationLinks.Of(VariationLinks.ConfirmRoute, award.Id, 1));
        await year.Pace.SettleAsync();
    }

    public static async Task<Check> CheckAsync(DemoYear year)
    {
        var award = await AwardAsync(year);
        var group = Group.Of(award.ApplicationId!);
        return new(
            "一家集团改由成员单位牵头，原牵头单位转为成员 / a member leads from now on, the one that led is a member",
            award.Holder == group.Successor.Code && award.Leads is [{ } former] && former.Code == group.Code
                && award.MembersNow.Any(m => m.Code == group.Code) && award.MembersNow.Count == group.Consortium.Count,
            award.HolderName);
    }

    /// <summary>Of the last in the order of the ranking.</summary>
    private static async Task<AwardHome> AwardAsync(DemoYear year)
    {
        var rows = await DemoRows.ReadAsync(year.Services, year.Round);
        return (await year.Services.GetRequiredService<AwardStore>().GetAsync(
            AwardHome.IdOf(year.Round, rows.Awards.Max(a => a.Number)))).Home;
    }
}
