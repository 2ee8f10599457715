namespace Funding.Workflows.Tests.Review;

public sealed class ScorersViewTests
{
    private static readonly Programme Shipped = ShippedCatalogue.Colleges;

    [Fact]
    public void The_shipped_programmes_contact_is_its_section_of_that_name() =>
        Assert.Equal(["contact-name", "contact-phone", "contact-email"], Shipped.ContactFields().Select(f => f.Id));

    [Theory]
    [InlineData(FieldType.Email, false, null, true)]
    [InlineData(FieldType.Phone, false, null, true)]
    [InlineData(FieldType.Phone, false, false, false)]
    [InlineData(FieldType.Text, false, null, false)]
    [InlineData(FieldType.Text, true, null, true)]
    [InlineData(FieldType.Text, true, false, false)]
    [InlineData(FieldType.Text, false, true, true)]
    public void A_mark_counts_before_the_sections_and_that_before_the_type(FieldType type, bool section, bool? mark, bool contact)
    {
        var field = new FormField { Id = "a", Label = new("甲", "A"), Type = type, Contact = mark };
        Assert.Equal(contact, new FormSection("s", new("乙", "B"), [field], section).IsContact(field));
    }

    [Fact]
    public void The_stamped_form_goes_with_the_fields_that_are_printed_on_it()
    {
        var stamped = DocumentsSettings.Of(Shipped).Single(d => d.Stamped);
        Assert.True(stamped.IsContact(Shipped.HasContacts()));
        Assert.False((stamped with { Contact = false }).IsContact(printed: true));
        var first = Shipped.Parts.First(p => p.Kind == FieldsSettings.Kind);
        Assert.False(stamped.IsContact((Shipped with { Parts = [first] }).HasContacts()));
        Assert.True((DocumentsSettings.Of(Shipped).First(d => !d.Stamped) with { Contact = true }).IsContact(printed: false));
        Assert.DoesNotContain(DocumentsSettings.Of(Shipped.WithoutContacts()), d => d.Stamped);
        Assert.DoesNotContain(FieldsSettings.Of(Shipped.WithoutContacts()), s => s.Id == "contact");
    }

    [Fact]
    public void Values_are_left_out_of_names_of_files_and_telephone_and_address_of_other_answers()
    {
        var answers = SampleApplication.Answers(Shipped);
        answers = answers with
        {
            Fields = new Dictionary<string, string>(answers.Fields)
            {
                ["contact-name"] = "欧阳秋水",
                ["contact-phone"] = " 0571-87654321 ",
                ["contact-email"] = "q@contact.example",
                ["governance"] = "理事长欧阳秋水，电话057187654321或0571-87654321，Q@Contact.Example",
            },
        };
        var charter = DocumentsSettings.Of(Shipped).Single(d => d.Id == "charter");
        var file = SampleApplication.Document(charter) with { FileName = "章程-欧阳秋水-0571-87654321.PDF" };
        var application = SampleApplication.Application(Shipped) with { Documents = [file] };

        var view = ScorersView.Of(Shipped, application, answers);

        Assert.Equal("理事长欧阳秋水，电话___或___，___", view.Answers.Fields["governance"]);
        Assert.Equal("章程-___-___.PDF", Assert.Single(view.Application.Documents).FileName);
        Assert.Empty(view.Answers.Fields.Keys.Intersect(["contact-name", "contact-phone", "contact-email"]));
        Assert.Equal(
            FundingJson.Serialize(answers.Owners().Select(o => o with { Mailbox = "" })), FundingJson.Serialize(view.Answers.Owners()));
        Assert.All(view.Application.Consents!, c => Assert.All(c.Steps, s => Assert.Empty(s.Mailbox)));
    }

    [Fact]
    public void An_application_without_contact_answers_is_shown_as_it_is()
    {
        var answers = new Answers { Fields = new Dictionary<string, string> { ["overview"] = "概况", ["contact-name"] = "" } };
        var view = ScorersView.Of(Shipped, SampleApplication.Application(Shipped), answers);
        Assert.Equal("概况", Assert.Single(view.Answers.Fields).Value);
    }
}
