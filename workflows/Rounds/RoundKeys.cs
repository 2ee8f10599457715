namespace Funding.Workflows.Rounds;

/// <summary>
/// Every row key of a round's partition, in one place. A row kind is told by its prefix; index rows end with the id they
/// point to and carry a summary, so that a list is one range query.
/// </summary>
public static class RoundKeys
{
    /// <summary>Partition that lists all rounds; keys are round ids, newest state in <c>RoundSummary</c>.</summary>
    public const string RoundsPartition = "rounds";

    /// <summary>Partition that lists all awards, whatever round or list they came from.</summary>
    public const string AwardsPartition = "awards";

    /// <summary>
    /// Partition of launches under way, by round id: written before a round's first commit, gone once the round is listed.
    /// </summary>
    public const string LaunchesPartition = "launches";

    public const string Round = "round";

    /// <summary>The programme as it was at the launch.</summary>
    public const string Snapshot = "snapshot";

    /// <summary>The recommending desks as they were at the launch.</summary>
    public const string Desks = "snapshot-desks";

    /// <summary>The draw's seed before it is published; no page reads it.</summary>
    public const string DrawSeed = "draw-seed";

    /// <summary>Secret behind the round's pseudonyms; no page reads it.</summary>
    public const string PseudonymSecret = "pseudonym-secret";

    /// <summary>Outstanding wake-up of the round's orchestration.</summary>
    public const string Wake = "wake";

    /// <summary>Written with every change of what lists show of applications: by its ETag a roll is still what it was.</summary>
    public const string Roll = "roll";

    /// <summary>Written with every change of what stands beside the roll in lists: tags, views, findings, conflicts.</summary>
    public const string ListSide = "list-side";

    public const string Applications = "app:";
    public const string Subjects = "subject:";
    public const string ByState = "state:";
    public const string ByDesk = "desk:";
    public const string DeskQuotas = "quota:";
    public const string Experts = "expert:";
    public const string SheetsByExpert = "review:";
    public const string SheetsByApplication = "panel:";
    public const string UnsignedSheets = "unsigned:";
    public const string EmptySeats = "seat:";
    public const string Rankings = "ranking:";
    public const string RankedEntries = "rank:";
    public const string StageRows = "s:";
    public const string PublicValues = "public-value:";
    public const string NoticeEntries = "notice:";
    public const string NoticeEnds = "notice-end:";
    public const string NoticesHeld = "notice-held:";
    public const string Objections = "objection:";
    public const string OpenObjections = "objection-open:";

    /// <summary>How many objections the round has, and below it how many each objector filed.</summary>
    public const string ObjectionCount = "objections-filed";

    /// <summary>Cases that are open in a stage that runs case by case: the round goes on when the stage has no such row.</summary>
    public const string OpenCases = "open:";

    /// <summary>Of a stage with places that cases take one by one: how many are taken, by whom, and who waits.</summary>
    public const string PlaceRows = "place:";

    public const string Awards = "award:";

    /// <summary>The number and the day of an award that a case by itself has come to, before the award is made.</summary>
    public const string AwardNumbers = "award-number:";

    /// <summary>How many such numbers are given.</summary>
    public const string AwardsNumbered = "awards-numbered";

    /// <summary>How many entries a notice has whose cases come to it one by one.</summary>
    public const string NoticeNumbered = "notice-numbered";

    /// <summary>What an office has written of a document, by the stage that publishes it.</summary>
    public const string LetterDrafts = "letter-draft:";

    /// <summary>Documents as they were published, version by version.</summary>
    public const string LetterVersions = "letter:";

    public const string Waiting = "waits:";

    /// <summary>The last reminder of each thing that is waited for: a row <see cref="Rounds.Reminded"/>.</summary>
    public const string LastReminders = "reminded:";

    public const string Proposals = "proposal:";
    public const string Conflicts = "conflict:";
    public const string Withdrawals = "withdrawal:";

    /// <summary>A conflict that an officer or committee member declared with an organisation.</summary>
    public static string Conflict(string personId, string creditCode) => $"{Conflicts}{personId}:{creditCode}";

    /// <summary>A withdrawal after the close.</summary>
    public static string Withdrawal(string applicationId) => Withdrawals + applicationId;

    public static string Partition(string roundId) => HomeKeys.Partition(HomeKeys.Round, roundId);

    /// <returns>Null for a partition that is no round's.</returns>
    public static string? RoundIdOf(string partition) => HomeKeys.IdOf(HomeKeys.Round, partition);

    public static string Application(string id) => Applications + id;

    /// <summary>Prefix of an organisation's applications.</summary>
    public static string ApplicationsOf(string creditCode) => $"{Applications}{creditCode}-";

    /// <summary>Every taking of one of an organisation's places in the call goes through this row.</summary>
    public static string Subject(string creditCode) => Subjects + creditCode;

    public static string StateIndex(ApplicationState state, string applicationId) => $"{ByState}{state}:{applicationId}";

    public static string StatePrefix(ApplicationState state) => $"{ByState}{state}:";

    public static string DeskIndex(string desk, string applicationId) => $"{ByDesk}{desk}:{applicationId}";

