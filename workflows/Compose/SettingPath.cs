namespace Funding.Workflows.Compose;

/// <summary>
/// The place of a setting in a programme's file, as faults write it: <c>stages[3].rules[0].expression</c>; empty for the whole file.
/// </summary>
public static class SettingPath
{
    /// <summary>The names and positions that lead there, a position as <c>[3]</c>.</summary>
    public static IReadOnlyList<string> Steps(string path) =>
        [.. path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries)];

    public static string Of(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    public static string At(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>A path and what leads on from it.</summary>
    public static string Then(string path, string step) => step.StartsWith('[') ? path + step : Of(path, step);

    public static string Parent(string path) => path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];

    /// <summary>The last name or position; empty for the whole file.</summary>
    public static string Last(string path) => path[Parent(path).Length..].TrimStart('.');

    /// <returns>Null for a name.</returns>
    public static int? IndexOf(string step) => step is ['[', .. var digits, ']']
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    /// <summary>Whether a setting is the one, or one inside it.</summary>
    public static bool IsWithin(string path, string inside) => inside.Length == 0 || path == inside
        || (path.StartsWith(inside, StringComparison.Ordinal) && path[inside.Length] is '.' or '[');
}
