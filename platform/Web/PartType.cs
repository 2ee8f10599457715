namespace Funding.Platform.Web;

/// <summary>How parts of one type are made and given what they are shown with.</summary>
internal sealed class PartType
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly ConcurrentDictionary<Type, PartType> Types = new();

    private readonly ConstructorInvoker constructor;
    private readonly (Type Service, MethodInvoker Set)[] injected;
    private readonly Dictionary<string, MethodInvoker> parameters;
    private readonly (Type Type, MethodInvoker Set)[] cascading;

    private PartType(Type type)
    {
        constructor = ConstructorInvoker.Create(type.GetConstructor(Type.EmptyTypes)!);
        var properties = Lineage(type).SelectMany(t => t.GetProperties(All | BindingFlags.DeclaredOnly)).ToList();
        injected = [.. properties.Where(p => p.IsDefined(typeof(InjectAttribute))).Select(p => (p.PropertyType, Setter(p)))];
        parameters = properties.Where(p => p.IsDefined(typeof(ParameterAttribute))).ToDictionary(p => p.Name, Setter);
        cascading = [.. properties.Where(p => p.IsDefined(typeof(CascadingParameterAttribute))).Select(p => (p.PropertyType, Setter(p)))];
    }

    public static PartType Of(Type type) => Types.GetOrAdd(type, static t => typeof(Part).IsAssignableFrom(t)
        ? new PartType(t)
        : throw new NotSupportedException($"{t} is no {nameof(Part)}: a page is written once."));

    public Part Make(PageContext here, IServiceProvider services)
    {
        var part = (Part)constructor.Invoke();
        part.Here = here;
        foreach (var (service, set) in injected)
            set.Invoke(part, services.GetRequiredService(service));
        return part;
    }

    public void Set(Part part, string parameter, object? value)
    {
        if (!parameters.TryGetValue(parameter, out var set))
            throw new InvalidOperationException($"{part.GetType()} has no parameter {parameter}.");
        set.Invoke(part, value);
    }

    /// <param name="values">The innermost last.</param>
    public void SetCascading(Part part, List<object?> values)
    {
        foreach (var (type, set) in cascading)
        {
            if (values.FindLast(type.IsInstanceOfType) is { } value)
                set.Invoke(part, value);
        }
    }

    // Up to what every part has.
    private static IEnumerable<Type> Lineage(Type type)
    {
        for (var at = type; at != typeof(Part); at = at.BaseType!)
            yield return at;
    }

    private static MethodInvoker Setter(PropertyInfo property) => MethodInvoker.Create(property.SetMethod!);
}
