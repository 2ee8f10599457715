namespace Funding.Contract.Tests;

/// <summary>Whoever has something to do in a stage hears of its longer time, and of the end of its round, once.</summary>
public sealed class TellingTests
{
    private const string Reason = "台风影响，申请延期。";

    [Theory]
    [MemberData(nameof(PlayedFiles.EachKind), MemberType = typeof(PlayedFiles))]
    public async Task An_extension_shortens_nothing_and_tells_everybody_whose_day_moved(string kind)
    {
        await using var played = new PlayedFile(kind);
        await using var points = played.Play.PointsAsync().GetAsyncEnumerator();
        var concerned = await ConcernedAsync(played, points, kind);
        var before = await played.Play.RoundAsync();
        if (before.Stage.Id != kind || before.Stages.Of(before.Stage).Closes is not { } closes)
        {
            Assert.True(Untimed(played, kind), $"The specimen of '{kind}' names nobody whom the stage concerns.");
            return;
        }

        var days = played.House.Get<RoundDays>();
        var preview = await played.House.Get<ExtensionPreviews>().ReadAsync(
            Cast.Administrator, before.Id, before.Stage, closes.AddDays(7));
        var changes = played.House.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeExtensionAsync(Cast.Administrator, before.Id, before.Stage, closes.AddDays(7), Reason);
        await changes.DecideAsync(Cast.SecondAdministrator, before.Id, proposal.Id, true, before.Id[^4..]);
        await played.Play.SettleAsync();

        var after = await played.Play.RoundAsync();
        Assert.Equal(closes.AddDays(7), after.Stages.CloseOf(before.Stage));
        Assert.Equal(days.Of(before).Select(d => d.Day), days.Of(after).Select(d => d.Day));
        Assert.All(days.Of(before).Zip(days.Of(after)), d => Assert.True(d.Second.On >= d.First.On, $"{d.First} became {d.Second}"));
        var told = await played.ToldAsync(MailTemplates.DeadlineExtended);
        Assert.Empty(concerned.Except(told.Keys));
        Assert.Equal(preview.Persons, told.Count);
        Assert.All(told.Values, times => Assert.Equal(1, times));
        while (await points.MoveNextAsync())
        {
        }

        Assert.Equal(RoundStanding.Announced, (await played.Play.RoundAsync()).Standing);
    }

    [Theory]
    [MemberData(nameof(PlayedFiles.EachKind), MemberType = typeof(PlayedFiles))]
    public async Task A_cancellation_tells_everybody_whom_the_stage_concerns_and_leaves_nothing_running(string kind)
    {
        await using var played = new PlayedFile(kind);
        await using var points = played.Play.PointsAsync().GetAsyncEnumerator();
        var concerned = await ConcernedAsync(played, points, kind);
        var round = await played.Play.RoundAsync();
        if (round.Stage.Id != kind || round.IsFinished)
        {
            Assert.True(Untimed(played, kind), $"The specimen of '{kind}' names nobody whom the stage concerns.");
            return;
        }

        var changes = played.House.Get<RoundChangeCommands>();
        var proposal = await changes.ProposeCancellationAsync(Cast.Administrator, round.Id, "政策调整，本轮撤销。");
        await changes.DecideAsync(Cast.SecondAdministrator, round.Id, proposal.Id, true, round.Id[^4..]);
        await played.Play.SettleAsync();

        var told = await played.ToldAsync(MailTemplates.RoundCancelled);
        Assert.Empty(concerned.Except(told.Keys));
        Assert.All(told.Values, times => Assert.Equal(1, times));
        Assert.Equal(RoundStanding.Cancelled, (await played.Play.RoundAsync()).Standing);
        Assert.Empty(await played.House.Engine.ListAsync(OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running));
        Assert.Empty(await played.House.Engine.ListAsync(OrchestrationRuntimeStatus.Failed));
    }

    /// <summary>Plays until the stage concerns somebody; to the round's end where it never does.</summary>
    private static async Task<IReadOnlyList<string>> ConcernedAsync(
        PlayedFile played, IAsyncEnumerator<PlayPoint> points, string kind)
    {
        while (await points.MoveNextAsync())
        {
            await played.Play.InviteAsync(Cast.SecondAdministrator, Role.Administrator, "钱管理");
            if (await played.Play.RoundAsync() is { IsFinished: false } round && round.Stage.Id == kind
                && await Specimens.Of(kind).ConcernedAsync(played.Play) is { Count: > 0 } concerned)
            {
                return concerned;
            }
        }

        return [];
    }

    /// <summary>The stage ends by its work, or each case has days of its own in it.</summary>
    private static bool Untimed(PlayedFile played, string kind) => ShippedKinds.All.Stage(kind) is { Scopes: StageScopes.Case }
        || ShippedKinds.All.Stage(kind).LengthOf(played.Play.Programme.Stages.Single(s => s.Kind == kind)) == StageLength.UntilDone;
}
