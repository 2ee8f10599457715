namespace Funding.Workflows.Rules;

/// <summary>The only types of ours whose methods an expression may call; nothing is found by name.</summary>
internal sealed class FactsOnly : IDynamicLinqCustomTypeProvider
{
    public HashSet<Type> GetCustomTypes() => [typeof(EligibilityFacts), typeof(OwnerFacts), typeof(RowsFacts)];

    public Dictionary<Type, List<MethodInfo>> GetExtensionMethods() => [];

    public Type? ResolveType(string typeName) => null;

    public Type? ResolveTypeBySimpleName(string simpleTypeName) => null;
}
