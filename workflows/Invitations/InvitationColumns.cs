namespace Funding.Workflows.Invitations;

/// <summary>The columns of a list of people who get a role; their headings stand beside this class.</summary>
public static class InvitationColumns
{
    private static readonly Texts Texts = new(typeof(InvitationColumns));

    public static readonly ListColumn Name = ListColumn.Of(Texts, "name", required: true);
    public static readonly ListColumn Email = ListColumn.Of(Texts, "email", required: true);
    public static readonly ListColumn Role = ListColumn.Of(Texts, "role", required: true);
    public static readonly ListColumn Desk = ListColumn.Of(Texts, "desk", required: false);
    public static readonly ListColumn Language = ListColumn.Of(Texts, "language", required: false);

    /// <summary>How it is known that this is not the person of the same name who holds the role.</summary>
    public static readonly ListColumn TwoPersons = ListColumn.Of(Texts, "two-persons", required: false);

    public static readonly ListForm Form = new("invitation-list", Name, Email, Role, Desk, Language, TwoPersons);
}
