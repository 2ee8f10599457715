namespace Funding.Workflows.Compose;

/// <summary>Mails to administrators about a programme that waits for its release; their texts stand beside this class.</summary>
internal sealed class ComposeMails : IMailTemplates
{
    private static readonly Texts Texts = new(typeof(ComposeMails));

    public static readonly MailTemplate ReleaseAsked =
        new(nameof(ReleaseAsked), true, ["ProgrammeName", "ProposedBy"]) { Texts = Texts.Get };

    public static readonly MailTemplate ReleaseReturned =
        new(nameof(ReleaseReturned), true, ["ProgrammeName", "ReturnedBy", "Reason"]) { Texts = Texts.Get };

    public static readonly MailTemplate ReleaseDone =
        new(nameof(ReleaseDone), true, ["ProgrammeName", "ReleasedBy", "Number"]) { Texts = Texts.Get };

    public IEnumerable<MailTemplate> Own => [ReleaseAsked, ReleaseReturned, ReleaseDone];

    public static MailRequest Asked(string personId, ComposeDraft draft, string by) =>
        Of(ReleaseAsked, personId, draft, ComposeLinks.ReleaseRoute, ("ProposedBy", by));

    public static MailRequest Returned(ComposeDraft draft, ComposeProposal proposal, string by, string reason) =>
        Of(ReleaseReturned, proposal.By, draft, ComposeLinks.DraftRoute, ("ReturnedBy", by), ("Reason", reason));

    public static MailRequest Done(ComposeDraft draft, ComposeProposal proposal, ReleasedVersion version) => Of(
        ReleaseDone, proposal.By, draft, ComposeLinks.DraftRoute, ("ReleasedBy", version.ReleasedBy), ("Number", $"{version.Number}"));

    private static MailRequest Of(
        MailTemplate template, string personId, ComposeDraft draft, string route, params (string Name, string Value)[] values)
    {
        var data = values.ToDictionary(v => v.Name, v => v.Value);
        data["ProgrammeName"] = draft.Name.Zh;
        data["ProgrammeName.en"] = draft.Name.En;
        return template.To(personId, data, new LinkRef { Path = ComposeLinks.Of(route, draft.Id) });
    }
}
