namespace Funding.Workflows.Rules;

/// <summary>Walks a parsed rule and names everything that the rules' language does not have.</summary>
internal sealed class AllowedExpression(EligibilityVocabulary vocabulary) : ExpressionVisitor
{
    public const string Help =
        "allowed are ApplicantKind, City, Owners (Kind, Share, Contributions, StateOwned, FilingNumber), OwnerCount, OwnerKinds, "
        + "ShareSum, Founded, AsOf, Year, YearsSinceFounding, Number(\"field\"), Answer(\"field\"), HasDocument(\"slot\"), "
        + "Rows(\"table\").Count(), Rows(\"table\").Sum(\"column\"), Age(\"person\"), MemberCount(\"kind\"), MemberShare(\"kind\"), "
        + "LiveAward(\"programme\"), LiveAwards(\"programme\"), Won(\"programme\"), Won(\"programme\", year), "
        + "AcceptedReports(\"programme\"), Applied(\"programme\", year), Barred(), PrizePlace(\"person\", \"one\" or \"two\"), "
        + "the list words All, Any, Count, Sum, Min, Max, Where, Select, Contains, comparisons, + - * / %, && || !, a ? b : c, and "
        + "decimals with m as in 2.5m";

    private static readonly HashSet<string> ListWords = ["All", "Any", "Count", "Sum", "Min", "Max", "Where", "Select", "Contains"];

    private static readonly HashSet<string> TextWords = ["Contains", "StartsWith", "EndsWith", "op_Equality", "op_Inequality", "Length"];

    private static readonly HashSet<string> CalledWords =
    [
        nameof(EligibilityFacts.Number), nameof(EligibilityFacts.Answer), nameof(EligibilityFacts.HasDocument),
        nameof(EligibilityFacts.Rows), nameof(EligibilityFacts.Age), nameof(EligibilityFacts.MemberCount),
        nameof(EligibilityFacts.MemberShare), .. Enum.GetNames<PriorWord>(),
    ];

    // Neither is an answer.
    private static readonly string[] OfNoAnswer = [nameof(EligibilityFacts.AsOf), nameof(EligibilityFacts.Year)];

    private readonly List<string> faults = [];
    private readonly List<PriorAsk> asks = [];
    private bool asksOther;

    public static RuleWords Read(LambdaExpression rule, EligibilityVocabulary vocabulary)
    {
        var walk = new AllowedExpression(vocabulary);
        walk.Visit(rule.Body);
        return new([.. walk.faults.Distinct()], [.. walk.asks.Distinct()], walk.asksOther);
    }

