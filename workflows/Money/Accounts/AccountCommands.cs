namespace Funding.Workflows.Money.Accounts;

/// <summary>
/// The bank account of an organisation: its own people enter it with a sealed letter, an officer confirms the first; a change takes a call
/// to the number on file by one officer, the confirmation of another, and a rest. Each is one commit of the organisation's partition.
/// </summary>
public sealed class AccountCommands(
    AccountStore accounts, OrganisationStore organisations, DocumentWriter writer, PeopleStore people, WorkingCalendar calendar,
    PaymentOptions options, CommitWriter commits, TimeProvider clock)
{
    public const string FileField = "letter";

    private const int MostTold = 30;

    private static readonly DocumentRules Rules = new(
        FileField, [DocumentType.Pdf, DocumentType.Png, DocumentType.Jpeg], DocumentRules.FormBytes);

    /// <exception cref="RefusedException">
    /// Not confirmed as one of the organisation, a field is wrong, another entry waits, the number is the one in force, or no letter came.
    /// </exception>
    public async Task EnterAsync(
        Actor actor, string creditCode, AccountDraft typed, SentFile? letter, CancellationToken cancellation = default)
    {
        actor.Demand(Right.EnterBankAccount);
        var organisation = await OwnAsync(actor, creditCode, cancellation);
        var stored = await accounts.FindAsync(creditCode, cancellation);
        var before = stored?.Value ?? new OrganisationAccount(creditCode);
        if (AccountDecision.BarEntry(before) is { } bar) throw new RefusedException(bar);
        var draft = typed.Demand();
        if (before.Current is { } current && accounts.NumberOf(creditCode, current) == draft.Number
            && current.BankCode == draft.BankCode && current.AccountName == draft.AccountName)
        {
            throw new RefusedException(AccountRefusals.Same());
        }

        await using var content = (letter ?? throw new RefusedException(AccountRefusals.NoLetter())).Open();
        var document = await writer.UploadWholeAsync(
            OrganisationKeys.Documents(creditCode), Rules, letter.Name, letter.DeclaredType, content, cancellation);
        try
        {
            var version = before.Versions + 1;
            var after = AccountDecision.Enter(before, new(
                version, draft.AccountName, accounts.Seal(creditCode, version, draft.Number), draft.Number[^4..], draft.Bank,
                draft.BankCode, draft.Contact, draft.Phone, AttachedDocuments.Of(document), Mark(actor)));
            var commit = Begin(organisation, stored, after).Audit(AuditNote.By(
                actor, before.Current is null ? "account-entered" : "account-change-entered", creditCode,
                ("version", $"{version}"), ("letter", document.Sha256)));
            commit.ScanName(creditCode, AccountStore.Row, after.Waiting!.Letter);

            // Whoever may be overreached is told at once: by the other hand of their own organisation.
            Tell(commit, AccountMails.AccountEntered, organisation, after.Waiting!, actor, version, organisation.Members);
            foreach (var officer in (await people.InRoleAsync(Role.Officer, null, cancellation)).Take(MostTold))
                commit.Mail(
                    $"mail:{AccountMails.AccountWaits.Name}:{creditCode}:{version}:{officer.Id}",
                    AccountMails.ToOffice(officer.Id, organisation));
            await commits.SaveOrRefuseAsync(commit, cancellation);
        }
        catch (RefusedException)
        {
            await writer.DeleteAsync(document, cancellation);
            throw;
        }
    }

    /// <exception cref="RefusedException">Not of the organisation, or nothing waits.</exception>
    public async Task TakeBackAsync(Actor actor, string creditCode, CancellationToken cancellation = default)
    {
        actor.Demand(Right.EnterBankAccount);
        var organisation = await OwnAsync(actor, creditCode, cancellation);
        var stored = await accounts.GetAsync(creditCode, cancellation);
        var waiting = stored.Value.Waiting ?? throw new RefusedException(AccountRefusals.NothingWaits());
        await commits.SaveOrRefuseAsync(
            Begin(organisation, stored, stored.Value with { Waiting = null, Call = null })
                .Audit(AuditNote.By(actor, "account-taken-back", creditCode, ("version", $"{waiting.Version}"))),
            cancellation);
    }

    /// <summary>Notes the call to the number on file, which is that of the account in force.</summary>
    /// <exception cref="RefusedException">
    /// No officer, one of the organisation's own, no change waits for a call, or a field is missing.
    /// </exception>
    public async Task CallAsync(
        Actor actor, string creditCode, string spoke, DateOnly on, string? note, CancellationToken cancellation = default)
    {
        var (organisation, stored) = await ToJudgeAsync(actor, creditCode, cancellation);
        var with = TextIdentity.Tidy(spoke);
        List<Refusal> refusals = [.. TextSafety.Check(with, "spoke", multiline: false)];
        if (with.Length is 0 or > 50) refusals.Add(AccountRefusals.Text("spoke", 50));
        if (refusals.Count > 0) throw new RefusedException(refusals);
        var call = new CallBack(with, stored.Value.Current?.Phone ?? "", on, Reasons.Demand(note, "note"), Mark(actor));
        var after = AccountDecision.Called(stored.Value, call, accounts.Today);
        await commits.SaveOrRefuseAsync(
            Begin(organisation, stored, after).Audit(AuditNote.By(
                actor, "account-called-back", creditCode, ("version", $"{after.Waiting!.Version}"), ("phone", call.Phone),
                ("spoke with", call.Spoke), ("on", $"{on:yyyy-MM-dd}"), ("note", call.Note))),
            cancellation);
    }

    /// <param name="number">As it stands in the sealed letter.</param>
    /// <exception cref="RefusedException">
    /// No officer, one of the organisation's own, the call is missing or was the same officer's, or another number was typed.
    /// </exception>
    public async Task ConfirmAsync(Actor actor, string creditCode, string? number, CancellationToken cancellation = default)
    {
        var (organisation, stored) = await ToJudgeAsync(actor, creditCode, cancellation);
        var mark = Mark(actor);
        var after = AccountDecision.Confirm(
            stored.Value, mark, calendar.AddWorkingDays(accounts.Today, options.AccountRestDays).AddDays(1));
        var entry = after.Current!;
        if (AttachedDocuments.Stored(entry.Letter).Scan == ScanState.Infected)
            throw new RefusedException(AccountRefusals.LetterInfected());
        if (AccountDraft.DigitsOf(number) != accounts.NumberOf(creditCode, entry))
            throw new RefusedException(AccountRefusals.OtherNumber());
        var commit = Begin(organisation, stored, after).Audit(AuditNote.By(
            actor, "account-confirmed", creditCode, ("version", $"{entry.Version}"), ("payable from", $"{after.PayableFrom:yyyy-MM-dd}")));
        Tell(commit, AccountMails.AccountConfirmed, organisation, entry, actor, entry.Version, organisation.Members);
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    /// <exception cref="RefusedException">No officer, one of the organisation's own, nothing waits, or no reason is given.</exception>
    public async Task RefuseAsync(Actor actor, string creditCode, string? reason, CancellationToken cancellation = default)
    {
        var (organisation, stored) = await ToJudgeAsync(actor, creditCode, cancellation);
        var why = Reasons.Demand(reason);
        var after = AccountDecision.Refuse(stored.Value, why, Mark(actor));
        var entry = after.Refused!.Entry;
        var commit = Begin(organisation, stored, after).Audit(AuditNote.By(
            actor, "account-refused", creditCode, ("version", $"{entry.Version}"), ("reason", why)));
        foreach (var member in organisation.Members.Take(MostTold))
            commit.Mail(
                $"mail:{AccountMails.AccountRefused.Name}:{creditCode}:{entry.Version}:{member}",
                AccountMails.Refused(member, organisation, entry, why));
        await commits.SaveOrRefuseAsync(commit, cancellation);
    }

    private static void Tell(
        Commit commit, MailTemplate template, Organisation organisation, AccountEntry entry, Actor by, int version,
        IReadOnlyList<string> members)
    {
        foreach (var member in members.Where(m => m != by.PersonId).Take(MostTold))
            commit.Mail(
                $"mail:{template.Name}:{organisation.CreditCode}:{version}:{member}",
                AccountMails.Of(template, member, organisation, entry, by.Name));
    }

    private async Task<Organisation> OwnAsync(Actor actor, string creditCode, CancellationToken cancellation) =>
        (await organisations.GetAsync(creditCode, cancellation)).Value is { } own && own.Members.Contains(actor.PersonId)
            ? own : throw new RefusedException(AccountRefusals.NotMember());

    private async Task<(Organisation Organisation, Stored<OrganisationAccount> Account)> ToJudgeAsync(
        Actor actor, string creditCode, CancellationToken cancellation)
    {
        actor.Demand(Right.ConfirmBankAccount);
        var organisation = (await organisations.GetAsync(creditCode, cancellation)).Value;
        if (organisation.Members.Contains(actor.PersonId)) throw new RefusedException(AccountRefusals.OwnOrganisation());
        return (organisation, await accounts.GetAsync(creditCode, cancellation));
    }

    private static Commit Begin(Organisation organisation, Stored<OrganisationAccount>? stored, OrganisationAccount after) =>
        new Commit(OrganisationKeys.Partition(organisation.CreditCode)).Put(AccountStore.Row, stored, after)
            .WriteElsewhere(
                AccountStore.ListPartition, organisation.CreditCode, new AccountLine(organisation.CreditCode, organisation.Name, after));

    private ActMark Mark(Actor actor) => new(actor.PersonId, actor.Name, clock.GetUtcNow());
}
