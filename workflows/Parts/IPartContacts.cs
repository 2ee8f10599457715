namespace Funding.Workflows.Parts;

/// <summary>What of a part says whom to reach and where: for applicant, desk and office, not for who scores. Pure.</summary>
public interface IPartContacts
{
    bool HasContacts(PartOutline part);

    /// <summary>What was filled in that says it.</summary>
    IEnumerable<ContactValue> ContactsIn(PartOutline part, Answers answers);

    /// <summary>The part without what is contact, for pages that show what remains.</summary>
    /// <param name="printed">Whether any part of the programme has contacts: the stamped form shows them.</param>
    /// <returns>Null where nothing remains.</returns>
    PartOutline? WithoutContacts(PartOutline part, bool printed);

    /// <summary>What was filled in, without what is contact and without the values of <paramref name="contacts"/> elsewhere.</summary>
    Scored Hide(PartOutline part, Scored scored, Contacts contacts);
}

/// <param name="Reaches">A telephone or an e-mail address: left out of other answers too.</param>
public sealed record ContactValue(string Text, bool Reaches);

/// <summary>An application and its answers as those who score have them.</summary>
public sealed record Scored(Application Application, Answers Answers);
