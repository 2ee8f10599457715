namespace Funding.Workflows.Variations;

/// <param name="Award">Id of the one whose members are told.</param>
internal sealed record TellMembersPayload(string Award)
{
    /// <summary>The kind of the effect.</summary>
    public const string Effect = "tell-members";
}

/// <summary>A new award whose members may leave asks to have them told how.</summary>
internal sealed class MembershipContent : IAwardContent
{
    public Task AddAsync(Commit commit, AwardHome made, Award award, Programme programme, CancellationToken cancellation)
    {
        if (programme.Awards[made.Kind].Variations?.Any(v => v.Change == VariationChange.MemberLeaves) == true
            && made.MembersNow.Any(m => m.Person is not null))
        {
            commit.Then(Effect.Of(TellMembersPayload.Effect, $"tell-members:{made.Id}", new TellMembersPayload(made.Id)));
        }

        return Task.CompletedTask;
    }
}
