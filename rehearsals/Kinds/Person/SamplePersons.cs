namespace Funding.Rehearsals.Kinds.Person;

/// <summary>Persons whom a sample application names.</summary>
public static class SamplePersons
{
    /// <summary>Whose number is not kept.</summary>
    public static NamedPerson Named(string part) => new(part, new string('a', 64), "0017", 1976);

    /// <summary>Valid answers to every question about a person.</summary>
    public static AnswerRow Row(PartOutline part)
    {
        var rules = part.As<PersonSettings>();
        return SampleApplication.RowOf(
        [
            ("name", "钱立新"), ("bornIn", "1976"),
            .. rules.AsksConsent ? [("mailbox", "qian@workshop.example")] : Array.Empty<(string, string)>(),
            .. rules.Fields.Select(f => (f.Id, SampleApplication.Answer(f))),
        ]);
    }
}

/// <summary>Persons of a played application.</summary>
public static class NamedPersons
{
    /// <summary>Each of its persons is given a number, by that of the application.</summary>
    public static async Task IdentifyAsync(this Player play, Actor actor, string applicationId, int number)
    {
        var identity = IdentityNumbers.BornOn(new(play.BornIn, 5, 12), play.PersonOf(number));
        foreach (var part in play.Programme.Parts.Where(p => p.Kind == PersonSettings.Kind))
        {
            await play.Get<PersonIdentityCommands>().IdentifyAsync(actor, play.Id, applicationId, part.Id, identity);
        }

        await play.WinAsync(number, identity);
    }
}
