namespace Funding.Workflows.Questions;

/// <summary>One question of the form and its limits; a limit that does not fit the type is an error of the file.</summary>
public sealed record FormField
{
    public required string Id { get; init; }

    public required Bilingual Label { get; init; }

    public Bilingual? Hint { get; init; }

    public required FieldType Type { get; init; }

    public bool Required { get; init; } = true;

    /// <summary>What the answer is to the programme; null for an answer like any other.</summary>
    public FieldMeaning? Means { get; init; }

    /// <summary>Whether it is kept from those who score; null for what its page and type say.</summary>
    public bool? Contact { get; init; }

    /// <summary>Asked anew each year: an earlier application's answer is not taken over.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool Yearly { get; init; }

    /// <summary>Characters (Unicode scalar values) for text; null for none.</summary>
    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Inclusive bounds of a number; a date's bounds are years.</summary>
    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>Decimals of a number: 0 to 4.</summary>
    public int Decimals { get; init; }

    /// <summary>A unit shown behind the number, such as 万元.</summary>
    public Bilingual? Unit { get; init; }

    /// <summary>A whole number from 1900 to 2200 without a unit is a year: nothing parts its digits.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsYear => Type is FieldType.Number && Unit is null && Decimals == 0 && Min >= 1900 && Max <= 2200;

    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>With which answer to an earlier question it is asked; null for always.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public When? When { get; init; }
}

public sealed record FieldOption(string Value, Bilingual Label);

public enum FieldType
{
    Text,
    LongText,
    Number,
    Date,
    Choice,
    Email,
    Phone,
    YesNo,
}

/// <summary>What of an application an answer is; one field of a programme at most for each.</summary>
public enum FieldMeaning
{
    /// <summary>It names the application in lists; without one the organisation's name does.</summary>
    Title,

    /// <summary>The day of founding: what eligibility rules call Founded.</summary>
    Founded,
}
