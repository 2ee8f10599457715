namespace Funding.Workflows.Stages.Notice;

/// <summary>Follows one objection until an officer decides it: a reminder on its last day, escalation every day after.</summary>
public sealed class ObjectionSubject(
    ITableStore tables, RoundStore rounds, PeopleStore people, ObjectionDuty duty, ReminderStore reminders, CommitWriter commits,
    TimeProvider clock) : ISubjectKind
{
    public string Kind => ObjectionKey.SubjectKind;

    public IReadOnlyDictionary<string, Func<SubjectKey, CancellationToken, Task>> Acts =>
        new Dictionary<string, Func<SubjectKey, CancellationToken, Task>>
        {
            [ObjectionAct.RemindObjection] = (key, cancellation) => RemindAsync(
                ObjectionKey.Of(key), Role.Officer, objection => ObjectionDecision.ReminderMark(objection.DueOn), cancellation),
            [ObjectionAct.EscalateObjection] = (key, cancellation) => RemindAsync(
                ObjectionKey.Of(key), Role.Administrator, _ => ObjectionDecision.EscalationMark(clock.GetUtcNow()), cancellation),
        };

    public async Task<Step> LookAsync(SubjectKey subject, CancellationToken cancellation)
    {
        var stored = await tables.GetAsync<Objection>(RoundKeys.Partition(subject.Home), RoundKeys.Objection(subject.Id), cancellation);
        var round = (await rounds.GetAsync(subject.Home, cancellation)).Value;
        return stored is null
            ? Step.End
            : ObjectionDecision.Next(
                new ObjectionFacts(
                    stored.Value.Decision is not null || round.Standing == RoundStanding.Cancelled,
                    stored.Value.DueOn,
                    stored.Value.Done.ToHashSet()),
                clock.GetUtcNow());
    }

    private async Task RemindAsync(ObjectionKey key, Role role, Func<Objection, string> markOf, CancellationToken cancellation)
    {
        var partition = RoundKeys.Partition(key.RoundId);
        var stored = await tables.GetAsync<Objection>(partition, RoundKeys.Objection(key.ObjectionId), cancellation);
        if (stored is null || stored.Value.Decision is not null || markOf(stored.Value) is var mark && stored.Value.Done.Contains(mark))
        {
            return;
        }

        var round = (await rounds.GetAsync(key.RoundId, cancellation)).Value;
        var application = (await tables.GetAsync<Application>(partition, RoundKeys.Application(stored.Value.ApplicationId), cancellation))!;
        var commit = new Commit(partition).Replace(stored, stored.Value with { Done = [.. stored.Value.Done, mark] });
        var reminder = ObjectionReminders.Of(round, application.Value, stored.Value);
        // The administrators hear of it whoever may decide: it may be that nobody is left who may.
        var told = role == Role.Administrator ? (await people.InRoleAsync(role, null, cancellation)).Select(p => p.Id)
            : await reminders.MarkAsync(commit, round, ObjectionReminders.KeyOf(key.ObjectionId), reminder, cancellation)
                ? await duty.OfficersAsync(round, application.Value, stored.Value, cancellation) : [];
        foreach (var person in told)
        {
            commit.Mail(round, reminder, person, $"{key.ObjectionId}:{mark}");
        }

        await commits.SaveAsync(commit, cancellation);
    }
}
