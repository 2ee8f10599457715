namespace Funding.Workflows.Tests.Awards;

/// <summary>Vocational groups under cultivation, from the call to the last report three years later, through the commands.</summary>
public sealed class GroupYearsTests
{
    private const string Why = "本人在该成员单位任职。";

    private static readonly IReadOnlyList<Member> Members = Groups.MembersOf(MembersSettings.Find(Groups.Programme)!);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_with_every_members_consent_is_cultivated_for_three_years_and_reports_each()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var years = new CollegeYears(house, Groups.Programme);
        await years.Player.ToAsync(new StageKey("check"));
        var application = await years.Player.ApplicationAsync(Cast.ApplicationId(1));
        Assert.All(application.Consents!, c => Assert.Equal([ConsentAct.Asked, ConsentAct.Given], c.Steps.Select(s => s.Act)));
        Assert.Equal(Members.Select(m => m.CreditCode), application.Parties.Select(p => p.CreditCode!));
        await NobodyJudgesTheirOwnMemberAsync(house, years.Player, application.Id);

        await years.AnnounceAsync();
        Assert.Equal(RoundStanding.Announced, (await years.Player.RoundAsync()).Standing);
        var made = await years.AwardAsync(1);
        Assert.Equal(Members.Select(m => m.Name), made.Home.Members);
        Assert.Equal(Members.Select(m => m.CreditCode), made.Home.MemberCodes);

        await years.LiveAsync(new(2030, 6, 1), () => Task.CompletedTask);
        foreach (var number in new[] { 1, 2 })
        {
            var award = await years.AwardAsync(number);
            Assert.Equal(AwardStanding.Expired, award.Home.Standing);
            var first = award.Home.Term.AwardedOn.Year;
            Assert.Equal(
                [$"task-book:{first}", .. Enumerable.Range(first + 1, 3).Select(y => $"yearly:{y}")],
                award.Duties.Where(d => d.Value.Kind != PaymentSettings.Kind).Select(d => $"{d.Value.Key}").Order(StringComparer.Ordinal));
            Assert.All(award.Duties, d => Assert.True(d.Value.Passed || d.Value.Kind == PaymentSettings.Kind, $"{d.Value.Key}"));
            var grant = Assert.Single(await house.Get<PaymentQueries>().AllAsync(award, Stop));
            Assert.Equal((TranchePhase.Due, new Yuan(500_000)), (grant.Facts.Phase, grant.Amount));
        }

        Assert.Empty(await house.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));
    }

    /// <summary>An officer who declared a conflict with a member, or answered for it, decides nothing of the group.</summary>
    private static async Task NobodyJudgesTheirOwnMemberAsync(RoundHouse house, RoundPlayer play, string application)
    {
        var declares = Cast.ActorOf("officer3@office.example", Role.Officer);
        var answered = Cast.ActorOf(Members[1].Mailbox, Role.Officer);
        await house.Get<ConflictDeclarations>().DeclareAsync(declares, play.Id, Members[0].CreditCode, Why, Stop);
        foreach (var officer in new[] { declares, answered })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => house.Get<EligibilityCommands>().DecideAsync(
                officer, play.Id, application, true, "材料齐全，符合条件。", Stop));
            Assert.Equal("conflict-declared", Assert.Single(refused.Refusals).Code);
        }
    }
}
