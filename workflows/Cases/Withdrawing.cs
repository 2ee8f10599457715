namespace Funding.Workflows.Cases;

/// <summary>What a withdrawal does beside ending the application.</summary>
public enum WithdrawalEffect
{
    /// <summary>Before the close: it can be opened again until then, and no reason is asked for.</summary>
    CanBeReopened,

    /// <summary>Its place in the desk's limit is free again.</summary>
    ReturnsDeskPlace,

    /// <summary>The correction that was asked for is no longer awaited.</summary>
    EndsCorrection,

    /// <summary>Its experts are told; sheets not signed end, signed ones are kept and count for nothing.</summary>
    EndsReviews,

    /// <summary>
    /// The ranking stands as it was computed and voted on; the entry is taken out of it afterwards, and the reserve moves up by its rule.
    /// </summary>
    LeavesRanking,

    /// <summary>Its entry in the public notice is marked as withdrawn by the applicant.</summary>
    LeavesNotice,
}

/// <summary>Why an application cannot be withdrawn now.</summary>
public enum WithdrawalBar
{
    /// <summary>It has come to its end already.</summary>
    Over,

    /// <summary>A stage is being closed at this moment: in a minute it can be.</summary>
    Closing,

    /// <summary>The results are announced, or being announced.</summary>
    Announced,
}

/// <summary>
/// Whether an applicant may withdraw (申请人撤回) and what it does: until the announcement, in every stage. It needs nobody's consent.
/// </summary>
/// <param name="Bar">Null when it may be withdrawn.</param>
public sealed record Withdrawing(WithdrawalBar? Bar, IReadOnlyList<WithdrawalEffect> Effects)
{
    public bool Allowed => Bar is null;

    /// <summary>After the close: with a reason, on record, and for good.</summary>
    public bool IsLate => Allowed && !Effects.Contains(WithdrawalEffect.CanBeReopened);

    /// <param name="ofStage">What the kind of the present stage says; asked only while the round runs.</param>
    /// <param name="callOpen">Whether the call still takes changes.</param>
    /// <param name="closing">An act that leaves the stage has begun and not ended.</param>
    public static Withdrawing Of(
        ApplicationState state, IStaged round, Func<WithdrawalCase, Withdrawing> ofStage, bool callOpen, bool closing)
    {
        if (!round.IsRunning())
            return Barred(round.Standing == RoundStanding.Announced ? WithdrawalBar.Announced : WithdrawalBar.Over);
        var decided = ofStage(new WithdrawalCase(state, callOpen, closing, round.IsRolling()));
        return decided.Allowed && closing ? Barred(WithdrawalBar.Closing) : decided;
    }

    public static Withdrawing With(params WithdrawalEffect[] effects) => new(null, effects);

    public static Withdrawing Barred(WithdrawalBar bar) => new(bar, []);

    /// <summary>Where nobody has put anything on an eligible application yet that its end would have to be taken out of.</summary>
    public static Withdrawing OfEligible(WithdrawalCase asked) =>
        asked.State == ApplicationState.Eligible ? With() : Barred(WithdrawalBar.Over);
}

/// <summary>What the kind of a stage is asked.</summary>
/// <param name="CallOpen">Whether the call still takes changes.</param>
/// <param name="Closing">An act that leaves the stage has begun and not ended.</param>
/// <param name="Alone">Its case goes its own way: there is no order that it leaves.</param>
public sealed record WithdrawalCase(ApplicationState State, bool CallOpen, bool Closing, bool Alone = false);

/// <summary>A withdrawal after the close, on record.</summary>
/// <param name="Stage">Of the round at that moment.</param>
/// <param name="By">Person id.</param>
public sealed record Withdrawal(string ApplicationId, StageKey Stage, string Reason, string By, DateTimeOffset At);
