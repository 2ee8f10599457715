namespace Funding.Workflows.Rounds;

/// <summary>Changes that always go together.</summary>
public static class RoundCommitExtensions
{
    /// <summary>Replaces the round's row and its summary in the list of rounds.</summary>
    public static Commit ReplaceRound(this Commit commit, Stored<Round> stored, Round round) =>
        commit.Replace(stored, round).WriteElsewhere(RoundKeys.RoundsPartition, round.Id, RoundSummary.Of(round));

    /// <summary>Inserts an application with its index rows.</summary>
    public static Commit InsertApplication(this Commit commit, Application application)
    {
        var summary = ApplicationSummary.Of(application);
        return commit
            .Insert(RoundKeys.Application(application.Id), application)
            .Upsert(RoundKeys.StateIndex(application.State, application.Id), summary)
            .Upsert(RoundKeys.DeskIndex(application.Desk, application.Id), summary)
            .MoveRoll();
    }

    /// <summary>Replaces an application and moves its index rows: 3 or 4 rows of the batch, and one for the whole batch.</summary>
    public static Commit ReplaceApplication(this Commit commit, Stored<Application> stored, Application application)
    {
        var before = stored.Value;
        var summary = ApplicationSummary.Of(application);
        commit.Replace(stored, application);
        if (summary == ApplicationSummary.Of(before))
        {
            return commit;
        }

        if (before.State != application.State)
        {
            commit.Delete(RoundKeys.StateIndex(before.State, before.Id));
        }

        if (before.Desk != application.Desk)
        {
            commit.Delete(RoundKeys.DeskIndex(before.Desk, before.Id));
        }

        return commit
            .Upsert(RoundKeys.StateIndex(application.State, application.Id), summary)
            .Upsert(RoundKeys.DeskIndex(application.Desk, application.Id), summary)
            .MoveRoll();
    }

    /// <summary>Makes the round look at its rows again; many at once are one wake-up.</summary>
    public static Commit WakeRound(this Commit commit, string roundId) =>
        commit.Then(Effect.Of(WakeRoundHandler.KindName, $"wake:{roundId}", roundId));

    public static Commit WakeApplication(this Commit commit, string roundId, string applicationId) =>
        commit.Wake(new ApplicationKey(roundId, applicationId).Subject);

    /// <summary>Makes the subject's walker look at its rows again.</summary>
    public static Commit Wake(this Commit commit, SubjectKey subject) => commit.Wake(subject.InstanceId);

    /// <summary>Has a walker follow the subject unless one did before.</summary>
    public static Commit Follow(this Commit commit, SubjectKey subject) =>
        commit.Schedule(SubjectWalker.Name, subject.InstanceId, subject);

    /// <summary>The same where the walker has ended and the subject goes on.</summary>
    public static Commit FollowAgain(this Commit commit, SubjectKey subject) =>
        commit.Ensure(SubjectWalker.Name, subject.InstanceId, subject);

    /// <summary>Something that stands beside the roll in lists is another by this commit.</summary>
    public static Commit MoveListSide(this Commit commit) => commit.UpsertOnce(RoundKeys.ListSide, "");

    private static Commit MoveRoll(this Commit commit) => commit.UpsertOnce(RoundKeys.Roll, "");
}
