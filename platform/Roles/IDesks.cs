namespace Funding.Platform.Roles;

/// <summary>The recommending desks that a role or a token may be given for.</summary>
public interface IDesks
{
    Task<bool> HasAsync(string id, CancellationToken cancellation = default);
}
