namespace Funding.Workflows.Review;

/// <summary>
/// An application as those who score it have it: without the fields and documents that are contact, and without their values where
/// they stand elsewhere, as telephone and address in other answers and any of them in a file's name.
/// </summary>
public sealed record ScorersView(Programme Programme, Application Application, Answers Answers)
{
    /// <inheritdoc cref="Contacts.LeftOut"/>
    public const string LeftOut = Contacts.LeftOut;

    public static ScorersView Of(Programme programme, Application application, Answers answers)
    {
        var contacts = Contacts.Of(programme, answers);
        var seen = programme.EachPart()
            .Aggregate(new Scored(application, answers), (scored, p) => p.Kind.Hide(p.Part, scored, contacts));
        return new(programme.WithoutContacts(), seen.Application, seen.Answers);
    }
}
