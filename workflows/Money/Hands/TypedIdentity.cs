namespace Funding.Workflows.Money.Hands;

/// <summary>An identity number as it was typed. It is hashed and forgotten; as text it shows its last four characters alone.</summary>
public sealed class TypedIdentity
{
    /// <summary>Of the places in which numbers are given out, Taiwan's residence permits included (GB/T 2260).</summary>
    private static readonly FrozenSet<string> Provinces = (
        "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83").Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly string text;

    private TypedIdentity(string text) => this.text = text;

    /// <summary>The last four characters.</summary>
    public string Tail => text[^4..];

    /// <summary>The day of birth in it.</summary>
    public DateOnly BornOn => IdentityNumber.BornOn(text)!.Value;

    /// <param name="typed">Also in full width, with white space, or with a small x.</param>
    /// <param name="today">Nobody is born after it.</param>
    /// <exception cref="RefusedException">Names the rule that it breaks; never repeats the number.</exception>
    public static TypedIdentity Read(string? typed, DateOnly today, string field = "number")
    {
        var text = string.Concat(NormalForm.Nfkc(typed ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        var fault = !IdentityNumber.HasForm(text) ? "form"
            : !Provinces.Contains(text[..2]) ? "province"
            : IdentityNumber.BornOn(text) is not { } born || born > today ? "birthday"
            : IdentityNumber.CheckOf(text) != text[^1] ? "check" : null;
        return fault is null ? new(text) : throw new RefusedException(HandRefusals.Number(fault, field));
    }

    /// <param name="key">Of identity hashes.</param>
    public string Hash(byte[] key) => IdentityKey.HashOf(key, text);

    /// <summary>Masked.</summary>
    public override string ToString() => new string('*', IdentityNumber.Length - 4) + Tail;
}
