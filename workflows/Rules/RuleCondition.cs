namespace Funding.Workflows.Rules;

/// <summary>What a condition of a rule may begin with.</summary>
/// <param name="Expression">Of the rules' language.</param>
/// <param name="Name">How it is said.</param>
/// <param name="IsWhole">It is true or not by itself; else a number is compared with it.</param>
public sealed record RuleWord(string Expression, Bilingual Name, bool IsWhole);

/// <summary>Conditions made of the words that a programme gives its rules.</summary>
public static class RuleCondition
{
    private static readonly string[] Numbers =
        ["Number(", "Rows(", "Age(", "MemberCount(", "MemberShare(", "LiveAwards(", nameof(EligibilityFacts.YearsSinceFounding)];

    public static IReadOnlyList<string> Comparisons { get; } = [">=", "<=", ">", "<", "==", "!="];

    /// <summary>In the order of the form: questions, choices, documents, tables, members, the record.</summary>
    public static IReadOnlyList<RuleWord> Words(RuleNames names) =>
    [
        .. names.Asked().SelectMany(a => Of(a.Kind, a.Id, names)).Concat(names.OfRecord().SelectMany(OfRecord))
            .Concat(Plain(names.File)).DistinctBy(e => e).Select(e => Word(e, names)).OfType<RuleWord>(),
    ];

    /// <summary>One condition; null where the word is none of them or the number is none.</summary>
    /// <param name="comparison">One of <see cref="Comparisons"/>; of a word that is true or not, <c>!=</c> for its opposite.</param>
    public static string? Of(IReadOnlyList<RuleWord> words, string word, string comparison, string value)
    {
        if (words.FirstOrDefault(w => w.Expression == word) is not { } found || !Comparisons.Contains(comparison)) return null;
        if (found.IsWhole) return comparison == "!=" ? $"!({word})" : word;
        const NumberStyles written = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(value.Trim(), written, CultureInfo.InvariantCulture, out var number)
            ? $"{word} {comparison} {Number(number)}" : null;
    }

    /// <summary>A rule with one more condition; what was there keeps its meaning.</summary>
    public static string Joined(string rule, bool or, string condition) => rule.Trim() is { Length: > 0 } before
        ? $"{Kept(before, or)} {(or ? "||" : "&&")} {condition}" : condition;

    private static string Kept(string rule, bool or) =>
        RuleParser.Rule(rule).Parsed?.Body.NodeType is { } type && type == (or ? ExpressionType.OrElse : ExpressionType.AndAlso)
            || !rule.Contains("||", StringComparison.Ordinal) && !rule.Contains("&&", StringComparison.Ordinal)
            && !rule.Contains('?', StringComparison.Ordinal)
            ? rule : $"({rule})";

    private static string Number(decimal number) =>
        number.ToString(CultureInfo.InvariantCulture) + (decimal.IsInteger(number) ? "" : "m");

    private static IEnumerable<string> Of(RuleNames.AskedKind kind, string id, RuleNames names) => kind switch
    {
        RuleNames.AskedKind.Number => [$"Number(\"{id}\")"],
        RuleNames.AskedKind.Choice => names.Options(id).Select(o => $"Answer(\"{id}\") == \"{o}\""),
        RuleNames.AskedKind.Text => [$"Answer(\"{id}\") != \"\""],
        RuleNames.AskedKind.Slot => [$"HasDocument(\"{id}\")"],
        RuleNames.AskedKind.Table => [$"Rows(\"{id}\").Count()", .. names.Columns(id).Select(c => $"Rows(\"{id}\").Sum(\"{c}\")")],
        RuleNames.AskedKind.Person => [$"Age(\"{id}\")"],
        RuleNames.AskedKind.Member => [$"MemberCount(\"{id}\")", $"MemberShare(\"{id}\")"],
        RuleNames.AskedKind.Owner => [$"Owners.Any(Kind == \"{id}\")"],
        RuleNames.AskedKind.Applicant => [$"ApplicantKind == \"{id}\""],
        _ => [],
    };

    private static IEnumerable<string> OfRecord(string programme) => [$"LiveAward(\"{programme}\")", $"LiveAwards(\"{programme}\")"];

    private static IEnumerable<string> Plain(JsonObject file) =>
        [.. file["subject"]?["barredYears"] is null ? (string[])[] : ["Barred()"], "Founded <= AsOf", "YearsSinceFounding"];

    private static RuleWord? Word(string expression, RuleNames names) => IsNumber(expression)
        ? RuleSentence.Figure(expression, names) is { } called ? new(expression, called, false) : null
        : RuleSentence.Of(expression, names) is { } said ? new(expression, said, true) : null;

    private static bool IsNumber(string expression) => Numbers.Any(n => expression.StartsWith(n, StringComparison.Ordinal));
}
