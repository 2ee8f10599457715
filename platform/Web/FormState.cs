namespace Funding.Platform.Web;

/// <summary>What was typed into the form that is shown again, and why it was refused.</summary>
public sealed class FormState(IReadOnlyDictionary<string, StringValues>? typed, IReadOnlyList<Refusal> refusals)
{
    public static readonly FormState Fresh = new(null, []);

    public IReadOnlyList<Refusal> Refusals { get; } = refusals;

    /// <summary>A form that goes on from what was typed another day and kept.</summary>
    public static FormState Kept(IReadOnlyDictionary<string, IReadOnlyList<string>> typed, IReadOnlyList<Refusal> refusals) =>
        new(typed.ToDictionary(f => f.Key, f => new StringValues([.. f.Value])), refusals);

    /// <summary>True when the page is shown again after a refusal.</summary>
    public bool Refused => Refusals.Count > 0;

    /// <summary>What was typed, or the stored value on a fresh page.</summary>
    public string? Value(string name, string? stored) =>
        typed is null ? stored : typed.TryGetValue(name, out var value) ? value.ToString() : stored;

    /// <summary>Every value typed or ticked under a name; an empty tick list stays empty.</summary>
    public IReadOnlyList<string> Values(string name, IReadOnlyList<string> stored) =>
        typed is null ? stored : typed.TryGetValue(name, out var values) ? [.. values.OfType<string>()] : [];

    public IEnumerable<Refusal> Of(string name) => Refusals.Where(r => r.Field == name);

    internal static async Task<FormState> RefusedAsync(HttpRequest request, IReadOnlyList<Refusal> refusals) =>
        new(request.HasFormContentType ? (await request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value) : null, refusals);
}
