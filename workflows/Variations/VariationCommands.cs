namespace Funding.Workflows.Variations;

/// <summary>
/// A holder asks for a variation, a member that it is about speaks by its own link, the desk says what it thinks of it, an officer decides,
/// a second confirms where the file says so.
/// </summary>
public sealed class VariationCommands(
    VariationStore variations, ReportStore reports, DutyKindSet kinds, PeopleStore people, VariationMailWriter mails,
    DocumentWriter writer, WorkingCalendar calendar, CommitWriter commits, TimeProvider clock)
{
    /// <summary>What the document of a request may be.</summary>
    public static readonly DocumentRules Rules =
        new(VariationEntry.Document, [DocumentType.Pdf, DocumentType.Jpeg, DocumentType.Png], DocumentRules.FormBytes);

    private DateOnly Today => ShanghaiTime.DayOf(clock.GetUtcNow());

    /// <param name="typed">By the fields of <see cref="VariationEntry"/>.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="RefusedException">
    /// Not the actor's, the file does not provide for it, one is open, no document or reason, or something is out of range.
    /// </exception>
    public async Task<int> AskAsync(
        Actor actor, string awardId, VariationChange change, IReadOnlyDictionary<string, string> typed, SentFile? document,
        CancellationToken cancellation = default)
    {
        var (award, facts) = await variations.OwnFactsAsync(actor, awardId, cancellation);
        if (VariationDecision.Bar(facts, change, Today) is { } bar) throw new RefusedException(bar);
        var wish = VariationEntry.Read(facts, change, typed);
        var reason = VariationDecision.Text(typed.GetValueOrDefault(VariationEntry.Reason), VariationEntry.Reason, required: true);
        if (document is null) throw new RefusedException(VariationRefusals.NoDocument());
        var askedOf = await AskedOfAsync(award.Home, wish, cancellation);
        var outline = facts.OutlineOf(change)!;
        DateOnly? memberBy = wish.Leaves is not null && askedOf is not null && outline.MemberWorkingDays is { } heard
            ? calendar.AddWorkingDays(Today, heard) : null;
        var number = award.Home.Variations + 1;
        await using var content = document.Open();
        var stored = await writer.UploadWholeAsync(
            $"{AwardKeys.Blobs(awardId)}variation-{number}", Rules, document.Name, document.DeclaredType, content, cancellation);
        try
        {
            await SaveAsync(actor, award, facts, new(
                number, change, wish, reason, Before(award.Home, change, wish), actor.PersonId, actor.Name, clock.GetUtcNow())
            {
                BookBefore = wish.Book is null ? null : facts.Book,
                AskedOf = askedOf,
                MemberBy = memberBy,
                // One that is to join speaks first, however long it takes.
                DeskBy = award.Home.Desk is not null && wish.Joins is null && outline.DeskWorkingDays is { } days
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
        if (asked.Wish.Joins is null)
            await mails.AskOfficersAsync(commit, award, asked, asked.DeskBy ?? asked.MemberBy ?? Today, "", cancellation);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <summary>Decided: where it is granted the award, or a new version of its task book, is written in the same commit.</summary>
    private async Task EndAsync(Actor actor, VariationRead read, Variation after, CancellationToken cancellation)
    {
        var granted = after.End == VariationPhase.Granted;
        var commit = Over(actor, read, after, granted ? "variation-granted" : "variation-refused", ("change", $"{after.Change}"));
        if (granted) await GrantAsync(commit, actor, read, after, cancellation);
        await mails.TellDecidedAsync(commit, read.Award, after, cancellation);
        mails.TellMember(commit, read.Award, after);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    private async Task GrantAsync(Commit commit, Actor actor, VariationRead read, Variation after, CancellationToken cancellation)
    {
        var (award, wish) = (read.Award, after.Wish);
        if (wish.Book is { } figures)
        {
            await DemandOpenYearsAsync(read, cancellation);
            var stored = (await reports.FindTaskBookAsync(award.Home.Id, cancellation))!;
            var duty = award.Duties.Last(d => kinds[d.Value.Kind] is ITaskBookKind).Value;
            var book = await ((ITaskBookKind)kinds[duty.Kind]).WriteAsync(
                award.ViewOf(duty), figures, actor.PersonId, read.Today, cancellation) with
            {
                Version = stored.Value.Version + 1,
            };
            commit.KeepTaskBook(stored, book, award.Home.Id);
            return;
        }

        if (read.Roster is { } roster)
        {
            DateOnly? dueOn = read.Outline.CorrectionWorkingDays is { } days ? calendar.AddWorkingDays(read.Today, days) : null;
            commit.Replace(award.Award, MemberChange.Granted(award.Home, roster, after, read.Today, dueOn));
            return;
        }

        var home = award.Home;
        var changed = after.Change == VariationChange.Leader
            ? home with { Leader = wish.Leader } : home with { Term = home.Term with { ValidUntil = wish.Until!.Value } };
        commit.Replace(award.Award, changed).WriteElsewhere(AwardKeys.AwardsPartition, changed.Id, AwardSummary.Of(changed));
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
            return wish.Leaves is { } leaves ? award.MembersNow.First(m => m.Code == leaves).Person : null;
        var person = (await people.GetOrCreateAsync(joins.Mailbox, cancellation: cancellation)).Id;
        return award.Editors.Contains(person) ? throw new RefusedException(VariationRefusals.OwnMailbox())
            : award.MembersNow.Any(m => m.Person == person) ? throw new RefusedException(VariationRefusals.MailboxOfOther()) : person;
    }

    internal static Commit Over(Actor actor, VariationRead read, Variation after, string action, params (string, string)[] facts) =>
        new Commit(read.Award.Partition)
            .Replace(read.Stored, after)
            .Audit(AuditNote.By(actor, action, read.Award.Home.Id, [("number", VariationKeys.Named(after)), .. facts]))
            .WakeAward(read.Award.Home.Id);

    private static string? Before(AwardHome award, VariationChange change, VariationWish wish) => change switch
    {
        VariationChange.MemberLeaves => award.MembersNow.First(m => m.Code == wish.Leaves).Name,
        VariationChange.Leader => award.Leader,
        VariationChange.Term => award.Term.ValidUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => null,
    };
}
