namespace Funding.Workflows.Awards;

/// <summary>What an award has from its beginning, in the commit that makes it; whoever owns it registers it.</summary>
public interface IAwardContent
{
    /// <param name="award">As its round announced it.</param>
    /// <param name="programme">As the round keeps it.</param>
    /// <returns>The award as it is made, with what its own row says of it.</returns>
    Task<AwardHome> AddAsync(Commit commit, AwardHome made, Award award, Programme programme, CancellationToken cancellation);
}

/// <summary>What follows how an award stands and who holds it; whoever owns it registers it.</summary>
public interface IAwardFollower
{
    /// <summary>Puts what has to be done into the commit by which the award stands otherwise, or has another holder.</summary>
    void Follow(Commit commit, AwardHome before, AwardHome after);
}

/// <summary>What keeps an award from passing to another holder for now; whoever owns it registers it.</summary>
public interface IAwardPassing
{
    /// <returns>Null where nothing does, without a read where the award has none of it.</returns>
    Task<Refusal?> BarAsync(AwardRead award, CancellationToken cancellation = default);

    /// <summary>Right before it passes: what must not happen until then cannot, or makes the commit by which it passes fail.</summary>
    /// <exception cref="RefusedException">Something keeps it from passing.</exception>
    Task HoldAsync(Commit commit, AwardRead award, CancellationToken cancellation = default);
}