    public static string DeskPrefix(string desk) => $"{ByDesk}{desk}:";

    /// <summary>How many the desk has recommended: replaced with its ETag in the batch of every recommendation.</summary>
    public static string DeskQuota(string desk) => DeskQuotas + desk;

    public static string Expert(string personId) => Experts + personId;

    public static string Sheet(string expertId, string applicationId) => $"{SheetsByExpert}{expertId}:{applicationId}";

    public static string SheetPrefix(string expertId) => $"{SheetsByExpert}{expertId}:";

    public static string PanelSeat(string applicationId, string expertId) => $"{SheetsByApplication}{applicationId}:{expertId}";

    public static string PanelPrefix(string applicationId) => $"{SheetsByApplication}{applicationId}:";

    public static string Unsigned(string expertId, string applicationId) => $"{UnsignedSheets}{expertId}:{applicationId}";

    public static string EmptySeat(string applicationId, string expertIdBefore) => $"{EmptySeats}{applicationId}:{expertIdBefore}";

    public static string Ranking(int version) => $"{Rankings}{version:D4}";

    public static string RankedEntry(int version, int rank) => $"{RankedEntries}{version:D4}:{rank:D6}";

    /// <summary>A stage's own rows of one pass; what an earlier pass wrote stays beside them and counts for nothing.</summary>
    public static string StageRowsOf(PlannedStage stage) => $"{StageRows}{stage.Id}:{stage.Pass:D3}:";

    /// <summary>What a person voted in the present pass of the stage that gives the votes; empty for the prefix of all votes.</summary>
    public static string Vote(PlannedStage votes, string personId) => $"{StageRowsOf(votes)}vote:{personId}";

    /// <summary>What a person voted on one case; empty <paramref name="personId"/> for the prefix of all votes on it.</summary>
    /// <param name="votes">In the case's pass.</param>
    public static string VoteOnCase(PlannedStage votes, string caseId, string personId) =>
        $"{StageRowsOf(votes)}vote:{caseId}:{personId}";

    public static string PublicValue(string personId) => PublicValues + personId;

    /// <summary>Those whom a change of days concerns were told.</summary>
    /// <param name="cause">The change.</param>
    public static string DeadlinesTold(string cause) => $"deadlines-told:{StorageKey.Of(cause)}";

    public static string NoticeEntry(string applicationId) => NoticeEntries + applicationId;

    /// <summary>An entry in the order of the last days of those that stand.</summary>
    public static string NoticeEnd(DateOnly closes, string applicationId) => $"{NoticeEnds}{closes:yyyy-MM-dd}:{applicationId}";

    public static string NoticeHeld(string applicationId) => NoticesHeld + applicationId;

    public static string Objection(string id) => Objections + id;

    public static string OpenObjection(string id) => OpenObjections + id;

    public static string OpenCase(StageKey stage, string caseId) => OpenCasesOf(stage) + caseId;

    public static string OpenCasesOf(StageKey stage) => $"{OpenCases}{stage}:";

    /// <summary>The case of a row of an open one. A stage's id has no colon.</summary>
    public static CaseKey CaseOf(string roundId, string openCase)
    {
        var (from, to) = (OpenCases.Length, openCase.IndexOf(':', OpenCases.Length));
        return new(roundId, new(openCase[from..to]), openCase[(to + 1)..]);
    }

    /// <summary>How many places of a stage are taken; every change of them goes through this row.</summary>
    public static string Places(StageKey stage) => $"{PlaceRows}{stage}:count";

    public static string Place(StageKey stage, string caseId) => $"{PlaceRows}{stage}:held:{caseId}";

    /// <summary>Cases whose turn comes when those before them are decided, in the order in which they came.</summary>
    public static string TurnsOf(StageKey stage) => $"{PlaceRows}{stage}:turn:";

    public static string Turn(StageKey stage, OpenCase open) => $"{TurnsOf(stage)}{open.OpenedAt.UtcTicks:D19}:{open.CaseId}";

    /// <summary>Cases that wait for a place, in the order of their submission.</summary>
    public static string ReservesOf(StageKey stage) => $"{PlaceRows}{stage}:reserve:";

    public static string Reserve(StageKey stage, Application application) =>
        $"{ReservesOf(stage)}{application.SubmittedAt!.Value.UtcTicks:D19}:{application.Id}";

    public static string Award(int rank) => $"{Awards}{rank:D6}";

    public static string LetterDraft(StageKey stage) => LetterDrafts + stage;

    public static string LetterVersionsOf(StageKey stage) => $"{LetterVersions}{stage}:";

    public static string LetterVersion(StageKey stage, int number) => $"{LetterVersionsOf(stage)}{number:D4}";

    /// <summary>Something that waits for one person, for their start page and for the office's "what waits on whom".</summary>
    public static string WaitsFor(string personId, string subject) => $"{Waiting}{personId}:{subject}";

    /// <param name="key">Of what is waited for: one in its round.</param>
    public static string Reminded(string key) => LastReminders + key;

    /// <summary>A deadline extension or cancellation that waits for the second administrator.</summary>
    public static string Proposal(string id) => Proposals + id;
}
