namespace Funding.Workflows.Consents;

/// <summary>How a party's consent stands.</summary>
public enum ConsentState
{
    NotAsked,
    Asked,
    Given,

    /// <summary>It was given to something else than what the application says now.</summary>
    Changed,
    Refused,
    TakenBack,

    /// <summary>It left after the call.</summary>
    Left,
}

/// <summary>What a consent covers, how it stands and what may be done about it now. Pure.</summary>
public static class ConsentDecision
{
    /// <summary>Answers that one party may give: beyond it applicant and party have to talk to each other.</summary>
    public const int AnswersPerParty = 10;

    /// <summary>SHA-256 of all that the consent is to; the same terms and files have the same.</summary>
    public static string CoversOf(ConsentParty party) => Sha256Hex.Of(FundingJson.Serialize(new Covered(
        party.Code,
        [.. party.Terms.Select(t => t.Value)],
        [.. party.Documents.Select(d => d.Sha256).Order(StringComparer.Ordinal)])));

    /// <param name="consent">Null where the party was never asked.</param>
    public static ConsentState StateOf(ConsentParty party, Consent? consent)
    {
        var answer = consent?.LastAnswer();
        return answer is { Act: ConsentAct.Given } && answer.Covers == CoversOf(party) ? ConsentState.Given
            : consent is not null && consent.IsAsked() && consent.LastAsked().Mailbox == party.Mailbox ? ConsentState.Asked
            : answer?.Act switch
            {
                ConsentAct.Given => ConsentState.Changed,
                ConsentAct.Refused => ConsentState.Refused,
                ConsentAct.TakenBack => ConsentState.TakenBack,
                ConsentAct.Left => ConsentState.Left,
                _ => ConsentState.NotAsked,
            };
    }

    /// <summary>All parties of an application, in the order of its parts.</summary>
    public static IReadOnlyList<ConsentParty> PartiesOf(Programme programme, Application application, Answers answers) =>
        [.. programme.EachPart().SelectMany(p => p.Kind.Parties(p.Part, programme, application, answers))];

    /// <summary>Those that can be asked and have not been for what the application says now; not those that refused or left.</summary>
    public static IReadOnlyList<ConsentParty> Unasked(IEnumerable<ConsentParty> parties, Application application) =>
    [
        .. parties.Where(p => p is { Open.Count: 0, Mailbox: not null }
            && StateOf(p, application.ConsentOf(p.Code)) is ConsentState.NotAsked or ConsentState.Changed),
    ];

    /// <summary>Why the party cannot be asked now: every reason at once; none where it can.</summary>
    public static IReadOnlyList<Refusal> Asking(
        ConsentParty party, Application application, StrangerLimits limits, DateTimeOffset now)
    {
        var own = application.ConsentOf(party.Code);
        if (StateOf(party, own) == ConsentState.Given) return [ConsentRefusals.GivenAlready(party.Name)];
        if (party.Open.Count > 0) return party.Open;
        if (party.Mailbox is null) return [ConsentRefusals.NoMailbox(party)];
        var asked = own?.Steps.Where(s => s.Act == ConsentAct.Asked).Select(s => ShanghaiTime.DayOf(s.At)).ToList() ?? [];
        var ofAll = application.Consents?.Sum(c => c.Steps.Count(s => s.Act == ConsentAct.Asked)) ?? 0;
        return asked.Count >= limits.ConsentMailsPerParty ? [ConsentRefusals.TooManyMails(party.Name, limits.ConsentMailsPerParty)]
            : asked.Count(day => day == ShanghaiTime.DayOf(now)) >= limits.ConsentMailsPerPartyAndDay
                ? [ConsentRefusals.TooManyMailsToday(party.Name, limits.ConsentMailsPerPartyAndDay)]
            : ofAll >= limits.ConsentMailsPerApplication ? [ConsentRefusals.TooManyMailsOfApplication(limits.ConsentMailsPerApplication)]
            : [];
    }

    /// <summary>The last day on which a consent is taken: of the call, or of the correction under way.</summary>
    public static DateOnly Until(Application application, Round round) =>
        application is { State: ApplicationState.UnderCorrection, Correction: { } correction } ? correction.DueOn : round.CallCloses();

    /// <summary>Why nothing can be consented to, nor refused, now; null where it can.</summary>
    public static Refusal? Answering(Application application, Round round, DateTimeOffset now) =>
        Editing.Refusal(application, round, now) is null ? null : ConsentRefusals.Closed();

    /// <summary>Why a consent cannot be taken back now; null where it can: until the call ends, after that it is a variation.</summary>
    public static Refusal? TakingBack(Application application, Round round, DateTimeOffset now) =>
        application is { At: null, State: ApplicationState.Draft or ApplicationState.Submitted } && CallIsOpen.Is(round, now)
            ? null : ConsentRefusals.Variation();

    /// <summary>Why a party cannot say that it leaves; null where it can: from the end of the call until the announcement.</summary>
    public static Refusal? Leaving(Application application, Round round, DateTimeOffset now) =>
        TakingBack(application, round, now) is not null && application.State is ApplicationState.Submitted or ApplicationState.Recommended
            or ApplicationState.UnderCorrection or ApplicationState.Corrected or ApplicationState.Eligible or ApplicationState.Selected
            or ApplicationState.Reserve
            ? null : ConsentRefusals.NotNowLeaving();

    /// <summary>Whether the person is the one who is asked: at the mailbox that the party has now.</summary>
    public static bool IsAskedOf(string personId, ConsentParty party, Consent consent) =>
        consent.LastAsked() is var asked && asked.By == personId && asked.Mailbox == party.Mailbox;

    /// <summary>Whether the person gave the consent that was given last, wherever the party is asked by now.</summary>
    public static bool IsGivenBy(string personId, Consent consent) =>
        consent.LastAnswer() is { Act: ConsentAct.Given } answer && answer.By == personId;

    /// <summary>Whether every party has consented to what the application says now.</summary>
    public static bool AllGiven(IEnumerable<ConsentParty> parties, Application application) =>
        parties.All(p => StateOf(p, application.ConsentOf(p.Code)) == ConsentState.Given);

    private sealed record Covered(string Party, IReadOnlyList<string> Terms, IReadOnlyList<string> Documents);
}
