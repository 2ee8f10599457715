namespace Funding.Workflows.Programmes;

/// <summary>What a kind of stage says of itself to who reads a programme's file.</summary>
public interface IStageDeclaration
{
    /// <summary>As the file writes it, such as <c>panel-review</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// JSON schema of its settings: <c>description</c>, <c>required</c>, <c>properties</c>. It may refer to the core's definitions.
    /// </summary>
    string Schema { get; }

    /// <summary>The exits that a file may wire, besides "next".</summary>
    IReadOnlyList<string> Exits { get; }

    /// <summary>The offers (interfaces of Rounds/Offers) that later stages may take.</summary>
    IReadOnlyList<Type> Gives { get; }

    /// <summary>The offers that a stage before it must give.</summary>
    IReadOnlyList<Type> Needs { get; }

    /// <summary>The offers that a stage after it must give: what it works for.</summary>
    IReadOnlyList<Type> NeedsLater { get; }

    /// <summary>Whether a stage of the kind works on all applications together, on one, or on either.</summary>
    StageScopes Scopes { get; }

    /// <summary>From a stage of the kind on each case goes on by itself: every later stage runs case by case.</summary>
    bool SplitsCohort { get; }

    /// <summary>The core's own pages of a round that show a stage of the kind: a stage of another may not be called like them.</summary>
    IReadOnlyList<string> CorePages { get; }

    /// <summary>Of a duty: it is about the targets of its award, which has to have some.</summary>
    bool NeedsTargets { get; }

    /// <summary>Of a duty: it pays the tranches of its award, which has to have money.</summary>
    bool PaysTranches { get; }

    /// <summary>Who of the office's people works in a stage of the kind, as far as it is planned for.</summary>
    StageWork Work { get; }

    /// <summary>How long the stage is planned for.</summary>
    StageLength LengthOf(StageOutline stage);

    /// <summary>The stage's settings as the kind's record.</summary>
    object Read(StageOutline stage);

    /// <summary>What the schema cannot say. The settings fit the schema.</summary>
    IEnumerable<Fault> Check(StageOutline stage, ProgrammeOutline programme);
}

/// <inheritdoc cref="IStageDeclaration"/>
public abstract class StageDeclaration<TSettings>(string kind) : IStageDeclaration where TSettings : class
{
    public string Kind => kind;

    public virtual string Schema => EmbeddedSchema.Text(GetType().Assembly, kind);

    public virtual IReadOnlyList<string> Exits => [];

    public virtual IReadOnlyList<Type> Gives => [];

    public virtual IReadOnlyList<Type> Needs => [];

    public virtual IReadOnlyList<Type> NeedsLater => [];

    public virtual StageScopes Scopes => StageScopes.Cohort;

    public virtual bool SplitsCohort => false;

    public virtual IReadOnlyList<string> CorePages => [];

    public virtual bool NeedsTargets => false;

    public virtual bool PaysTranches => false;

    public virtual StageWork Work => StageWork.None;

    public StageLength LengthOf(StageOutline stage) => Length(stage.As<TSettings>());

    public object Read(StageOutline stage) => stage.As<TSettings>();

    public IEnumerable<Fault> Check(StageOutline stage, ProgrammeOutline programme) => Check(stage.As<TSettings>(), stage, programme);

    /// <summary>By default until its work is done.</summary>
    public virtual StageLength Length(TSettings settings) => StageLength.UntilDone;

    protected virtual IEnumerable<Fault> Check(TSettings settings, StageOutline stage, ProgrammeOutline programme) => [];
}
