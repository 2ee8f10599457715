namespace Funding.Workflows.Apply;

/// <summary>What the pages of the form have in common: their order, who is led elsewhere, what is said after saving.</summary>
internal static class PartForm
{
    /// <summary>The field in which a page keeps what it was filled from.</summary>
    public const string VersionField = "draft-version";

    /// <summary>
    /// Before a page is shown: who may not change it any more reads all answers instead; who asks is shown what is missing.
    /// </summary>
    /// <param name="check">Given where the reader comes from the list of what is missing.</param>
    /// <returns>Null where the page is to be shown.</returns>
    public static IResult? Elsewhere(Work work, string page, string? check, PageContext here)
    {
        if (here.Form.Refused)
            return null;
        if (!work.Editable)
            return Page.Redirect(work.To(ApplyLinks.SubmitRoute));
        if (check is not null)
            here.Form = new FormState(null, work.MissingOn(page));
        return null;
    }

    /// <summary>After a page was saved: the one after it, or the same again.</summary>
    public static IResult Saved(Form form, string page, Programme programme, string round, string application, Texts<ApplyText> texts) =>
        Saved(form.Text("go") == "stay" ? page : FormOrder.After(page, programme, round, application), texts);

    /// <summary>What was typed is kept in the draft; that something of it cannot be taken is said before the reader goes on.</summary>
    /// <exception cref="RefusedException">Something cannot: the page is shown again with it, and leads on.</exception>
    public static void DemandUsable(IEnumerable<Refusal> unusable, string page, Programme programme, string round, string application)
    {
        if (unusable.ToList() is { Count: > 0 } found)
            throw new RefusedException([ApplyRefusals.Kept(FormOrder.After(page, programme, round, application)), .. found]);
    }

    public static IResult Saved(string to, Texts<ApplyText> texts) => Page.Redirect(to, texts["form.saved"]);

    public static RefusedException NoSuchPage() => new(ApplyRefusals.NoSection());
}
