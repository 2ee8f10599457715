namespace Funding.Rehearsals;

/// <summary>A complete application for any programme, at the smallest lengths allowed; who plays changes what it is about.</summary>
public static class SampleApplication
{
    public static readonly string SchoolCode = CreditCode.Complete("12330000470009123").Value;

    public static readonly string EnterpriseCode = CreditCode.Complete("91330100MA27XN4K8").Value;

    public static readonly Owner School = new("之江职业技术学院", SchoolCode, "school", ["management", "equipment"], "51.00")
    {
        StateOwned = "yes",
        FilingNumber = "浙财资备〔2025〕118号",
    };

    public static readonly Owner Enterprise = new("之江智能装备股份有限公司", EnterpriseCode, "enterprise", ["capital", "technology"], "49")
    {
        StateOwned = "no",
        Mailbox = "consent@zhijiang-equipment.example",
    };

    /// <summary>Valid answers to every field, at the smallest length allowed.</summary>
    public static Answers Answers(Programme programme) => Persons(programme).Aggregate(
        Tables(programme).Aggregate(
            new Answers
            {
                Fields = FieldsSettings.AllOf(programme).ToDictionary(f => f.Id, Answer),
            }.WithOwners(Owners(programme))
                .WithMembers(MembersSettings.Find(programme) is { } members ? SampleMembers.MembersOf(members) : []),
            (answers, table) => answers.With(
                table.Part, [.. Enumerable.Repeat(Row(table.Settings), Math.Max(1, table.Settings.MinRows))])),
        (answers, person) => answers.With(person.Id, [SamplePersons.Row(person)])).WithInterns(programme);

    /// <summary>A school and an enterprise, with what the programme asks an owner for; none where it asks for none.</summary>
    public static IReadOnlyList<Owner> Owners(Programme programme) => OwnersSettings.Find(programme) is not { } rules ? []
        : [.. new[] { School, Enterprise }.Select(o => rules.StateOwned ? o : o with { StateOwned = "", FilingNumber = "" })];

    /// <summary>A kind of applicant that the programme takes.</summary>
    public static string KindOf(Programme programme) => programme.Subject.Kinds[programme.Subject.Kinds.Count > 1 ? 1 : 0].Id;

    public static Application Application(Programme programme) => Consented(
        programme,
        Persons(programme).Aggregate(Unasked(programme), (application, p) => application.With(SamplePersons.Named(p.Id)))
            .WithInterns(programme, Answers(programme)),
        Answers(programme));

    /// <summary>The application with every party's consent to what it says.</summary>
    public static Application Consented(Programme programme, Application application, Answers answers) =>
        ConsentDecision.PartiesOf(programme, application, answers).Aggregate(application, Consented);

    /// <summary>The application with the party's consent to what it says, asked and given.</summary>
    public static Application Consented(Application application, ConsentParty party) => application.With(new Consent(party.Code, party.Name,
    [
        new(ConsentAct.Asked, DateTimeOffset.UnixEpoch, Person.IdOf(party.Mailbox!), party.Mailbox!),
        new(ConsentAct.Given, DateTimeOffset.UnixEpoch, Person.IdOf(party.Mailbox!), party.Mailbox!)
        {
            Covers = ConsentDecision.CoversOf(party),
        },
    ]));

    private static Application Unasked(Programme programme) => new()
    {
        Id = $"{SchoolCode}-1",
        RoundId = $"{programme.Id}-2026-1",
        CreditCode = SchoolCode,
        OrganisationName = School.Name,
        ApplicantKind = KindOf(programme),
        Desk = "hangzhou",
        State = ApplicationState.Draft,
        Editors = ["person-1"],
        CreatedAt = DateTimeOffset.UnixEpoch,
        Price = SampleBids.Of(programme),
        Documents =
        [
            .. DocumentsSettings.Of(programme).Where(d => d.Required).Concat(PartySlots.Of(programme, Answers(programme))).Select(Document),
        ],
    };

    /// <summary>The smallest file that the inspection takes for a PDF.</summary>
    public static byte[] Pdf =>
    [
        .. "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"u8,
        .. "trailer<</Root 1 0 R>>\n%%EOF\n"u8,
    ];

    /// <summary>A PDF with its object list.</summary>
    /// <param name="catalog">More entries of its catalog, such as an action when it opens.</param>
    public static byte[] PdfWith(string catalog)
    {
        var pdf = new System.Text.StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        string[] bodies =
        [
            $"<</Type/Catalog/Pages 2 0 R{catalog}>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        ];
        foreach (var body in bodies)
        {
            offsets.Add(pdf.Length);
            pdf.Append($"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append("xref\n0 4\n0000000000 65535 f \n");
        offsets.ForEach(o => pdf.Append($"{o:D10} 00000 n \n"));
        return System.Text.Encoding.ASCII.GetBytes(pdf.Append($"trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").ToString());
    }

    public static AttachedDocument Document(DocumentSlot slot) =>
        new(
            $"{slot.Id}-1",
            slot.Id,
            $"{slot.Label.Zh}.pdf",
            "pdf",
            1024,
            new string('0', 64),
            $"blob-{slot.Id}",
            DateTimeOffset.UnixEpoch,
            "clean");

    private static IEnumerable<PartOutline> Persons(Programme programme) => programme.Parts.Where(p => p.Kind == PersonSettings.Kind);

    private static IEnumerable<(string Part, TableSettings Settings)> Tables(Programme programme) =>
        programme.Parts.Where(p => p.Kind == TableSettings.Kind).Select(p => (p.Id, p.As<TableSettings>()));

    private static AnswerRow Row(TableSettings table) => RowOf([.. table.Columns.Select(c => (c.Id, Answer(c)))]);

    public static AnswerRow RowOf(params IReadOnlyList<(string Column, string Typed)> cells) =>
        new(cells.ToDictionary(c => c.Column, c => c.Typed), new Dictionary<string, IReadOnlyList<string>>());

    public static string Answer(FormField field) => field.Type switch
    {
        FieldType.Number => Math.Min(field.Max ?? 80, Math.Max(field.Min ?? 80, 80)).ToString(
            "0", System.Globalization.CultureInfo.InvariantCulture),
        FieldType.Date => $"{field.Min ?? 2020:0}-09-01",
        FieldType.Choice => field.Options[0].Value,
        FieldType.YesNo => "yes",
        FieldType.Email => "office@zhijiang.example.edu.cn",
        FieldType.Phone => "0571-88000000",
        _ => new string('产', Math.Max(field.MinLength ?? 1, 1)),
    };
}
