namespace Funding.Platform.Organisations;

/// <summary>统一社会信用代码, GB 32100-2015: 18 characters, the last one a check over the first 17 (modulo 31).</summary>
public sealed record CreditCode
{
    /// <summary>Digits and capital letters without I, O, S, V and Z; a character's place is its value.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public const int Length = 18;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    private CreditCode(string value) => Value = value;

    /// <summary>The normal form: 18 half-width capitals and digits.</summary>
    public string Value { get; }

    /// <summary>
    /// Reads what a person typed or pasted: full-width characters, lower case, spaces and hyphens are normalised
    /// first; anything else that is wrong is named.
    /// </summary>
    /// <param name="confirmed">
    /// Somebody says that the certificate shows exactly this: some thousands of older registrations have a check character that does
    /// not fit. Nothing else is forgiven.
    /// </param>
    public static CreditCodeReading Read(string? text, bool confirmed = false)
    {
        var code = Normalise(text);
        if (code.Length == 0) return new(null, new(CreditCodeFault.Empty));
        if (code.Length != Length) return new(null, new(CreditCodeFault.Length) { FoundLength = code.Length });
        var bad = code.AsSpan().IndexOfAnyExcept(Allowed);
        if (bad >= 0)
            return new(null, new(CreditCodeFault.Character) { Position = bad + 1, Found = code[bad] });
        if (IdentityNumber.IsOne(code)) return new(null, new(CreditCodeFault.IdentityNumber));
        if (!RegistrationKinds.Has(code[0], code[1]))
            return new(null, new(CreditCodeFault.RegistrationKind) { Position = 1, FoundKind = code[..2] });
        var expected = CheckCharacter(code[..^1]);
        return confirmed || code[^1] == expected
            ? new(new CreditCode(code), null)
            : new(null, new(CreditCodeFault.CheckCharacter) { Position = Length, Found = code[^1], Expected = expected });
    }

    /// <summary>Whether it is one but for its check character: taken when it is confirmed, and marked for whoever decides on it.</summary>
    public static bool IsOutsideCheck(string? text) => Read(text).Problem?.Fault == CreditCodeFault.CheckCharacter;

    /// <summary>The same, for a code that was checked, or confirmed, when it was stored.</summary>
    /// <exception cref="FormatException">It is no credit code.</exception>
    public static CreditCode Parse(string text)
    {
        var reading = Read(text, confirmed: true);
        return reading.Code ?? throw new FormatException($"'{text}' is no credit code: {reading.Problem!.Fault}");
    }

    /// <summary>The check character that completes 17 characters of the alphabet.</summary>
    /// <exception cref="ArgumentException">Not 17 characters, or one outside the alphabet.</exception>
    public static char CheckCharacter(string first17)
    {
        if (first17.Length != Length - 1 || first17.AsSpan().IndexOfAnyExcept(Allowed) >= 0)
            throw new ArgumentException("17 characters of the alphabet are needed", nameof(first17));
        var sum = 0;
        var weight = 1;
        foreach (var character in first17)
        {
            sum += Alphabet.IndexOf(character) * weight;
            weight = weight * 3 % 31;
        }
        return Alphabet[(31 - sum % 31) % 31];
    }

    /// <summary>Completes 17 characters to a valid code; for demonstrations and tests.</summary>
    public static CreditCode Complete(string first17) => new(first17 + CheckCharacter(first17));

    public override string ToString() => Value;

    private static string Normalise(string? text) => TextIdentity.Of(text).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
}

/// <summary>Either the code or what is wrong with it.</summary>
public sealed record CreditCodeReading(CreditCode? Code, CreditCodeProblem? Problem);

public enum CreditCodeFault
{
    Empty,
    Length,
    Character,

    /// <summary>It is a person's number.</summary>
    IdentityNumber,

    /// <summary>The first two characters are no authority and kind of organisation.</summary>
    RegistrationKind,
    CheckCharacter,
}

/// <param name="Fault">Which rule is broken; the first one in the order of the enumeration.</param>
public sealed record CreditCodeProblem(CreditCodeFault Fault)
{
    /// <summary>How many characters there were, when the length is wrong.</summary>
    public int? FoundLength { get; init; }

    /// <summary>The wrong character's place, from 1.</summary>
    public int? Position { get; init; }

    public char? Found { get; init; }

    /// <summary>The first two characters, when no authority registers that kind.</summary>
    public string? FoundKind { get; init; }

    /// <summary>The check character that would fit the first 17.</summary>
    public char? Expected { get; init; }
}
