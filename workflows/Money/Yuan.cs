namespace Funding.Workflows.Money;

/// <summary>
/// Yuan to the fen; a difference may be negative. Written and stored as text with two decimals, such as "1260000.00".
/// </summary>
[JsonConverter(typeof(YuanJson))]
public readonly record struct Yuan : IComparable<Yuan>
{
    public static readonly Yuan Zero = new(0);

    /// <summary>The most that one amount, and a line together, may be.</summary>
    public static readonly Yuan Most = new(999_999_999_999.99m);

    /// <exception cref="ArgumentException">More than two decimals.</exception>
    public Yuan(decimal value) => Value = decimal.Round(value, 2) == value
        ? value == 0 ? 0 : value : throw new ArgumentException($"{value} has more than two decimals.", nameof(value));

    public decimal Value { get; }

    public BigInteger Fen => (BigInteger)(Value * 100);

    public static Yuan OfFen(BigInteger fen) => new((decimal)fen / 100);

    public static Yuan operator +(Yuan a, Yuan b) => new(a.Value + b.Value);

    public static Yuan operator -(Yuan a, Yuan b) => new(a.Value - b.Value);

    public static Yuan operator -(Yuan a) => new(-a.Value);

    public static bool operator <(Yuan a, Yuan b) => a.Value < b.Value;

    public static bool operator >(Yuan a, Yuan b) => a.Value > b.Value;

    public static bool operator <=(Yuan a, Yuan b) => a.Value <= b.Value;

    public static bool operator >=(Yuan a, Yuan b) => a.Value >= b.Value;

    public static Yuan Min(Yuan a, Yuan b) => a < b ? a : b;

    public int CompareTo(Yuan other) => Value.CompareTo(other.Value);

    /// <summary>As it is stored.</summary>
    public override string ToString() => Value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>As pages and mails write it: 1,260,000.00.</summary>
    public string Shown() => Value.ToString("#,0.00", CultureInfo.InvariantCulture);

    /// <summary>What was typed, also with commas between thousands or in full width.</summary>
    /// <param name="field">Refusals name it.</param>
    /// <exception cref="RefusedException">No number, 0, negative, more than two decimals, or more than <see cref="Most"/>.</exception>
    public static Yuan Read(string? typed, string field)
    {
        if (AnswerText.Number(typed) is not { } number) throw new RefusedException(MoneyRefusals.NoAmount(field));
        if (AnswerText.Decimals(number) > 2) throw new RefusedException(MoneyRefusals.Decimals(field));
        return Bar(number, field) is { } bar ? throw new RefusedException(bar) : new(number);
    }

    /// <summary>Why an amount cannot be posted; null where it can.</summary>
    internal static Refusal? Bar(decimal amount, string field) => amount switch
    {
        0 => MoneyRefusals.Zero(field),
        < 0 => MoneyRefusals.Negative(field),
        _ => amount > Most.Value ? MoneyRefusals.TooLarge(field) : null,
    };
}

public static class YuanSums
{
    public static Yuan Sum(this IEnumerable<Yuan> amounts) => amounts.Aggregate(Yuan.Zero, (sum, amount) => sum + amount);

    public static Yuan Sum<T>(this IEnumerable<T> of, Func<T, Yuan> amount) => of.Select(amount).Sum();
}

/// <summary>The one form of an amount in rows and files; another notation of the same amount is none.</summary>
internal sealed class YuanJson : JsonConverter<Yuan>
{
    public override Yuan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } text
            && decimal.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && decimal.Round(value, 2) == value && new Yuan(value) is var amount && amount.ToString() == text
            ? amount : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Yuan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
