namespace Funding.Workflows.Variations;

/// <summary>Those of an award's members for whom somebody answers are told something, once.</summary>
/// <param name="Award">Its id.</param>
/// <param name="Variation">Number of the one that was granted; null where none was.</param>
/// <param name="Standing">How the award stands from now on; null where it is new or as it was.</param>
/// <param name="Acts">Acts of the office on the award before it stood so: of two alike each is told.</param>
internal sealed record TellMembersPayload(string Award, int? Variation = null, AwardStanding? Standing = null, int Acts = 0)
{
    /// <summary>The kind of the effect.</summary>
    public const string Effect = "tell-members";
}

internal static class MembershipCommits
{
    /// <summary>A new award: each member reads what it is and how it would leave.</summary>
    public static Commit TellMembers(this Commit commit, string awardId) => Tell(commit, "", new(awardId));

    public static Commit TellMembers(this Commit commit, string awardId, Variation granted) =>
        Tell(commit, $":{VariationKeys.Named(granted)}", new(awardId, granted.Number));

    public static Commit TellMembers(this Commit commit, AwardHome after) => Tell(
        commit, string.Create(CultureInfo.InvariantCulture, $":{after.Standing}:{after.Acts}"),
        new(after.Id, Standing: after.Standing, Acts: after.Acts));

    private static Commit Tell(Commit commit, string cause, TellMembersPayload payload) =>
        commit.Then(Effect.Of(TellMembersPayload.Effect, $"{TellMembersPayload.Effect}:{payload.Award}{cause}", payload));
}

/// <summary>A new award whose members may leave asks to have them told how.</summary>
internal sealed class MembershipContent : IAwardContent
{
    public Task<AwardHome> AddAsync(Commit commit, AwardHome made, Award award, Programme programme, CancellationToken cancellation)
    {
        if (programme.Awards[made.Kind].Variations?.Any(v => v.Change == VariationChange.MemberLeaves) == true
            && made.MembersNow.Any(m => m.Person is not null))
        {
            commit.TellMembers(made.Id);
        }

        return Task.FromResult(made);
    }
}

/// <summary>The members hear how their award stands.</summary>
internal sealed class MembershipFollower : IAwardFollower
{
    public void Follow(Commit commit, AwardHome before, AwardHome after)
    {
        if (before.Standing != after.Standing && after.MembersNow.Any(m => m.Person is not null)) commit.TellMembers(after);
    }
}
