namespace Funding.Workflows.Awards.Changes;

/// <summary>What may be done about an award now. Pure.</summary>
public static class AwardChangeDecision
{
    /// <summary>Working days in which the holder is heard, at least and at most.</summary>
    public const int FewestDays = 5;

    /// <inheritdoc cref="FewestDays"/>
    public const int MostDays = 60;

    /// <param name="withdrawal">The last one; null for none.</param>
    /// <param name="personId">Of who wants it.</param>
    /// <returns>Why not; null where it may be.</returns>
    public static Refusal? Bar(AwardChange change, AwardHome award, AwardWithdrawal? withdrawal, string personId, DateTimeOffset now)
    {
        var standing = award.Standing.On(ShanghaiTime.DayOf(now), award.Term.ValidUntil);
        var open = withdrawal is { IsOpen: true } ? withdrawal : null;
        return change switch
        {
            AwardChange.Correct => standing == AwardStanding.Withdrawn ? AwardChangeRefusals.Ended() : null,
            AwardChange.Suspend => standing == AwardStanding.Live ? null : AwardChangeRefusals.NotLive(),
            AwardChange.Resume => standing == AwardStanding.Suspended ? null : AwardChangeRefusals.NotSuspended(),
            AwardChange.GiveNotice => standing is AwardStanding.Withdrawn or AwardStanding.Superseded ? AwardChangeRefusals.Ended()
                : open is not null ? AwardChangeRefusals.NoticeGiven() : null,
            AwardChange.State => open is null ? AwardChangeRefusals.NoNotice()
                : open.Statement is not null ? AwardChangeRefusals.Stated()
                : ShanghaiTime.IsInTime(now, open.HeardUntil) ? null : AwardChangeRefusals.HearingOver(open.HeardUntil),
            AwardChange.Drop => open is null ? AwardChangeRefusals.NoNotice() : null,
            AwardChange.Supersede => AwardChangeRefusals.Ended(),
            _ when standing == AwardStanding.Superseded => AwardChangeRefusals.Ended(),
            _ => open is null ? AwardChangeRefusals.NoNotice()
                : open.By == personId ? AwardChangeRefusals.SecondPerson()
                : open.Statement is null && ShanghaiTime.IsInTime(now, open.HeardUntil)
                    ? AwardChangeRefusals.StillHeard(open.HeardUntil) : null,
        };
    }

    /// <summary>
    /// Who is waited for in an open withdrawal: the holder until it has spoken or its days are over, then another administrator.
    /// </summary>
    public static WaitedParty WaitsFor(AwardWithdrawal open, DateTimeOffset now) =>
        open.Statement is null && ShanghaiTime.IsInTime(now, open.HeardUntil) ? WaitedParty.Holder : WaitedParty.Administrator;

    /// <summary>The award after it.</summary>
    /// <param name="cause">Of a suspension and a withdrawal.</param>
    public static AwardHome After(AwardChange change, AwardHome award, StandingCause cause) => change switch
    {
        AwardChange.Suspend => award with { Standing = AwardStanding.Suspended, Cause = cause },
        AwardChange.Resume => award with { Standing = AwardStanding.Live, Cause = null },
        AwardChange.Withdraw => award with { Standing = AwardStanding.Withdrawn, Cause = cause },
        _ => award,
    };
}
