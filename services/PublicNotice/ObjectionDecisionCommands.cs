using Funding.Services.Audit;
using Funding.Services.Mail;
using Funding.Services.Outbox;
using Funding.Services.People;
using Funding.Services.Rounds;
using Funding.Services.Selection;
using Funding.Services.Storage;
using Funding.Workflows.Applications;
using Funding.Workflows.PublicNotice;
using Funding.Workflows.Refusals;
using Funding.Workflows.Roles;
using Funding.Workflows.Rounds;
using Funding.Workflows.Selection;
using Funding.Workflows.Time;

namespace Funding.Services.PublicNotice;

/// <summary>An officer decides an objection: dismissed lifts the freeze, upheld takes the entry out and moves the reserve up.</summary>
public sealed class ObjectionDecisionCommands(
    ITableStore tables, RoundStore rounds, PeopleStore people, ObjectionDuty duty, WorkingCalendar calendar, CommitWriter commits, TimeProvider clock)
{
    /// <exception cref="RefusedException">Not this officer's to decide, decided already, or no reason.</exception>
    public async Task<Objection> DecideAsync(Actor actor, string roundId, string objectionId, bool upheld, string? reason, CancellationToken cancellation = default)
    {
        actor.Demand(Act.DecideObjection);
        var why = Reasons.Demand(reason);
        var partition = RoundKeys.Partition(roundId);
        while (true)
        {
            var round = (await rounds.GetAsync(roundId, cancellation)).Value;
            if (round.Stage == RoundStage.Cancelled)
            {
                throw new RefusedException(NoticeRefusals.RoundCancelled());
            }

            var stored = await tables.GetAsync<Objection>(partition, RoundKeys.Objection(objectionId), cancellation) ?? throw new RefusedException(NoticeRefusals.ObjectionNotFound());
            var application = (await tables.GetAsync<Application>(partition, RoundKeys.Application(stored.Value.ApplicationId), cancellation))!;
            if (stored.Value.Decision is not null)
            {
                throw new RefusedException(NoticeRefusals.DecidedAlready());
            }

            if (!await duty.MayDecideAsync(actor.PersonId, round, application.Value, stored.Value, cancellation))
            {
                throw new RefusedException(NoticeRefusals.OwnDecision());
            }

            var decided = stored.Value with { Decision = new ObjectionDecided(upheld, why, actor.PersonId, clock.GetUtcNow()) };
            var entry = (await tables.GetAsync<NoticeEntry>(partition, RoundKeys.NoticeEntry(decided.ApplicationId), cancellation))!;
            var commit = new Commit(partition)
                .Replace(stored, decided)
                .Delete(RoundKeys.OpenObjection(objectionId))
                .Audit(AuditNote.By(actor, upheld ? "objection-upheld" : "objection-dismissed", objectionId, ("application", decided.ApplicationId), ("reason", why)))
                .Wake(ObjectionOrchestrator.InstanceId(roundId, objectionId))
                .WakeRound(roundId)
                .Mail(round, MailTemplates.ObjectionDecided, decided.ObjectorId, objectionId, null,
                    ("ApplicationName", entry.Value.Title), ("ObjectionNumber", objectionId), ("Decision", upheld ? "异议成立" : "异议不成立"), ("Decision.en", upheld ? "upheld" : "dismissed"), ("Reason", why));
            var remaining = entry.Value with { OpenObjections = [.. entry.Value.OpenObjections.Where(id => id != objectionId)], Removed = entry.Value.Removed || upheld, DecidedBy = [.. entry.Value.DecidedBy ?? [], actor.PersonId] };
            commit.Replace(entry, remaining);
            if (upheld && !entry.Value.Removed)
            {
                await TakeOutAsync(commit, round, application, entry.Value, why, cancellation);
            }
            else if (!upheld && !entry.Value.Removed)
            {
                commit.Mail(round, MailTemplates.ObjectionDismissedForYou, application.Value.Editors[0], objectionId, null,
                    ("ApplicationName", entry.Value.Title), ("ApplicationNumber", entry.Value.ApplicationId), ("Reason", why));
            }

            try
            {
                await commits.SaveAsync(commit, cancellation);
                return decided;
            }
            catch (StorageConflictException)
            {
                // Another objection of the same entry was filed or decided at the same moment: read again.
            }
        }
    }

    private async Task TakeOutAsync(Commit commit, Round round, Stored<Application> application, NoticeEntry entry, string why, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var removed = application.Value with { State = ApplicationState.Removed, Reason = why };
        commit.ReplaceApplication(application, removed)
            .Audit(AuditNote.By(Actor.Rule("objection-upheld"), "entry-removed", entry.ApplicationId).Moves(removed.Desk, application.Value.State, removed.State))
            .Mail(round, MailTemplates.ObjectionUpheldAgainstYou, removed.Editors[0], entry.ApplicationId, null, ("ApplicationName", entry.Title), ("ApplicationNumber", entry.ApplicationId), ("Reason", why));
        if (await NextReserveAsync(round, entry.ApplicationId, cancellation) is not { } next)
        {
            commit.Audit(AuditNote.By(Actor.Rule("reserve"), "place-left-vacant", entry.ApplicationId));
            foreach (var administrator in await people.InRoleAsync(Role.Administrator, null, cancellation))
            {
                commit.Mail(round, MailTemplates.PlaceVacant, administrator.Id, entry.ApplicationId, RoundMail.DeskLink(Links.LinkPurpose.Office, round.Id, ShanghaiTime.DayOf(clock.GetUtcNow()).AddDays(30)), ("ApplicationName", entry.Title));
            }

            return;
        }

        var programme = await rounds.GetProgrammeAsync(round.Id, cancellation);
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var promoted = new NoticeEntry(
            next.ApplicationId, next.OrganisationName, next.Title, next.Desk, next.Entry.Rank!.Value, next.Entry.Score!.Value, round.PublicNoticeNumber!, today,
            NoticePeriods.LastDay(today, calendar, programme.Calendar.NoticeWorkingDays), [], false, entry.ApplicationId);
        var reserve = (await tables.GetAsync<Application>(partition, RoundKeys.Application(next.ApplicationId), cancellation))!;
        var selected = reserve.Value with { State = ApplicationState.Selected };
        commit.ReplaceApplication(reserve, selected)
            .Insert(RoundKeys.NoticeEntry(next.ApplicationId), promoted)
            .Audit(AuditNote.By(Actor.Rule("reserve"), "reserve-promoted", next.ApplicationId, ("for", entry.ApplicationId)).Moves(selected.Desk, reserve.Value.State, selected.State))
            .Mail(round, MailTemplates.ReservePromoted, selected.Editors[0], next.ApplicationId, RoundMail.DeskLink(Links.LinkPurpose.Apply, round.Id, promoted.Closes.AddDays(30)),
                ("ApplicationName", promoted.Title), ("ApplicationNumber", promoted.ApplicationId), ("NoticeNumber", promoted.NoticeNumber), RoundMail.Day("From", promoted.Opens), RoundMail.Day("Until", promoted.Closes));
    }

    /// <summary>Whom <see cref="Succession"/> moves up for this entry, after all removals before it.</summary>
    private async Task<RankedApplication?> NextReserveAsync(Round round, string removedId, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(round.Id);
        var rows = new List<RankedApplication>();
        await foreach (var row in tables.EnumerateAsync<RankedApplication>(partition, KeyRange.Prefix($"{RoundKeys.RankedEntries}{round.RankingVersion:D4}:"), cancellation))
        {
            rows.Add(row.Value);
        }

        var byId = rows.ToDictionary(r => r.ApplicationId);
        var removals = new List<Removal>();
        await foreach (var objection in tables.EnumerateAsync<Objection>(partition, KeyRange.Prefix(RoundKeys.Objections), cancellation))
        {
            if (objection.Value.Decision is { Upheld: true } decision)
            {
                removals.Add(new Removal(byId[objection.Value.ApplicationId].Entry.Key, decision.At));
            }
        }

        removals.Add(new Removal(byId[removedId].Entry.Key, clock.GetUtcNow()));
        var settings = (await rounds.GetProgrammeAsync(round.Id, cancellation)).Selection;
        var rules = new SelectionRules(settings.Places, settings.CapPerCity, settings.Reserve, settings.TieBreak) { MinimumScore = settings.MinimumScore };
        var succession = Succession.After(new RankingResult([.. rows.Select(r => r.Entry)]), rules, removals);
        foreach (var promotion in succession.Promotions)
        {
            var row = rows.First(r => r.Entry.Key == promotion.Key);
            if (await tables.GetAsync(partition, RoundKeys.NoticeEntry(row.ApplicationId), cancellation) is null)
            {
                return row;
            }
        }

        return null;
    }
}
