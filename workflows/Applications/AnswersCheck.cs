namespace Funding.Workflows.Applications;

/// <summary>The answers against the programme's form: every problem at once.</summary>
public static class AnswersCheck
{
    /// <summary>Unicode scalar values that a draft keeps of one field, whatever the field's own limit.</summary>
    public const int StorageLimit = 20_000;

    /// <summary>Owners that a draft keeps.</summary>
    public const int OwnersStorageLimit = 50;

    /// <param name="forSubmit">
    /// False for autosave: only what must never be stored is refused (over <see cref="StorageLimit"/>, control characters,
    /// direction marks, broken characters, fields the form has not). True adds everything a submission needs.
    /// </param>
    /// <returns>Empty when all is well; in the form's order, owners last.</returns>
    public static IReadOnlyList<Refusal> Check(Programme programme, Answers answers, bool forSubmit)
    {
        var refusals = new List<Refusal>();
        var fields = FieldsSettings.AllOf(programme).ToList();
        foreach (var unknown in answers.Fields.Keys.Except(fields.Select(f => f.Id)).Order(StringComparer.Ordinal))
            refusals.Add(AnswerRefusals.Unknown(unknown));
        foreach (var field in fields)
        {
            var answer = answers.Fields.GetValueOrDefault(field.Id);
            var unstorable = Unstorable(answer, field.Id, field.Type is FieldType.LongText).ToList();
            refusals.AddRange(unstorable.Count > 0 || !forSubmit ? unstorable : FieldCheck.Check(field, answer));
        }
        var unstorableOwners = Unstorable(answers.Owners).ToList();
        refusals.AddRange(unstorableOwners);
        if (forSubmit && unstorableOwners.Count == 0 && OwnersSettings.Find(programme) is { } rules)
            refusals.AddRange(OwnersCheck.Check(rules, answers.Owners));
        return refusals;
    }

    private static IEnumerable<Refusal> Unstorable(string? text, string field, bool multiline)
    {
        if (text is null) return [];
        return TextSafety.Length(text) > StorageLimit
            ? [AnswerRefusals.OverStorage(field, StorageLimit)]
            : TextSafety.Check(text, field, multiline);
    }

    private static IEnumerable<Refusal> Unstorable(IReadOnlyList<Owner> owners)
    {
        if (owners.Count > OwnersStorageLimit) return [OwnerRefusals.TooMany(OwnersStorageLimit, owners.Count)];
        return owners.SelectMany((owner, i) => new[]
        {
            (owner.Name, $"owners[{i}].name"), (owner.CreditCode, $"owners[{i}].creditCode"),
            (owner.Kind, $"owners[{i}].kind"), (owner.SharePercent, $"owners[{i}].sharePercent"),
        }.Concat(owner.Contributions.Take(OwnersStorageLimit).Select(c => (c, $"owners[{i}].contributions"))))
        .SelectMany(part => Unstorable(part.Item1, part.Item2, multiline: false));
    }
}
