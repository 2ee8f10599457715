namespace Funding.Workflows.Rules;

/// <summary>Says what an expression of the rules' language asks.</summary>
internal sealed class RuleReader(RuleNames names)
{
    private static readonly Texts Texts = new(typeof(RuleReader));

    /// <summary>A condition as a sentence without its full stop.</summary>
    public Bilingual Said(Expression condition) => Bare(condition) switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.OrElse } both => Joined(both),
        BinaryExpression binary when IsComparison(binary) => Compared(binary),
        UnaryExpression { NodeType: ExpressionType.Not } not => Denied(Bare(not.Operand)),
        ConditionalExpression either => Texts.Of("either", Said(either.Test), Said(either.IfTrue), Said(either.IfFalse)),
        MethodCallExpression call => Held(call, holds: true),
        MemberExpression { Member.Name: nameof(OwnerFacts.StateOwned) } => Texts.Of("is.StateOwned"),
        MemberExpression { Member.Name: "HasValue" } answered => Texts.Of("filled", Called(answered.Expression!)),
        ConstantExpression { Value: bool value } => Texts.Of(value ? "always" : "never"),
        var other => Bilingual.Same(other.ToString()),
    };

    /// <summary>A number, a text, a day as it is called.</summary>
    public Bilingual Called(Expression value) => Bare(value) switch
    {
        ConstantExpression constant => Constant(constant.Value),
        MethodCallExpression call => Value(call),
        MemberExpression member => Member(member),
        BinaryExpression binary => Texts.Of($"of.{binary.NodeType}", Called(binary.Left), Called(binary.Right)),
        UnaryExpression { NodeType: ExpressionType.Negate } negated => Texts.Of("of.Negate", Called(negated.Operand)),
        ConditionalExpression either => Texts.Of("either", Said(either.Test), Called(either.IfTrue), Called(either.IfFalse)),
        var other => Bilingual.Same(other.ToString()),
    };

    private Bilingual Joined(BinaryExpression both)
    {
        var parts = Parts(both, both.NodeType).Select(p => Bare(p) is BinaryExpression
        {
            NodeType: ExpressionType.OrElse or ExpressionType.AndAlso
        } ? Texts.Of("in-brackets", Said(p)) : Said(p)).ToList();
        return parts.Skip(1).Aggregate(parts[0], (all, next) => Texts.Of(
            both.NodeType == ExpressionType.AndAlso ? "and" : "or", all, next));
    }

    private static IEnumerable<Expression> Parts(Expression expression, ExpressionType by) =>
        Bare(expression) is BinaryExpression binary && binary.NodeType == by
            ? Parts(binary.Left, by).Concat(Parts(binary.Right, by)) : [expression];

    private Bilingual Denied(Expression denied) => denied switch
    {
        MethodCallExpression call when call.Method.DeclaringType == typeof(EligibilityFacts) => Held(call, holds: false),
        MemberExpression { Member.Name: nameof(OwnerFacts.StateOwned) } => Texts.Of("is-not.StateOwned"),
        _ => Texts.Of("not", Said(denied)),
    };

    /// <summary>A word that is true or not by itself.</summary>
    private Bilingual Held(MethodCallExpression call, bool holds)
    {
        if (call.Method.DeclaringType == typeof(EligibilityFacts))
            return Texts.Of(holds ? $"is.{Word(call)}" : $"is-not.{Word(call)}", [.. Names(call)]);
        if (call.Method.DeclaringType == typeof(string))
            return Texts.Of($"text.{call.Method.Name}", Called(call.Object!), Called(call.Arguments[0]));
        var items = call.Arguments[0];
        return (call.Method.Name, call.Arguments.Count) switch
        {
            ("Any", 1) => Texts.Of("list.Any", Called(items)),
            ("Any" or "All", 2) => Texts.Of($"list.{call.Method.Name}.those", Called(items), Said(Body(call.Arguments[1]))),
            ("Contains", 2) => Texts.Of("text.Contains", Called(items), Called(call.Arguments[1])),
            _ => Bilingual.Same(call.ToString()),
        };
    }

    private Bilingual Compared(BinaryExpression binary)
    {
        var (left, right) = (Bare(binary.Left), Bare(binary.Right));
        // The word comes first, whichever side it was written on.
        if (left is ConstantExpression && right is not ConstantExpression)
        {
            return Compared(Expression.MakeBinary(
                Turned(binary.NodeType), binary.Right, binary.Left, binary.IsLiftedToNull, binary.Method));
        }

        if (right is ConstantExpression { Value: "" })
            return Texts.Of(binary.NodeType == ExpressionType.Equal ? "empty" : "filled", Called(left));
        var of = left is MethodCallExpression { Method.Name: nameof(EligibilityFacts.Answer) } answer ? Named(answer, 0) : null;
        var other = right is ConstantExpression { Value: string text } ? Worded(left, of, text) : Called(right);
        var ofDay = (Nullable.GetUnderlyingType(left.Type) ?? left.Type) == typeof(DateOnly);
        return Texts.Of(ofDay ? $"day.{binary.NodeType}" : $"than.{binary.NodeType}", Called(left), other);
    }

    private static ExpressionType Turned(ExpressionType type) => type switch
    {
        ExpressionType.LessThan => ExpressionType.GreaterThan,
        ExpressionType.GreaterThan => ExpressionType.LessThan,
        ExpressionType.LessThanOrEqual => ExpressionType.GreaterThanOrEqual,
        ExpressionType.GreaterThanOrEqual => ExpressionType.LessThanOrEqual,
        _ => type,
    };

    /// <summary>A text that something is compared with: a choice by its label, a kind by its name.</summary>
    private Bilingual Worded(Expression of, string? question, string text) => Texts.Of("quoted", of switch
    {
        _ when question is not null => text is "yes" or "no" ? Texts.Of($"answer.{text}") : names.Answer(question, text),
        MemberExpression { Member.Name: nameof(EligibilityFacts.ApplicantKind) } => names.Applicant(text),
        MemberExpression { Member.Name: nameof(OwnerFacts.Kind) } => names.OwnerKind(text),
        MemberExpression { Member.Name: nameof(EligibilityFacts.City) } => names.Other(text),
        _ => Bilingual.Same(text),
    });

    private Bilingual Value(MethodCallExpression call)
    {
        if (call.Method.DeclaringType == typeof(EligibilityFacts)) return Texts.Of($"value.{Word(call)}", [.. Names(call)]);
        if (call.Method.DeclaringType == typeof(RowsFacts) && call.Object is MethodCallExpression rows && Named(rows, 0) is { } table)
            return call.Method.Name == nameof(RowsFacts.Count) ? Texts.Of("value.rows", names.Part(table))
                : Texts.Of("value.column", names.Part(table), names.Column(table, Named(call, 0) ?? ""));
        if (call.Arguments.Count == 0) return Bilingual.Same(call.ToString());
        var items = Called(call.Arguments[0]);
        return (call.Method.Name, call.Arguments.Count) switch
        {
            ("Count", 1) => Texts.Of("value.count", items),
            ("Count", 2) => Texts.Of("value.count", Texts.Of("list.those", items, Said(Body(call.Arguments[1])))),
            ("Where", 2) => Texts.Of("list.those", items, Said(Body(call.Arguments[1]))),
            ("Select", 2) => Texts.Of("value.select", items, Called(Body(call.Arguments[1]))),
            ("Sum" or "Min" or "Max", 2) => Texts.Of($"value.{call.Method.Name}", items, Called(Body(call.Arguments[1]))),
            ("Sum" or "Min" or "Max", 1) => Texts.Of($"value.{call.Method.Name}.of", items),
            _ => Bilingual.Same(call.ToString()),
        };
    }

    private Bilingual Member(MemberExpression member) =>
        member.Member.Name == "Value" ? Called(member.Expression!) : Texts.Of($"word.{member.Member.Name}");

    private IEnumerable<Bilingual> Names(MethodCallExpression call) => call.Arguments.Select((argument, i) =>
        i > 0 && call.Method.Name == nameof(EligibilityFacts.PrizePlace) ? Texts.Of($"class.{Named(call, i)}")
        : i > 0 || Named(call, i) is not { } id ? Called(argument) : call.Method.Name switch
        {
            nameof(EligibilityFacts.Number) or nameof(EligibilityFacts.Answer) => names.Question(id),
            nameof(EligibilityFacts.HasDocument) => names.Slot(id),
            nameof(EligibilityFacts.Rows) or nameof(EligibilityFacts.Age) or nameof(EligibilityFacts.PrizePlace) => names.Part(id),
            nameof(EligibilityFacts.MemberCount) or nameof(EligibilityFacts.MemberShare) => names.MemberKind(id),
            _ => names.Other(id),
        });

    /// <summary>Two words of one name are told by what they are given.</summary>
    private static string Word(MethodCallExpression call) =>
        call.Method.Name == nameof(EligibilityFacts.Won) && call.Arguments.Count == 2 ? "Won.year" : call.Method.Name;

    private static string? Named(MethodCallExpression call, int argument) =>
        call.Arguments.Count > argument && Bare(call.Arguments[argument]) is ConstantExpression { Value: string id } ? id : null;

    private static Bilingual Constant(object? value) => value switch
    {
        decimal number => Bilingual.Same(number.ToString("0.############", CultureInfo.InvariantCulture)),
        DateOnly day => DayText.Of(day),
        string text => Texts.Of("quoted", text),
        _ => Bilingual.Same(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    private static Expression Body(Expression lambda) => Bare(lambda) is LambdaExpression of ? of.Body : lambda;

    /// <summary>Without what the parser adds so that types fit.</summary>
    private static Expression Bare(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.Quote } wrapped
            ? Bare(wrapped.Operand) : expression;

    private static bool IsComparison(BinaryExpression binary) => binary.NodeType is ExpressionType.Equal or ExpressionType.NotEqual
        or ExpressionType.LessThan or ExpressionType.LessThanOrEqual or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual;
}
