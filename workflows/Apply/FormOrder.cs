namespace Funding.Workflows.Apply;

/// <summary>The pages of a programme's form in order, by address: questions, owners, documents, as far as it has them.</summary>
internal static class FormOrder
{
    public static IReadOnlyList<string> Of(Programme programme, string round, string application) =>
    [
        .. FieldsSettings.Of(programme).Select(s => ApplyLinks.Section(round, application, s.Id)),
        .. OwnersSettings.Find(programme) is null ? [] : new[] { ApplyLinks.Of(ApplyLinks.OwnersRoute, round, application) },
        .. DocumentsSettings.Of(programme).Count == 0 ? [] : new[] { ApplyLinks.Of(ApplyLinks.DocumentsRoute, round, application) },
    ];

    /// <summary>The page after one of the form; after the last the check before submission.</summary>
    public static string After(string page, Programme programme, string round, string application) =>
        Of(programme, round, application).SkipWhile(p => p != page).Skip(1).FirstOrDefault()
            ?? ApplyLinks.Of(ApplyLinks.SubmitRoute, round, application);

    public static RefusedException NoSuchPage() => new(ApplyRefusals.NoSection());
}
