namespace Funding.Workflows.Variations;

/// <summary>
/// A holder asks for a variation, a member that it is about speaks by its own link, the desk says what it thinks of it, an officer decides,
/// a second confirms where the file says so.
/// </summary>
public sealed class VariationCommands(
    VariationStore variations, ReportStore reports, DutyKindSet kinds, PeopleStore people, OrganisationStore organisations,
    IEnumerable<IAwardFollower> followers, IEnumerable<IAwardPassing> passing, VariationMailWriter mails, DocumentWriter writer,
    WorkingCalendar calendar, CommitWriter commits, TimeProvider clock)
{
    /// <summary>What the document of a request may be.</summary>
    public static readonly DocumentRules Rules =
        new(VariationEntry.Document, [DocumentType.Pdf, DocumentType.Jpeg, DocumentType.Png], DocumentRules.FormBytes);

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <param name="typed">By the fields of the change's form.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="RefusedException">
    /// Not the actor's, the file does not provide for it, one is open, no document or reason, or something is out of range.
    /// </exception>
    public async Task<int> AskAsync(
        Actor actor, string awardId, string change, IReadOnlyDictionary<string, string> typed, SentFile? document,
        CancellationToken cancellation = default)
    {
        var (award, facts) = await variations.OwnFactsAsync(actor, awardId, cancellation);
        if (VariationDecision.Bar(facts, change, Today) is { } bar) throw new RefusedException(bar);
        var kind = VariationKinds.Of(change);
        if (kind.PassesAward)
            typed = new Dictionary<string, string>(typed) { [RosterEntry.MailboxField] = await MailboxAsync(actor, cancellation) };
        var wish = kind.Read(facts, typed);
        var reason = VariationDecision.Text(typed.GetValueOrDefault(VariationEntry.Reason), VariationEntry.Reason, required: true);
        if (document is null) throw new RefusedException(VariationRefusals.NoDocument());
        var askedOf = await AskedOfAsync(award.Home, wish, cancellation);
        var outline = facts.OutlineOf(change)!;
        DateOnly? memberBy = wish.Leaves is not null && askedOf is not null && outline.As<LeavingSettings>().MemberWorkingDays is { } heard
            ? calendar.AddWorkingDays(Today, heard) : null;
        var number = award.Home.Variations + 1;
        await using var content = document.Open();
        var stored = await writer.UploadWholeAsync(
            $"{AwardKeys.Blobs(awardId)}variation-{number}", Rules, document.Name, document.DeclaredType, content, cancellation);
        try
        {
            await SaveAsync(actor, award, facts, new(
                number, change, wish, reason, kind.Before(award.Home, wish), actor.PersonId, actor.Name, clock.GetUtcNow())
            {
                BookBefore = wish.Book is null ? null : facts.Book,
                BudgetBefore = wish.Budget is null ? null : facts.Sheet!.Budget,
                AskedOf = askedOf,
                MemberBy = memberBy,
                DeskBy = award.Home.Desk is not null && !wish.NeedsConsent && outline.DeskWorkingDays is { } days
                    ? calendar.AddWorkingDays(memberBy ?? Today, days) : null,
            }, AttachedDocuments.Of(stored), cancellation);
            return number;
        }
        catch (RefusedException)
        {
            await writer.DeleteAsync(stored, cancellation);
            throw;
        }
    }

    /// <exception cref="RefusedException">Not the actor's, or decided.</exception>
    public async Task TakeBackAsync(Actor actor, string awardId, int number, CancellationToken cancellation = default)
    {
        var read = await variations.OwnAsync(actor, awardId, number, cancellation);
        if (read.Variation.IsByMember) throw new RefusedException(VariationRefusals.AskedByMember());
        var after = VariationDecision.TakeBack(read.Variation, clock.GetUtcNow());
        var commit = Over(actor, read, after, "variation-taken-back");
        mails.TellMember(commit, read.Award, after);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <exception cref="RefusedException">Not the actor's desk's, not asked now, or the reasons are missing.</exception>
    public async Task OpineAsync(
        Actor actor, string awardId, int number, bool agrees, string? text, CancellationToken cancellation = default)
    {
        var read = await variations.OfDeskAsync(actor, awardId, number, cancellation);
        var after = VariationDecision.Opine(
            read.Variation, new(agrees, text ?? "", actor.PersonId, clock.GetUtcNow()), read.Today);
        var commit = Over(actor, read, after, "variation-opinion", ("agrees", agrees ? "yes" : "no"));
        await mails.AskOfficersAsync(commit, read.Award, after, read.Today, ":opined", cancellation);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <param name="text">The reasons; wanted for a refusal.</param>
    /// <exception cref="RefusedException">
    /// No officer, one who acts for the holder or declared a conflict, nothing waits for it, or what it changes was reported on meanwhile.
    /// </exception>
    public async Task JudgeAsync(
        Actor actor, string awardId, int number, bool granted, string? text, CancellationToken cancellation = default)
    {
        var read = await variations.ToJudgeAsync(actor, awardId, number, cancellation);
        var verdict = new VariationVerdict(granted, text ?? "", actor.PersonId, clock.GetUtcNow());
        var after = VariationDecision.Judge(read.Variation, read.Outline, verdict, read.Today);
        if (after.IsOpen)
        {
            if (granted) await DemandOpenYearsAsync(read, cancellation);
            var commit = Over(actor, read, after, "variation-judged", ("granted", granted ? "yes" : "no"));
            await mails.AskSecondAsync(commit, read.Award, after, cancellation);
            await commits.SaveOrRefuseAsync(commit, cancellation);
            return;
        }

        await EndAsync(actor, read, after, cancellation);
    }

    /// <exception cref="RefusedException">The actor judged it, may not decide on the award, or nothing waits.</exception>
    public async Task ConfirmAsync(Actor actor, string awardId, int number, CancellationToken cancellation = default)
    {
        var read = await variations.ToJudgeAsync(actor, awardId, number, cancellation);
        var after = VariationDecision.Confirm(read.Variation, actor.PersonId, read.Today, clock.GetUtcNow());
        await EndAsync(actor, read, after, cancellation);
    }

    /// <exception cref="RefusedException">
    /// The actor judged it, may not decide on the award, nothing waits, or the reason is missing.
    /// </exception>
    public async Task ReturnAsync(Actor actor, string awardId, int number, string? reason, CancellationToken cancellation = default)
    {
        var read = await variations.ToJudgeAsync(actor, awardId, number, cancellation);
        var after = VariationDecision.Return(read.Variation, actor.PersonId, reason, read.Today);
        var commit = Over(actor, read, after, "variation-returned");
        mails.TellReturned(commit, read.Award, after);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    private async Task SaveAsync(
        Actor actor, AwardRead award, VariationFacts facts, Variation asked, AttachedDocument document, CancellationToken cancellation)
    {
        var papers = VariationKeys.Papers(asked.Number);
        var commit = new Commit(award.Partition)
            .Replace(award.Award, award.Home with { Variations = asked.Number })
            .Insert(VariationKeys.Variation(asked.Number), asked)
            .Insert(papers, new DutyPapers([document]))
            .Audit(AuditNote.By(
                actor, "variation-asked", award.Home.Id, ("number", VariationKeys.Named(asked)), ("change", $"{asked.Change}"),
                ("wish", Sha256Hex.Of(FundingJson.Serialize(asked.Wish))), ("document", document.Sha256), ("reason", asked.Reason)))
            .ScanOfAward(award.Home.Id, papers, document.Id)
            .WakeAward(award.Home.Id);
        if (asked.DeskBy is { } by) await mails.AskDeskAsync(commit, award, asked, by, cancellation);
        if (asked.AskedOf is not null) mails.AskMember(commit, award, asked, asked.MemberBy ?? Today);
        if (!asked.Wish.NeedsConsent)
            await mails.AskOfficersAsync(commit, award, asked, asked.DeskBy ?? asked.MemberBy ?? Today, "", cancellation);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <summary>Decided: where it is granted the award, or a new version of its task book, is written in the same commit.</summary>
    private async Task EndAsync(Actor actor, VariationRead read, Variation after, CancellationToken cancellation)
    {
        var granted = after.End == VariationPhase.Granted;
        var commit = Over(actor, read, after, granted ? "variation-granted" : "variation-refused", ("change", $"{after.Change}"));
        var home = granted ? await GrantAsync(commit, actor, read, after, cancellation) : read.Award.Home;
        await mails.TellDecidedAsync(commit, read.Award, after, cancellation);
        if (granted && after.Wish.Lead is not null) mails.TellLead(commit, read.Award, home, after);
        else mails.TellMember(commit, read.Award, after);
        if (granted && home.MembersNow.Any(m => m.Person is not null)) commit.TellMembers(new(home.Id, after.Number));
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <returns>The award as it is then.</returns>
    private async Task<AwardHome> GrantAsync(
        Commit commit, Actor actor, VariationRead read, Variation after, CancellationToken cancellation)
    {
        var (award, home) = (read.Award, read.Award.Home);
        DateOnly? dueOn = read.Kind.IsOfMembers && read.Outline.As<LeavingSettings>().CorrectionWorkingDays is { } days
            ? calendar.AddWorkingDays(read.Today, days) : null;
        var people = after.Wish.Lead is { } lead ? (await organisations.FindAsync(lead.Code, cancellation))?.Value.Members ?? [] : [];
        var outcome = read.Kind.Granted(new(home, after, read.Roster, read.Today, dueOn, people));
        if (outcome.Book is { } figures)
        {
            await DemandOpenYearsAsync(read, cancellation);
            await RewriteAsync(
                commit, actor, award, (await reports.FindTaskBookAsync(home.Id, cancellation))!, figures, cancellation);
        }

        if (outcome.Budget is { } budget) commit.Upsert(AwardBudget.Row, budget);
        if (outcome.Award.Holder != home.Holder) await PassAsync(commit, actor, award, outcome.Award, cancellation);
        else if (outcome.Award != home) commit.ReplaceAward(award.Award, outcome.Award);
        return outcome.Award;
    }

    /// <summary>Another organisation holds the award, in the register too; its task book has a version in its name.</summary>
    /// <exception cref="RefusedException">Money of it is on its way, or owed.</exception>
    private async Task PassAsync(
        Commit commit, Actor actor, AwardRead award, AwardHome passed, CancellationToken cancellation)
    {
        foreach (var one in passing) await one.HoldAsync(commit, award, cancellation);
        commit.ReplaceAward(award.Award, passed)
            .WriteElsewhere(AwardKeys.HolderPartition(passed.Holder), passed.Id, passed.Term.AwardedOn);
        foreach (var follower in followers) follower.Follow(commit, award.Home, passed);
        if (await reports.FindTaskBookAsync(passed.Id, cancellation) is { } stored)
        {
            await RewriteAsync(
                commit, actor, award with { Award = award.Award with { Value = passed } }, stored, stored.Value.Book, cancellation);
        }
    }

    private async Task RewriteAsync(
        Commit commit, Actor actor, AwardRead award, Stored<AgreedTaskBook> stored, TaskBook figures, CancellationToken cancellation)
    {
        var duty = award.Duties.Last(d => kinds[d.Value.Kind] is ITaskBookKind).Value;
        var book = await ((ITaskBookKind)kinds[duty.Kind]).WriteAsync(
            award.ViewOf(duty), figures, actor.PersonId, Today, cancellation) with
        {
            Version = stored.Value.Version + 1,
        };
        commit.KeepTaskBook(stored, book, award.Home.Id);
    }

    /// <summary>What was reported on since it was asked for stays as it was agreed.</summary>
    private async Task DemandOpenYearsAsync(VariationRead read, CancellationToken cancellation)
    {
        if (read.Variation is not { Wish.Book: { } book, BookBefore: { } before }) return;
        var reported = await variations.ReportedAsync(read.Award, cancellation);
        if (reported.Any(year => book.Lines.Any(l => book.FigureOf(l.Target, year) != before.FigureOf(l.Target, year))))
            throw new RefusedException(VariationRefusals.ReportedMeanwhile());
    }

    /// <summary>Who answers for the member: where it was asked before, or at the mailbox that the request gives.</summary>
    /// <exception cref="RefusedException">The mailbox is that of who acts for the holder, or of another member.</exception>
    private async Task<string?> AskedOfAsync(AwardHome award, VariationWish wish, CancellationToken cancellation)
    {
        if (wish.Joins is not { } joins)
            return wish.Member is { } member ? award.MembersNow.First(m => m.Code == member).Person : null;
        var person = (await people.GetOrCreateAsync(joins.Mailbox, cancellation: cancellation)).Id;
        return award.Editors.Contains(person) ? throw new RefusedException(VariationRefusals.OwnMailbox())
            : award.MembersNow.Any(m => m.Person == person) ? throw new RefusedException(VariationRefusals.MailboxOfOther()) : person;
    }

    /// <summary>Where the former lead is reached as a member.</summary>
    private async Task<string> MailboxAsync(Actor actor, CancellationToken cancellation) =>
        (await people.FindAsync(actor.PersonId, cancellation))?.Value.Email ?? "";

    internal static Commit Over(Actor actor, VariationRead read, Variation after, string action, params (string, string)[] facts) =>
        new Commit(read.Award.Partition)
            .Replace(read.Stored, after)
            .Audit(AuditNote.By(actor, action, read.Award.Home.Id, [("number", VariationKeys.Named(after)), .. facts]))
            .WakeAward(read.Award.Home.Id);
}
