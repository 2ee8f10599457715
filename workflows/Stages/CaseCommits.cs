namespace Funding.Workflows.Stages;

/// <summary>What an act on one application does with the walk: of its case where that goes its own way, else of its round.</summary>
public static class CaseCommits
{
    /// <summary>
    /// Takes along the row that a leaving of the stage takes too, so that the act is either seen by the leaving or refused, and has the
    /// walk look again.
    /// </summary>
    /// <param name="round">As stored.</param>
    /// <returns>False where the case has left its stage: the act is not to be done.</returns>
    public static async Task<bool> TakeAlongAsync(
        this OpenCases cases, Commit commit, Stored<Round> round, Application application, CancellationToken cancellation)
    {
        if (application.At is not { } at)
        {
            commit.Replace(round, round.Value);
        }
        else if (await cases.FindAsync(new CaseKey(round.Value.Id, at.Stage, application.Id), cancellation) is { } row)
        {
            commit.Replace(row, row.Value);
        }
        else
        {
            return false;
        }

        commit.WakeWalkOf(application);
        return true;
    }

    /// <summary>Whoever follows the application looks at its rows again.</summary>
    public static Commit WakeWalkOf(this Commit commit, Application application) => application.At is { } at
        ? commit.Wake(new CaseKey(application.RoundId, at.Stage, application.Id).Subject)
        : commit.WakeRound(application.RoundId);
}
