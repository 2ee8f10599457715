namespace Funding.Workflows.Compose;

/// <summary>A draft with what its pages show.</summary>
/// <param name="Reading">What the checks of a file say of it.</param>
/// <param name="Whole">What a file may say.</param>
/// <param name="Names">What its rules name.</param>
/// <param name="Newest">Of the versions that were released of its programme; null where its file alone says it, or nothing does.</param>
public sealed record ComposeWork(
    ComposeDraft Draft, JsonObject Root, ProgrammeReading Reading, Setting Whole, RuleNames Names, ReleasedVersion? Newest)
{
    /// <summary>It may be changed now.</summary>
    public bool Editable => Draft is { Proposal: null, ReleasedAs: null };

    /// <summary>A version was released that this draft does not follow.</summary>
    public bool IsBehind => Draft.ReleasedAs is null && Newest is { } newest && newest.Number != Draft.Base;

    public IReadOnlyList<FileProblem> Faults => Reading.Problems;

    /// <summary>Whether this administrator releases it, or gives it back.</summary>
    public bool IsFor(Actor actor) => Draft is { Proposal: not null, ReleasedAs: null }
        && actor.Can(Right.ReleaseProgramme) && !Draft.Authors.Contains(actor.PersonId);

    /// <summary>The steps of the programme that it would be, to be shown as its users will see it.</summary>
    /// <exception cref="RefusedException">It has faults.</exception>
    public IReadOnlyList<Programme> DemandSteps() =>
        Reading.Steps ?? throw new RefusedException(ComposeRefusals.HasFaults(Faults.Count));

    /// <summary>How many faults there are in a setting and in what is inside it.</summary>
    public int FaultsIn(string path) => Faults.Count(f => SettingPath.IsWithin(f.Path, path));

    /// <summary>What a rule at a place may name: of a step its own form alone.</summary>
    public RuleNames NamesAt(string path) => SettingPath.Steps(path) is ["steps", var step, ..] ? Names.Of(StepOf(step)) : Names;

    private JsonObject StepOf(string id)
    {
        var step = (JsonObject)Root.DeepClone();
        step.Remove("steps");
        step["parts"] = Root["steps"]?[id]?["parts"]?.DeepClone();
        return step;
    }

    /// <summary>The page on which a setting is filled in, and the field or the heading there.</summary>
    public (string Page, string Field) PlaceOf(string path)
    {
        var (page, at, setting) = ("", "", Whole);
        foreach (var step in SettingPath.Steps(path))
        {
            at = SettingPath.Then(at, step);
            var found = SettingTree.Find(Root, at);
            if (setting.Inside(step, found) is not { } next) break;
            setting = next;
            if (setting.Form == SettingForm.Map && found is JsonObject) page = at;
        }

        var rest = path[page.Length..].TrimStart('.');
        var first = rest.Split('.', '[')[0];
        var known = Whole.At(Root, SettingPath.Of(page, first));
        return (page, known?.Form != SettingForm.Both ? first : rest == first ? SettingInput.FieldsOf(known)[0] : rest);
    }
}
