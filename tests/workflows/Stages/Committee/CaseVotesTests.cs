namespace Funding.Workflows.Tests.Stages.Committee;

/// <summary>The committee votes on each application by itself, in a round that takes them one by one.</summary>
public sealed class CaseVotesTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly RollingGrants file = new();
    private RoundHouse house = null!;
    private RoundPlayer round = null!;

    public async ValueTask InitializeAsync()
    {
        house = new RoundHouse(engineInMemory: true, configure: services => services.AddSingleton(file.Catalogue));
        round = new RoundPlayer(house) { Programme = file.Programme, Deputies = [Cast.Deputy] };
        await round.LaunchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        file.Dispose();
    }

    [Fact]
    public async Task Two_votes_bring_one_case_on_and_the_others_stay()
    {
        await SubmitAsync(1, 2, 3);
        await round.ApproveAsync(Cast.Chair, IdOf(2));
        Assert.Equal("approve", await StageOfAsync(2));
        Assert.Equal([IdOf(1), IdOf(3)], await ListAsync(Cast.Chair));
        Assert.Equal([IdOf(1), IdOf(2), IdOf(3)], await ListAsync(Cast.Vice));

        await round.ApproveAsync(Cast.Vice, IdOf(2));
        Assert.Equal(("approve", "notice", "approve"), (await StageOfAsync(1), await StageOfAsync(2), await StageOfAsync(3)));
        Assert.Equal([IdOf(1), IdOf(3)], await ListAsync(Cast.Vice));
        Assert.Equal("call", (await round.RoundAsync()).Stage.Id);
    }

    [Fact]
    public async Task A_vote_stands_is_confirmed_by_the_cases_own_number_and_is_none_elses()
    {
        await SubmitAsync(1);
        await RefusedAsync("confirmation-mismatch", votes => votes.ApproveAsync(Cast.Chair, round.Id, IdOf(1), "0000"));
        await RefusedAsync("reason-required", votes => votes.ReturnAsync(Cast.Chair, round.Id, IdOf(1), "短"));
        await RefusedAsync("case-not-found", votes => votes.ApproveAsync(Cast.Deputy, round.Id, IdOf(1), IdOf(1)[^4..]));
        await RefusedAsync("case-not-found", votes => votes.ApproveAsync(Cast.Chair, round.Id, IdOf(9), IdOf(9)[^4..]));
        await round.ApproveAsync(Cast.Chair, IdOf(1));
        await RefusedAsync("voted-already", votes => votes.ReturnAsync(Cast.Chair, round.Id, IdOf(1), "请再核查第二项。"));
        await RefusedAsync(
            "approval-not-open",
            _ => house.Get<ApprovalCommands>().ReturnAsync(Cast.Chair, round.Id, "整个名单都请再核查。"));
    }

    [Fact]
    public async Task A_return_brings_that_case_alone_back_in_its_next_pass_and_its_old_votes_count_for_nothing()
    {
        await SubmitAsync(1, 2);
        await round.ApproveAsync(Cast.Vice, IdOf(1));
        await round.ApproveAsync(Cast.Vice, IdOf(2));
        await house.Get<CaseVoteCommands>().ReturnAsync(Cast.Chair, round.Id, IdOf(1), "请核对第二项后重新提交。");
        await round.SettleAsync();

        Assert.Equal(("approve", 2, 2), await PositionAsync(1));
        Assert.Equal(("approve", 1, 1), await PositionAsync(2));
        await round.ApproveAsync(Cast.Chair, IdOf(1));
        Assert.Equal("approve", await StageOfAsync(1));
        var read = await house.Get<CaseVoteQueries>().ReadAsync(Cast.Vice, round.Id, IdOf(1), None);
        Assert.Equal([new CaseReturn(1, "请核对第二项后重新提交。", read.Returns[0].At)], read.Returns);
        Assert.Null(read.Own);
        await round.ApproveAsync(Cast.Vice, IdOf(1));
        Assert.Equal(("notice", "approve"), (await StageOfAsync(1), await StageOfAsync(2)));
        Assert.Single(await MailsAsync(Cast.Administrator), s => s.Contains("退回", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conflict_binds_one_organisations_case_and_its_deputy_is_called_for_that_case_alone()
    {
        await SubmitAsync(1, 2);
        await house.Get<CaseVoteCommands>().DeclareAsync(Cast.Chair, round.Id, IdOf(1), "配偶在该单位任职。", None);
        await round.SettleAsync();

        Assert.Equal([IdOf(2)], await ListAsync(Cast.Chair));
        Assert.Equal([IdOf(1)], await ListAsync(Cast.Deputy));
        await RefusedAsync("case-not-found", _ => house.Get<CaseVoteQueries>().ReadAsync(Cast.Chair, round.Id, IdOf(1), None));
        await RefusedAsync("case-not-found", votes => votes.ApproveAsync(Cast.Chair, round.Id, IdOf(1), IdOf(1)[^4..]));
        await RefusedAsync("case-not-found", votes => votes.ApproveAsync(Cast.Deputy, round.Id, IdOf(2), IdOf(2)[^4..]));

        await round.ApproveAsync(Cast.Deputy, IdOf(1));
        await round.ApproveAsync(Cast.Vice, IdOf(1));
        await round.ApproveAsync(Cast.Chair, IdOf(2));
        Assert.Equal(("notice", "approve"), (await StageOfAsync(1), await StageOfAsync(2)));
    }

    [Fact]
    public async Task A_vote_of_who_then_declares_a_conflict_does_not_count()
    {
        await SubmitAsync(1);
        await round.ApproveAsync(Cast.Chair, IdOf(1));
        await house.Get<ConflictDeclarations>().DeclareAsync(
            Cast.Chair, round.Id, Cast.CodeOf(1), "配偶在该单位任职。", None);
        await round.ApproveAsync(Cast.Vice, IdOf(1));
        Assert.Equal("approve", await StageOfAsync(1));
        await round.ApproveAsync(Cast.Deputy, IdOf(1));
        Assert.Equal("notice", await StageOfAsync(1));
    }

    [Fact]
    public async Task Each_member_has_one_letter_a_day_that_names_every_case_still_waiting_and_one_link()
    {
        await SubmitAsync(1, 2, 3);
        Assert.Empty(await LettersAsync(Cast.Chair));
        await round.ApproveAsync(Cast.Chair, IdOf(3));
        await MorningAsync();

        var letter = Assert.Single(await LettersAsync(Cast.Chair));
        Assert.Contains("2 项申报请您审定", letter.Subject, StringComparison.Ordinal);
        Assert.Contains(IdOf(1), letter.Text, StringComparison.Ordinal);
        Assert.Contains(IdOf(2), letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(IdOf(3), letter.Text, StringComparison.Ordinal);
        Assert.Contains("3 项", Assert.Single(await LettersAsync(Cast.Vice)).Subject, StringComparison.Ordinal);

        await SubmitAsync(4);
        await MorningAsync();
        Assert.Equal(2, (await LettersAsync(Cast.Chair)).Count);
        Assert.Contains("1 项", (await LettersAsync(Cast.Chair))[0].Subject, StringComparison.Ordinal);
        await MorningAsync();
        Assert.Equal(2, (await LettersAsync(Cast.Chair)).Count);
    }

    [Fact]
    public async Task On_a_cases_last_day_members_are_reminded_and_after_it_deputies_and_administrators_hear_once_a_day()
    {
        await SubmitAsync(1, 2);
        await round.ApproveAsync(Cast.Chair, IdOf(1));
        await round.ApproveAsync(Cast.Chair, IdOf(2));
        var last = (await OpenAsync(1)).Closes!.Value;
        await round.AdvanceToAsync(ShanghaiTime.StartOf(last).AddHours(9));
        Assert.Contains("今天是表决的最后一天", (await LettersAsync(Cast.Vice))[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, (await LettersAsync(Cast.Vice)).Count);
        Assert.Empty(await LettersAsync(Cast.Chair));

        await round.AdvanceToAsync(ShanghaiTime.StartOf(last.AddDays(1)).AddHours(9));
        Assert.Contains("2 项", Assert.Single(await LettersAsync(Cast.Deputy)).Subject, StringComparison.Ordinal);
        var overdue = Assert.Single(await OverdueAsync());
        Assert.Contains("林副主任", overdue.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("陈主任", overdue.Text, StringComparison.Ordinal);
        await round.ApproveAsync(Cast.Deputy, IdOf(1));
        Assert.Equal(("notice", "approve"), (await StageOfAsync(1), await StageOfAsync(2)));

        await MorningAsync();
        Assert.Equal(2, (await OverdueAsync()).Count);
        Assert.Contains("1 项", (await LettersAsync(Cast.Deputy))[0].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_go_out_once_though_every_walker_is_ended_and_rebuilt()
    {
        await SubmitAsync(1);
        for (var hour = 0; hour < 24; hour += 6)
        {
            await house.TerminateAllAsync();
            await house.Get<Reconcile>().RunAsync();
            await round.AdvanceToAsync(round.Time.Now.AddHours(6));
        }

        Assert.Single(await LettersAsync(Cast.Chair));
        Assert.Empty(await round.RowsAsync<VoteLine>(VoteKeys.Lines(new("approve"))));
    }

    [Fact]
    public async Task The_committee_reads_the_answers_without_contact()
    {
        round.Answered = answers => answers with
        {
            Fields = new Dictionary<string, string>(answers.Fields) { ["phone"] = "13800001234" },
        };
        await SubmitAsync(1);
        var read = await house.Get<CaseVoteQueries>().ReadAsync(Cast.Chair, round.Id, IdOf(1), None);
        Assert.DoesNotContain("phone", read.Seen.Answers.Fields.Keys);
        Assert.Contains("name", read.Seen.Answers.Fields.Keys);
        Assert.Single(read.Seen.Application.Documents);
    }

    private static string IdOf(int number) => Cast.ApplicationId(number);

    private async Task SubmitAsync(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            await round.SubmitAsync(number);
        }

        await round.SettleAsync();
    }

    private Task MorningAsync() =>
        round.AdvanceToAsync(ShanghaiTime.StartOf(ShanghaiTime.DayOf(round.Time.Now).AddDays(1)).AddHours(9));

    private async Task<string> StageOfAsync(int number) => (await round.ApplicationAsync(IdOf(number))).At!.Stage.Id;

    private async Task<(string, int, int)> PositionAsync(int number) =>
        (await round.ApplicationAsync(IdOf(number))).At is { } at
            ? (at.Stage.Id, at.PassOf(at.Stage), (await OpenAsync(number)).Pass) : default;

    private async Task<OpenCase> OpenAsync(int number) => (await house.Get<OpenCases>().FindAsync(
        new CaseKey(round.Id, new(await StageOfAsync(number)), IdOf(number))))!.Value;

    private async Task<IEnumerable<string>> ListAsync(Actor member) =>
        (await house.Get<CaseVoteQueries>().WaitingAsync(member, round.Id)).Cases.Select(c => c.Id);

    private async Task RefusedAsync(string code, Func<CaseVoteCommands, Task> act) => Assert.Equal(
        code, (await Assert.ThrowsAsync<RefusedException>(() => act(house.Get<CaseVoteCommands>()))).Refusals[0].Code);

    private async Task<List<string>> MailsAsync(Actor person) =>
        [.. (await house.Get<Mailbox>().ListAsync(person.Name, 100)).Entries.Select(e => e.Subject)];

    private Task<List<MailboxMail>> LettersAsync(Actor person) => WithAsync(person, "审定】");

    private Task<List<MailboxMail>> OverdueAsync() => WithAsync(Cast.Administrator, "逾期】");

    /// <summary>The newest first.</summary>
    private async Task<List<MailboxMail>> WithAsync(Actor person, string subject)
    {
        var mails = new List<MailboxMail>();
        foreach (var entry in (await house.Get<Mailbox>().ListAsync(person.Name, 100)).Entries.Where(
            e => e.Subject.Contains(subject, StringComparison.Ordinal)))
        {
            mails.Add((await house.Get<Mailbox>().FindAsync(entry.Id))!);
        }

        return mails;
    }
}
