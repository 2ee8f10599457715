namespace Funding.Platform.Roles;

/// <summary>Which department's officers handle what.</summary>
public interface IDepartments
{
    /// <param name="home">Id of a round, an award, a budget line or a programme.</param>
    /// <returns>Id of the department that leads it; null for the authority itself.</returns>
    string? Of(string home);

    /// <summary>Ids of those that lead something.</summary>
    IReadOnlySet<string> All { get; }
}

public static class DepartmentScope
{
    /// <summary>Whether it is the actor's to handle in the office: an officer's own department's, an administrator's all.</summary>
    /// <param name="home">Id of a round, an award, a budget line or a programme.</param>
    public static bool Covers(this IDepartments departments, Actor actor, string home) => actor.Handles(departments.Of(home));

    // What an address of the office, or of the API, is about.
    private static readonly string[] Homes = ["round", "award", "programme"];

    /// <param name="route">The values of an address.</param>
    /// <returns>The name of the value that is not the actor's to handle; null where none is.</returns>
    public static string? Foreign(this IDepartments departments, Actor actor, IReadOnlyDictionary<string, object?> route) =>
        Homes.FirstOrDefault(name => route.TryGetValue(name, out var home) && home is string id && !departments.Covers(actor, id));
}
