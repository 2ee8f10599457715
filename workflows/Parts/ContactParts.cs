namespace Funding.Workflows.Parts;

/// <summary>What of an application says whom to reach and where: for applicant, desk and office, not for who scores it.</summary>
public static class ContactParts
{
    /// <summary>As the file marks the field or its section; without a mark an e-mail address and a telephone number are contact.</summary>
    public static bool IsContact(this FormSection section, FormField field) => IsContact(section.Contact, field);

    /// <summary>As the file marks the slot; without a mark the stamped form is, for all fields are printed on it.</summary>
    public static bool IsContact(this Programme programme, DocumentSlot slot) =>
        slot.Contact ?? (slot.Stamped && programme.ContactFields().Any());

    public static IEnumerable<FormField> ContactFields(this Programme programme) =>
        FieldsSettings.Of(programme).SelectMany(s => s.Fields.Where(s.IsContact));

    /// <summary>The form without what is contact, for pages that show what remains.</summary>
    public static Programme WithoutContacts(this Programme programme) => programme
        .WithParts<DocumentsSettings>(DocumentsSettings.Kind, documents =>
            new([.. documents.Slots.Where(d => !programme.IsContact(d))]))
        .WithParts<FieldsSettings>(FieldsSettings.Kind, page =>
            page.Fields.Where(f => !IsContact(page.Contact, f)).ToList() is { Count: > 0 } left ? page with { Fields = left } : null);

    private static bool IsContact(bool section, FormField field) =>
        field.Contact ?? (section || field.Type is FieldType.Email or FieldType.Phone);
}
