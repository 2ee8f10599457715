namespace Funding.Workflows.Stages.Countersign;

internal static class CountersignRefusals
{
    private static readonly Texts Texts = new(typeof(CountersignRefusals));

    /// <summary>The same for a department that is not there and for another's: nothing is told of it.</summary>
    public static Refusal NotYours() => new("department-not-found", "department", Texts.Of("not-yours")) { Kind = RefusalKind.NotFound };

    /// <inheritdoc cref="NotYours"/>
    public static Refusal NoCase(string id) =>
        new("case-not-found", "application", Texts.Of("no-case", id)) { Kind = RefusalKind.NotFound };

    public static Refusal NoStage() => new("round-without-countersign", null, Texts.Of("no-stage")) { Kind = RefusalKind.NotFound };

    public static Refusal NotOpen() => new("countersign-not-open", null, Texts.Of("not-open")) { Kind = RefusalKind.Closed };

    public static Refusal Closed() => new("countersign-closed", null, Texts.Of("closed")) { Kind = RefusalKind.Closed };

    public static Refusal Signed() => new("countersign-signed", null, Texts.Of("signed")) { Kind = RefusalKind.Conflict };

    public static Refusal NotSigned() => new("countersign-not-signed", null, Texts.Of("not-signed")) { Kind = RefusalKind.Conflict };

    public static Refusal NoFigureAsked() => new("figure-not-asked", "figure", Texts.Of("no-figure-asked"));

    public static Refusal Figure(string field, AskedFigure asked) => new("figure-out-of-range", field, Texts.Of(
        asked.Decimals == 0 ? "figure.whole" : "figure", asked.Name, Number(asked.Min), Number(asked.Max), asked.Unit, asked.Decimals));

    public static Refusal FiguresMissing(int count, string first) =>
        new("figures-missing", "figure", Texts.Of("figures-missing", count, first));

    public static Refusal NoObjection() => new("objection-missing", null, Texts.Of("no-objection")) { Kind = RefusalKind.NotFound };

    public static Refusal NoAddress(string typed) => new("email-invalid", "email", Texts.Of("no-address", Excerpt.Of(typed)));

    public static Refusal NoName() => new("person-no-name", "name", Texts.Of("no-name"));

    public static Refusal NamedAlready() => new("countersigner-named", "email", Texts.Of("named-already")) { Kind = RefusalKind.Conflict };

    public static Refusal TooManyPersons(int most) =>
        new("countersigners-too-many", "email", Texts.Of("too-many-persons", most)) { Kind = RefusalKind.TooMany };

    public static Refusal NotNamed() => new("countersigner-not-named", "person", Texts.Of("not-named")) { Kind = RefusalKind.NotFound };

    public static Refusal NothingToDecide(string id) =>
        new("nothing-to-decide", "application", Texts.Of("nothing-to-decide", id)) { Kind = RefusalKind.Conflict };

    public static Refusal NotThisOfficer() => new("own-decision", null, Texts.Of("not-this-officer")) { Kind = RefusalKind.Forbidden };

    public static Refusal CountersignedAlready() =>
        new("reopening-countersigned", "stage", Texts.Of("reopening-countersigned")) { Kind = RefusalKind.Conflict };

    private static string Number(decimal value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);
}
