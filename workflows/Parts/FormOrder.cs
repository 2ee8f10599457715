namespace Funding.Workflows.Parts;

/// <summary>The pages of a form, part by part.</summary>
internal static class FormOrder
{
    /// <summary>The addresses of a programme's pages in order.</summary>
    public static IReadOnlyList<string> Of(Programme programme, string round, string application) =>
        [.. programme.EachPart().Select(p => p.Kind.Path(p.Part, round, application))];

    /// <summary>The page after one of the form; after the last the check before submission.</summary>
    public static string After(string page, Programme programme, string round, string application) =>
        Of(programme, round, application).SkipWhile(p => p != page).Skip(1).FirstOrDefault()
            ?? ApplyLinks.Of(ApplyLinks.SubmitRoute, round, application);
}
