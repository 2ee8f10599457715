namespace Funding.Workflows.Parts.Person;

/// <summary>What the person consents to: being named as what, under which number and year, and all that is said of it.</summary>
internal static class PersonConsents
{
    private static readonly Texts Texts = new(typeof(PersonKind));

    public static IReadOnlyList<ConsentParty> Of(PartOutline part, Application application, Answers answers)
    {
        var (rules, row, named) = (part.As<PersonSettings>(), PersonRow.Of(part, answers), application.NamedIn(part.Id));
        if (!rules.AsksConsent || string.IsNullOrWhiteSpace(row.Text(PersonRow.Name))) return [];
        var mailbox = $"{part.Id}.{PersonRow.Mailbox}";
        return
        [
            new ConsentParty
            {
                Code = part.Id,
                Tail = named?.Tail ?? "",
                Name = row.Text(PersonRow.Name).Trim(),
                Field = part.Id,
                Mailbox = EmailAddress.Normalised(row.Text(PersonRow.Mailbox)),
                Terms =
                [
                    new(Texts.Of("as"), rules.Title, part.Id),
                    new(Texts.Of("name"), Bilingual.Same(row.Text(PersonRow.Name).Trim()), TextIdentity.Of(row.Text(PersonRow.Name))),
                    new(Texts.Of("identity"), Texts.Of("identity.typed"), named?.Hash ?? ""),
                    new(Texts.Of("born-in"), Bilingual.Same(row.Text(PersonRow.BornIn).Trim()), row.Text(PersonRow.BornIn).Trim()),
                    .. rules.Fields.Select(f => new ConsentTerm(
                        f.Label, FieldText.Of(f, row.Text(f.Id).Trim()), row.Text(f.Id).Trim())),
                ],
                Open = [.. PersonCheck.Missing(part, application, answers).Where(r => r.Field != mailbox)],
            },
        ];
    }

    /// <summary>Of the number its last four characters alone.</summary>
    public static Bilingual Masked(NamedPerson? named) =>
        named is null ? Texts.Of("identity.none") : Bilingual.Same(new string('*', IdentityNumber.Length - 4) + named.Tail);

    /// <summary>When the person consented; null where it did not.</summary>
    public static Bilingual? GivenOn(PartOutline part, Application application) =>
        application.ConsentOf(part.Id)?.LastAnswer() is { Act: ConsentAct.Given } given
            ? Texts.Of("consented", DayText.Of(ShanghaiTime.DayOf(given.At))) : null;
}
