namespace Funding.Workflows.Awards;

/// <summary>What an award has from its beginning, in the commit that makes it; whoever owns it registers it.</summary>
public interface IAwardContent
{
    /// <param name="award">As its round announced it.</param>
    /// <param name="programme">As the round keeps it.</param>
    Task AddAsync(Commit commit, AwardHome made, Award award, Programme programme, CancellationToken cancellation);
}

/// <summary>What follows how an award stands; whoever owns it registers it.</summary>
public interface IAwardFollower
{
    /// <summary>Puts what has to be done into the commit by which the award stands otherwise.</summary>
    void Follow(Commit commit, AwardHome before, AwardHome after);
}
