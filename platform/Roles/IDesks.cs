namespace Funding.Platform.Roles;

/// <summary>The desks that a role or a token may be given for: a recommender's, and of an officer the department.</summary>
public interface IDesks
{
    Task<bool> HasAsync(Role role, string id, CancellationToken cancellation = default);
}
