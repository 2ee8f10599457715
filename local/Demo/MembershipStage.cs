namespace Funding.Local.Demo;

/// <summary>
/// Members of a group under cultivation leave and join: the lead asks that one leaves, which says what it thinks by its own link; too few
/// are left, so another joins, once it has consented by its own link; desk and officer decide on both.
/// </summary>
internal static class MembershipStage
{
    public static async Task RunAsync(DemoYear year)
    {
        var award = await AwardAsync(year);
        var group = Group.Of(award.ApplicationId!);
        var leaves = group.Consortium[^1];
        await DayAsync(year);
        var lead = year.Visitor(group.Email);
        await lead.SignInAsync();
        await AskAsync(
            year, lead, award, MemberLeavesVariation.Id, "办学方向调整，该单位不再承担集团的培养任务，已经理事会表决。",
            (VariationEntry.Member, leaves.Code));
        var member = await year.VisitorByMailAsync(leaves.Email, LinkPurpose.Membership);
        await member.SubmitAsync(("confirmation", leaves.Code[^4..]));
        await DecideAsync(year, award, group, 1);

        await DayAsync(year);
        var joins = group.Joins;
        await lead.SignInAsync();
        await lead.OpenAsync(VariationLinks.New(award.Id, MemberJoinsVariation.Id));
        year.Refused["the lead joins"] = await lead.RefusedAsync(
            [.. Fields(joins, group.Code), (VariationEntry.Reason, "由牵头单位兼任检测任务，已经理事会表决。")]);
        await AskAsync(
            year, lead, award, MemberJoinsVariation.Id, "补充行业检测力量，共建开放实验室并接收实习学生。",
            [.. Fields(joins, joins.Code)]);
        var joining = await year.VisitorByMailAsync(joins.Email, LinkPurpose.Membership);
        await joining.SubmitAsync(("confirmation", joins.Code[^4..]));
        await DecideAsync(year, award, group, 2);
        await year.Pace.SettleAsync();
    }

    public static async Task<Check> CheckAsync(DemoYear year)
    {
        var award = await AwardAsync(year);
        var group = Group.Of(award.ApplicationId!);
        var (left, joined) = (award.Roster!.Where(m => m.To is not null).ToList(), award.Roster!.Where(m => m.Entry is not null).ToList());
        return new(
            "一家退出、一家加入，各经自己的链接答复 / one member leaves and one joins, each by its own link",
            left.Select(m => m.Code).SequenceEqual([group.Consortium[^1].Code])
                && joined.Select(m => m.Code).SequenceEqual([group.Joins.Code])
                && award.MembersNow.Count == group.Consortium.Count && award.MembersDueOn is null && award.Variations == 2
                && year.Refused.GetValueOrDefault("the lead joins", "").Contains("牵头单位自己", StringComparison.Ordinal),
            string.Join(" → ", left.Select(m => m.Name).Concat(joined.Select(m => m.Name))));
    }

    internal static async Task AskAsync(
        DemoYear year, DemoVisitor lead, AwardHome award, string change, string reason,
        params (string Field, string Value)[] typed)
    {
        year.Pace.Tick();
        await lead.OpenAsync(VariationLinks.New(award.Id, change));
        await lead.SubmitAsync(
            [.. typed, (VariationEntry.Reason, reason)],
            [
                new ChosenFile(
                    VariationEntry.Document, "理事会决议与补充协议.pdf", Paper.Pdf("Resolution (fictional)", award.ApplicationId!, "Members")),
            ]);
    }

    internal static async Task DecideAsync(DemoYear year, AwardHome award, Group group, int number)
    {
        await DayAsync(year);
        var desk = await year.VisitorByMailAsync(Persons.Recommender(group.Desk), LinkPurpose.RecommendDesk);
        await desk.OpenAsync(VariationLinks.Page(Audience.Recommend, award.Id, number));
        await desk.SubmitAsync(("agrees", "yes"));
        year.Pace.Tick();
        var officer = year.Visitor(year.Officers[0]);
        await officer.SignInAsync();
        await officer.OpenAsync(VariationLinks.Page(Audience.Office, award.Id, number));
        await officer.SubmitAsync(("granted", "yes"));
        await year.Pace.SettleAsync();
    }

    private static IEnumerable<(string Field, string Value)> Fields(GroupMember joins, string code) =>
    [
        (RosterEntry.NameField, joins.Name), (RosterEntry.CodeField, code), (RosterEntry.KindField, joins.Kind),
        (RosterEntry.MailboxField, joins.Email), ("role", "共建开放检测实验室，接收实习学生"), ("pledge", "63.8"),
    ];

    /// <summary>Of the first in the order of the ranking.</summary>
    private static async Task<AwardHome> AwardAsync(DemoYear year) =>
        (await year.Services.GetRequiredService<AwardStore>().GetAsync(AwardHome.IdOf(year.Round, 1))).Home;

    /// <summary>The next morning of office hours: mails have come by then.</summary>
    internal static Task DayAsync(DemoYear year) =>
        year.Pace.GoToAsync(year.Services.GetRequiredService<OfficeHours>().Next(year.Pace.Now.AddHours(1)));
}
