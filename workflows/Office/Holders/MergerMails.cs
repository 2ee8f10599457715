namespace Funding.Workflows.Office.Holders;

/// <summary>What administrators are told of a merger that waits, and the organisation's people of one that was decided.</summary>
internal sealed class MergerMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(MergerMails));

    /// <summary>To the administrators who may confirm it.</summary>
    public static readonly MailTemplate MergerProposed = Of(nameof(MergerProposed), "What", "Document", "RequestedBy", "Reason");

    /// <summary>To those who act for it under either code.</summary>
    public static readonly MailTemplate OrganisationMerged = Of(nameof(OrganisationMerged));

    /// <inheritdoc cref="OrganisationMerged"/>
    public static readonly MailTemplate OrganisationParted = Of(nameof(OrganisationParted));

    public IEnumerable<MailTemplate> Own => [MergerProposed, OrganisationMerged, OrganisationParted];

    public static MailTemplate ToPeople(bool parting) => parting ? OrganisationParted : OrganisationMerged;

    public static MailRequest Proposed(string person, Merger merger, MergerAct act)
    {
        var what = Texts.Of($"what.{merger.Standing}");
        var data = Named(merger);
        (data["What"], data["What.en"]) = (what.Zh, what.En);
        (data["Document"], data["RequestedBy"], data["Reason"]) = (act.Document, act.ByName, act.Reason);
        return MergerProposed.To(person, data, new LinkRef { Path = OrganisationLinks.OfficeRecord(merger.From) });
    }

    /// <param name="code">The one that the person acts for.</param>
    public static MailRequest Decided(string person, Merger merger, bool parting, string code) =>
        ToPeople(parting).To(person, Named(merger), new LinkRef { Path = OrganisationLinks.Own(code) });

    private static Dictionary<string, string> Named(Merger merger) => new()
    {
        ["FromName"] = merger.FromName,
        ["FromCode"] = merger.From,
        ["IntoName"] = merger.IntoName,
        ["IntoCode"] = merger.Into,
    };

    private static MailTemplate Of(string name, params string[] more) =>
        new(name, true, ["FromName", "FromCode", "IntoName", "IntoCode", .. more]) { Texts = Texts.Get };
}