    public override Expression? Visit(Expression? node)
    {
        if (node is not null && (Nullable.GetUnderlyingType(node.Type) ?? node.Type) is var type
            && (type == typeof(double) || type == typeof(float)))
        {
            Refuse("a binary fraction decides nothing: write decimals with m, as in 2.5m");
            return node;
        }
        return base.Visit(node);
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (!IsAllowed(node.Member)) Refuse($"'{node.Member.DeclaringType?.Name}.{node.Member.Name}' is no word of the rules; {Help}");
        asksOther |= node.Member.DeclaringType == typeof(EligibilityFacts) && !OfNoAnswer.Contains(node.Member.Name);
        return base.VisitMember(node);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType == typeof(EligibilityFacts) && IsAllowed(node.Method)) CheckName(node);
        else if (node.Method.DeclaringType == typeof(RowsFacts) && IsAllowed(node.Method)) CheckColumn(node);
        else if (!IsAllowed(node.Method)) Refuse($"'{node.Method.DeclaringType?.Name}.{node.Method.Name}' is no word of the rules; {Help}");
        return base.VisitMethodCall(node);
    }

    protected override Expression VisitNew(NewExpression node)
    {
        Refuse($"a rule creates nothing ('{node.Type.Name}'); {Help}");
        return base.VisitNew(node);
    }

    private static bool IsAllowed(MemberInfo member)
    {
        var type = member.DeclaringType!;
        if (type == typeof(EligibilityFacts))
            return member is not MethodInfo method || CalledWords.Contains(method.Name);
        if (type == typeof(OwnerFacts)) return member is PropertyInfo;
        if (type == typeof(RowsFacts)) return member.Name is nameof(RowsFacts.Count) or nameof(RowsFacts.Sum);
        if (type == typeof(Enumerable) || type == typeof(Queryable)) return ListWords.Contains(member.Name);
        if (type == typeof(string)) return TextWords.Contains(member.Name);
        if (type == typeof(decimal) || type == typeof(DateOnly)) return member.Name.StartsWith("op_", StringComparison.Ordinal);
        return type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)
            || type.GetGenericTypeDefinition() == typeof(Nullable<>));
    }

    private void CheckName(MethodCallExpression call)
    {
        if (call.Method.Name == nameof(EligibilityFacts.Barred))
        {
            asks.Add(new(PriorWord.Barred, ""));
            if (!vocabulary.Bars) Refuse("Barred asks for subject.barredYears, the years after a withdrawal, and the programme sets none");
            return;
        }

        var ofRecord = Enum.TryParse<PriorWord>(call.Method.Name, out var word);
        // Whose prizes are asked for is an answer.
        asksOther |= !ofRecord || word == PriorWord.PrizePlace;
        var (known, what) = call.Method.Name switch
        {
            nameof(EligibilityFacts.Number) => (vocabulary.NumberFields, "the programme has no number field"),
            nameof(EligibilityFacts.Answer) => (vocabulary.OtherFields, "the programme has no field other than a number"),
            nameof(EligibilityFacts.HasDocument) => (vocabulary.DocumentSlots, "the programme has no document slot"),
            nameof(EligibilityFacts.Rows) => ((IReadOnlySet<string>)vocabulary.Tables.Keys.ToHashSet(), "the programme has no table"),
            nameof(EligibilityFacts.Age) or nameof(EligibilityFacts.PrizePlace) => (vocabulary.Persons, "the programme has no person"),
            nameof(EligibilityFacts.MemberCount) or nameof(EligibilityFacts.MemberShare) =>
                (vocabulary.MemberKinds, "the programme has no kind of member"),
            _ => (vocabulary.Programmes, "neither a file nor otherProgrammes names a programme"),
        };
        if (call.Arguments[0] is not ConstantExpression { Value: string name })
            Refuse($"{call.Method.Name} takes a name in quotes");
        else if (word == PriorWord.PrizePlace && ofRecord && call.Arguments[1] is not ConstantExpression { Value: "one" or "two" })
            Refuse("PrizePlace takes the class of the contest, \"one\" or \"two\"");
        else if (known is not null && !known.Contains(name))
            Refuse($"{what} '{name}'; it has {string.Join(", ", known.Order(StringComparer.Ordinal))}");
        else if (ofRecord)
            asks.Add(new(word, name));
    }

    /// <summary>The table is checked where it is named.</summary>
    private void CheckColumn(MethodCallExpression call)
    {
        if (call.Method.Name == nameof(RowsFacts.Count)) return;
        if (call.Arguments[0] is not ConstantExpression { Value: string column })
            Refuse($"{call.Method.Name} takes a name in quotes");
        else if (call.Object is MethodCallExpression { Arguments: [ConstantExpression { Value: string table }] }
            && vocabulary.Tables.TryGetValue(table, out var columns) && !columns.Contains(column))
            Refuse($"the table '{table}' has no column of numbers '{column}'; it has {string.Join(", ", columns)}");
    }

    private void Refuse(string fault) => faults.Add(fault);
}

/// <summary>What a rule asks for.</summary>
/// <param name="Faults">What the rules' language does not have.</param>
/// <param name="Asks">What it asks the record for.</param>
/// <param name="AsksOther">It asks for answers, documents or who applies as well.</param>
internal sealed record RuleWords(IReadOnlyList<string> Faults, IReadOnlyList<PriorAsk> Asks, bool AsksOther)
{
    public static RuleWords Wrong(string fault) => new([fault], [], false);
}
