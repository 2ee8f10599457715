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

    /// <summary>Tells it from what else they are told of the award; empty where it is new.</summary>
    [JsonIgnore]
    public string Cause => Variation is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}")
        : Standing is { } standing ? string.Create(CultureInfo.InvariantCulture, $":{standing}:{Acts}") : "";
}

internal static class MembershipCommits
{
    public static Commit TellMembers(this Commit commit, TellMembersPayload told) =>
        commit.Then(Effect.Of(TellMembersPayload.Effect, $"{TellMembersPayload.Effect}:{told.Award}{told.Cause}", told));
}

/// <summary>A new award whose members may leave asks to have them told how.</summary>
internal sealed class MembershipContent : IAwardContent
{
    public Task<AwardHome> AddAsync(Commit commit, AwardHome made, Award award, Programme programme, CancellationToken cancellation)
    {
        if (programme.Awards[made.Kind].Variations?.Any(v => v.Change == MemberLeavesVariation.Id) == true
            && made.MembersNow.Any(m => m.Person is not null))
        {
            commit.TellMembers(new(made.Id));
        }

        return Task.FromResult(made);
    }
}

/// <summary>The members hear how their award stands.</summary>
internal sealed class MembershipFollower : IAwardFollower
{
    public void Follow(Commit commit, AwardHome before, AwardHome after)
    {
        if (before.Standing != after.Standing && after.MembersNow.Any(m => m.Person is not null))
            commit.TellMembers(new(after.Id, Standing: after.Standing, Acts: after.Acts));
    }
}
