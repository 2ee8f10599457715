namespace Funding.Workflows.Rules;

/// <summary>Walks a parsed rule and names everything that the rules' language does not have.</summary>
internal sealed class AllowedExpression(EligibilityVocabulary vocabulary) : ExpressionVisitor
{
    public const string Help =
        "allowed are ApplicantKind, City, Owners (Kind, Share, Contributions, StateOwned, FilingNumber), OwnerCount, OwnerKinds, "
        + "ShareSum, Founded, AsOf, YearsSinceFounding, Number(\"field\"), Answer(\"field\"), HasDocument(\"slot\"), the list words All, "
        + "Any, Count, Sum, Min, Max, Where, Select, Contains, comparisons, + - * / %, && || !, and decimals with m as in 2.5m";

    private static readonly HashSet<string> ListWords = ["All", "Any", "Count", "Sum", "Min", "Max", "Where", "Select", "Contains"];

    private static readonly HashSet<string> TextWords = ["Contains", "StartsWith", "EndsWith", "op_Equality", "op_Inequality", "Length"];

    private readonly List<string> faults = [];

    public static IReadOnlyList<string> FaultsOf(LambdaExpression rule, EligibilityVocabulary vocabulary)
    {
        var walk = new AllowedExpression(vocabulary);
        walk.Visit(rule.Body);
        return [.. walk.faults.Distinct()];
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
        return base.VisitMember(node);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType == typeof(EligibilityFacts) && IsAllowed(node.Method)) CheckName(node);
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
            return member is not MethodInfo method
                || method.Name is nameof(EligibilityFacts.Number) or nameof(EligibilityFacts.Answer)
                    or nameof(EligibilityFacts.HasDocument);
        if (type == typeof(OwnerFacts)) return member is PropertyInfo;
        if (type == typeof(Enumerable) || type == typeof(Queryable)) return ListWords.Contains(member.Name);
        if (type == typeof(string)) return TextWords.Contains(member.Name);
        if (type == typeof(decimal) || type == typeof(DateOnly)) return member.Name.StartsWith("op_", StringComparison.Ordinal);
        return type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)
            || type.GetGenericTypeDefinition() == typeof(Nullable<>));
    }

    private void CheckName(MethodCallExpression call)
    {
        var (known, what) = call.Method.Name switch
        {
            nameof(EligibilityFacts.Number) => (vocabulary.NumberFields, "number field"),
            nameof(EligibilityFacts.Answer) => (vocabulary.OtherFields, "field other than a number"),
            _ => (vocabulary.DocumentSlots, "document slot"),
        };
        if (call.Arguments[0] is not ConstantExpression { Value: string name })
            Refuse($"{call.Method.Name} takes a name in quotes");
        else if (!known.Contains(name))
            Refuse($"the programme has no {what} '{name}'; it has {string.Join(", ", known.Order(StringComparer.Ordinal))}");
    }

    private void Refuse(string fault) => faults.Add(fault);
}
