namespace Funding.Workflows.Programmes;

/// <summary>What a kind of part says of itself to who reads a programme's file.</summary>
public interface IPartDeclaration
{
    /// <summary>As the file writes it, such as <c>fields</c>.</summary>
    string Kind { get; }

    /// <inheritdoc cref="IStageDeclaration.Schema"/>
    string Schema { get; }

    /// <summary>Whether a programme may have several.</summary>
    bool Many { get; }

    /// <inheritdoc cref="IStageDeclaration.Check"/>
    IEnumerable<Fault> Check(PartOutline part, ProgrammeOutline programme);

    /// <summary>The ids of the answers in it that are numbers, so that a target may begin with one.</summary>
    IEnumerable<string> Numbers(PartOutline part);

    /// <summary>The ids of its slots for documents.</summary>
    IEnumerable<string> Slots(PartOutline part);

    /// <summary>What always lets choose, by its id: conditions may ask for it.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<string>> Choices(PartOutline part);

    /// <summary>The ids of the choices by which applications may be counted, such as an occupation.</summary>
    IEnumerable<string> Groups(PartOutline part);

    /// <summary>Whether it names members that may leave and join while an award holds.</summary>
    bool HasRoster(PartOutline part);

    /// <summary>Under what its answers are kept and refused: none of it may be another part's.</summary>
    IEnumerable<string> Names(PartOutline part);

    /// <summary>Whether it asks for a sealed price.</summary>
    bool AsksPrice { get; }
}

/// <inheritdoc cref="IPartDeclaration"/>
public abstract class PartDeclaration<TSettings>(string kind) : IPartDeclaration where TSettings : class
{
    public string Kind => kind;

    public virtual string Schema => EmbeddedSchema.Text(GetType().Assembly, kind);

    public virtual bool Many => false;

    public virtual IEnumerable<string> Numbers(PartOutline part) => [];

    public virtual IEnumerable<string> Slots(PartOutline part) => [];

    public virtual IReadOnlyDictionary<string, IReadOnlyList<string>> Choices(PartOutline part) =>
        new Dictionary<string, IReadOnlyList<string>>();

    public virtual IEnumerable<string> Groups(PartOutline part) => Choices(part).Keys;

    public virtual bool HasRoster(PartOutline part) => false;

    public virtual IEnumerable<string> Names(PartOutline part) => [];

    public virtual bool AsksPrice => false;

    public IEnumerable<Fault> Check(PartOutline part, ProgrammeOutline programme) => Check(part.As<TSettings>(), part, programme);

    protected virtual IEnumerable<Fault> Check(TSettings settings, PartOutline part, ProgrammeOutline programme) => [];
}
