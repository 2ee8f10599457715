namespace Funding.Workflows.Stages.Notice;

/// <summary>Objections of the public: filed during an entry's own period, freezing that entry only.</summary>
public sealed class ObjectionCommands(
    ITableStore tables,
    RoundStore rounds,
    OpenCases cases,
    ObjectionDuty duty,
    ObjectionQuota quota,
    WorkingCalendar calendar,
    CommitWriter commits,
    TimeProvider clock)
{
    /// <exception cref="RefusedException">The period is over, something is missing, or the same person objected already.</exception>
    public async Task<Objection> FileAsync(
        Actor actor, string roundId, string applicationId, NewObjection request, CancellationToken cancellation = default)
    {
        actor.Demand(Right.Object);
        Check(request);
        var partition = RoundKeys.Partition(roundId);
        var programme = await rounds.GetProgrammeAsync(roundId, cancellation);
        var id = NumberOf(roundId, applicationId, actor.PersonId);

        // Where another objection to the same entry came first, all is looked at again.
        return await Attempts.UntilWrittenAsync(async () =>
        {
            var stored = await rounds.GetAsync(roundId, cancellation);
            var entry = await tables.GetAsync<NoticeEntry>(partition, RoundKeys.NoticeEntry(applicationId), cancellation);
            if (entry is null || entry.Value.Removed)
            {
                throw new RefusedException(NoticeRefusals.EntryNotFound(applicationId));
            }

            var now = clock.GetUtcNow();
            if (await tables.GetAsync(partition, RoundKeys.Objection(id), cancellation) is not null)
            {
                throw new RefusedException(NoticeRefusals.ObjectedAlready(id));
            }

            var application = (await tables.GetAsync<Application>(partition, RoundKeys.Application(applicationId), cancellation))!.Value;
            var round = stored.Value.For(application);
            if (!round.IsAt(NoticeStage.Kind)
                || round.Seal is not null
                || !NoticePeriods.Period(entry.Value.Noticed(), now).TakesObjections(now))
            {
                throw new RefusedException(NoticeRefusals.PeriodClosed());
            }

            var counts = await quota.DemandAsync(roundId, actor.PersonId, cancellation);
            var objection = new Objection
            {
                Id = id,
                ApplicationId = applicationId,
                ObjectorId = actor.PersonId,
                Name = request.Name.Trim(),
                Contact = request.Contact.Trim(),
                Reasons = request.Reasons.Trim(),
                FiledAt = now,
                DueOn = calendar.AddWorkingDays(ShanghaiTime.DayOf(now), NoticeSettings.Of(programme).ObjectionWorkingDays),
                Documents = request.Documents,
            };
            var commit = new Commit(partition)
                .Insert(RoundKeys.Objection(id), objection)
                .Insert(RoundKeys.OpenObjection(id), applicationId)
                .ReplaceEntry(entry, entry.Value with { OpenObjections = [.. entry.Value.OpenObjections, id] })
                .Audit(AuditNote.By(
                    actor, "objection-filed", id, ("application", applicationId), ("reasons", Sha256Hex.Of(objection.Reasons))))
                .WriteElsewhere(PersonIndex.Partition(actor.PersonId), PersonIndex.Objection(roundId, id), new ObjectionKey(roundId, id))
                .Follow(new ObjectionKey(roundId, id).Subject)
                .Scan(roundId, objection);

            // An objection is either seen by the announcement, or refused.
            if (!await cases.TakeAlongAsync(commit, stored, application, cancellation))
            {
                throw new RefusedException(NoticeRefusals.PeriodClosed());
            }

            counts.CountIn(commit);
            await AddMailsAsync(commit, round, entry.Value, application, objection, cancellation);
            await commits.SaveAsync(commit, cancellation);
            return objection;
        }, cancellation);
    }

    /// <summary>The same person's objection to the same entry has the same number.</summary>
    private static string NumberOf(string roundId, string applicationId, string personId) =>
        "YY" + Sha256Hex.Of($"{roundId}|{applicationId}|{personId}")[..10].ToUpperInvariant();

    private async Task AddMailsAsync(
        Commit commit, Round round, NoticeEntry entry, Application application, Objection objection, CancellationToken cancellation)
    {
        commit.Mail(
            round,
            MailTemplates.ObjectionReceipt,
            objection.ObjectorId,
            objection.Id,
            RoundMail.DeskLink(LinkPurpose.Objection, $"{round.Id}:{objection.Id}", objection.DueOn.AddDays(30)),
                ("ApplicationName", entry.Name),
                ("ObjectionNumber", objection.Id),
                ("ReceivedAt", objection.FiledAt.ToString("O", CultureInfo.InvariantCulture)));
        commit.Mail(round, MailTemplates.ObjectionAgainstYou, Addressee.Of(application), objection.Id, null,
            ("ApplicationName", entry.Name), ("ApplicationNumber", entry.ApplicationId), ("Grounds", objection.Reasons));
        foreach (var officer in await duty.OfficersAsync(round, application, objection, cancellation))
        {
            commit.Mail(
                round,
                MailTemplates.ObjectionDesk,
                officer,
                objection.Id,
                RoundMail.DeskLink(LinkPurpose.ObjectionDesk, round.Id, objection.DueOn.AddDays(30)),
                    ("ApplicationName", entry.Name), ("ObjectionNumber", objection.Id), RoundMail.Day("Deadline", objection.DueOn));
        }
    }

    private static void Check(NewObjection request)
    {
        var refusals = new List<Refusal>();
        if (request.Name.Trim().Length is < 2 or > 50)
        {
            refusals.Add(NoticeRefusals.Name());
        }
        else if (!NameCheck.IsPerson(request.Name))
        {
            refusals.Add(NameCheck.NoPerson("name", request.Name.Trim()));
        }

        if (request.Contact.Trim().Length is < 5 or > 100)
        {
            refusals.Add(NoticeRefusals.Contact());
        }

        if (request.Reasons.Trim().Length is < 20 or > 5000)
        {
            refusals.Add(NoticeRefusals.ReasonsText());
        }

        refusals.AddRange(TextSafety.Check(request.Name, "name", multiline: false));
        refusals.AddRange(TextSafety.Check(request.Contact, "contact", multiline: false));
        refusals.AddRange(TextSafety.Check(request.Reasons, "reasons", multiline: true));

        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }
    }
}
