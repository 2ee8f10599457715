namespace Funding.Workflows.Tests.Comments;

/// <summary>Comments of the office: who writes, who is told, and that they go with the application.</summary>
public sealed class CommentTests
{
    private static readonly string Id = Cast.ApplicationId(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mentioned_colleague_is_told_in_office_hours_and_one_with_a_conflict_is_out()
    {
        await using var house = new RoundHouse(engineInMemory: true);
        var run = new RoundPlayer(house) { Applications = 1 };
        await run.ToAsync(CollegeStages.Eligibility);
        await run.SettleAsync();
        var (comments, store, round) = (house.Get<CommentCommands>(), house.Get<CommentStore>(), CollegeStages.RoundId);
        var second = (await store.ColleaguesAsync(round, Stop)).Single(c => c.PersonId == Cast.SecondOfficer.PersonId).Name;
        Assert.Equal("role-not-allowed", await CodeAsync(() => comments.SayAsync(Cast.Applicant(1), round, Id, "请看。", Stop)));
        Assert.Equal("role-not-allowed", await CodeAsync(() => comments.SayAsync(Cast.Chair, round, Id, "请看。", Stop)));
        await comments.SayAsync(Cast.Officer, round, Id, $"@{second} 请核对出资比例。", Stop);
        await comments.SayAsync(Cast.Officer, round, Id, $"@{second} 还有附件三。", Stop);
        await house.AdvanceToAsync(house.Clock.GetUtcNow().AddDays(4), Stop);
        await house.SettleAsync(Stop);
        var mails = (await house.Get<Mailbox>().ListAsync(Cast.SecondOfficer.Name, 50)).Entries
            .Count(m => m.Subject.Contains("内部意见中提及您", StringComparison.Ordinal));
        Assert.InRange(mails, 1, 2);

        await house.Get<ConflictDeclarations>().DeclareAsync(Cast.SecondOfficer, round, Cast.CodeOf(1), "曾任该校顾问。", Stop);
        Assert.Equal("own-conflict", await CodeAsync(() => comments.SayAsync(Cast.SecondOfficer, round, Id, "已核对。", Stop)));
        Assert.Equal("comment-mentions-barred", await CodeAsync(() => comments.SayAsync(Cast.Officer, round, Id, $"@{second} 看。", Stop)));
        Assert.Equal("comment-not-own", await CodeAsync(() => comments.TakeBackAsync(Cast.Administrator, round, Id, 1, Stop)));
        await comments.TakeBackAsync(Cast.Officer, round, Id, 1, Stop);
        Assert.Equal(["", $"@{second} 还有附件三。"], (await store.OfAsync(round, Id, Stop)).Select(c => c.Value.Text));

        foreach (var notes in house.Get<IEnumerable<ICaseNotes>>()) await notes.ForgetAsync(round, Id, Stop);
        Assert.Empty(await store.OfAsync(round, Id, Stop));
    }

    private static async Task<string> CodeAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
