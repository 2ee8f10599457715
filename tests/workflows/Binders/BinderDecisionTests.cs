namespace Funding.Workflows.Tests.Binders;

/// <summary>What goes into a binder, in what order, and why the rest does not.</summary>
public sealed class BinderDecisionTests
{
    private static readonly Programme Programme = ShippedCatalogue.Colleges;
    private static readonly IReadOnlyList<DocumentSlot> Slots = DocumentsSettings.Of(Programme);

    [Fact]
    public void Documents_stand_in_the_order_of_their_slots_and_those_of_no_slot_last()
    {
        AttachedDocument[] sent = [Of("gone", "z.pdf"), .. Slots.Reverse().Select(s => Of(s.Id, $"{s.Id}.pdf"))];
        var documents = BinderDecision.Documents(Bound(sent));
        Assert.Equal([.. Slots.Select(s => s.Id), "gone"], documents.Select(d => d.Document.Slot));
        Assert.Equal([.. Slots.Select(s => s.Label), Bilingual.Same("gone")], documents.Select(d => d.Slot));
    }

    [Theory]
    [InlineData("pdf", "unscanned", null), InlineData("png", "clean", null), InlineData("jpeg", "failed", null)]
    [InlineData("docx", "clean", BinderFault.Type), InlineData("xlsx", "clean", BinderFault.Type)]
    [InlineData("zip", "clean", BinderFault.Type)]
    [InlineData("pdf", "infected", BinderFault.Infected), InlineData("docx", "infected", BinderFault.Infected)]
    public void Only_what_has_pages_and_no_virus_is_opened(string type, string scan, BinderFault? fault) =>
        Assert.Equal(fault, BinderDecision.LeftOut(Of("a", "a") with { Type = type, Scan = scan }));

    [Fact]
    public void Two_hundred_megabytes_go_in_and_one_byte_more_is_refused_but_what_is_left_out_does_not_count()
    {
        var most = BinderDecision.MostBytes;
        WrittenDocument Sized(long length, string type = "pdf") =>
            new(Bilingual.Same("a"), Of("a", "a") with { Length = length, Type = type });
        Assert.Empty(BinderDecision.Check([Sized(most - 1), Sized(1), Sized(most, "docx")]));
        var refusal = Assert.Single(BinderDecision.Check([Sized(most), Sized(1)]));
        Assert.Equal(("binder-too-large", RefusalKind.TooLarge), (refusal.Code, refusal.Kind));
        Assert.Contains("200 MB", refusal.English, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cover_says_of_each_document_its_hash_and_pages_or_why_it_is_not_inside()
    {
        AttachedDocument[] sent = [.. Slots.Take(3).Select((s, i) => Of(s.Id, $"{i}.pdf") with
        {
            Length = 1234 + i,
            Sha256 = new string((char)('a' + i), 64),
        })];
        sent[1] = sent[1] with { Type = "docx" };
        BinderAdded[] added = [new(3, null), BinderAdded.Not(BinderFault.Type), new(1, null)];
        var english = BinderDecision.Compose(Bound(sent), added, front: 4, "en");
        Assert.Equal(
            [
                $"0.pdf\n1,234 B, SHA-256 {new string('a', 64)}\npages 5 to 7, 3 in all",
                $"1.pdf\n1,235 B, SHA-256 {new string('b', 64)}\nNot inside: a DOCX file has no pages to take over; download it by itself",
                $"2.pdf\n1,236 B, SHA-256 {new string('c', 64)}\npage 8",
            ],
            english.Contents.Rows.Select(r => r.Text));
        var chinese = BinderDecision.Compose(Bound(sent), added, front: 4, "zh");
        Assert.EndsWith("第 5 至 7 页，共 3 页", chinese.Contents.Rows[0].Text, StringComparison.Ordinal);
        Assert.Equal(("zh-CN", "第 2 页，共 9 页"), (chinese.Language, chinese.Foot(2, 9)));
        Assert.All(Enum.GetValues<BinderFault>(), fault => Assert.Contains(
            "Not inside", BinderDecision.Compose(Bound(sent[..1]), [BinderAdded.Not(fault)], 1, "en").Contents.Rows[0].Text,
            StringComparison.Ordinal));
    }

    [Fact]
    public void All_answers_are_in_it_and_without_documents_the_cover_says_so()
    {
        var bound = Bound([]);
        var binder = BinderDecision.Compose(bound, [], front: 2, "zh");
        Assert.Equal("没有上传附件。", binder.Contents.Rows.Single().Text);
        var said = binder.Sections.SelectMany(s => s.Rows).ToList();
        Assert.All(FieldsSettings.AllOf(Programme), f => Assert.Contains(said, r => r.Name == f.Label.Zh));
        Assert.All(bound.Answers.Owners(), o => Assert.Contains(said, r => r.Text.Contains($"{o.SharePercent}%", StringComparison.Ordinal)
            && r.Text.Contains(o.Name, StringComparison.Ordinal) && r.Text.Contains(o.CreditCode, StringComparison.Ordinal)));
        Assert.Contains(binder.Facts, f => f.Text == FormCode.Of(bound.Application, bound.Answers));
    }

    [Fact]
    public void Who_scores_has_it_without_contacts()
    {
        var application = SampleApplication.Application(Programme) with
        {
            Documents = [.. Slots.Select(s => Of(s.Id, $"{s.Id}.pdf"))],
        };
        var seen = ScorersView.Of(Programme, application, SampleApplication.Answers(Programme));
        var contacts = Contacts.Of(Programme, SampleApplication.Answers(Programme)).Values.Where(v => v.Reaches).ToList();
        Assert.NotEmpty(contacts);
        var bound = new BoundApplication(Bilingual.Same("2026"), seen.Programme, seen.Application, seen.Answers, Scored: true);
        var binder = BinderDecision.Compose(
            bound, [.. BinderDecision.Documents(bound).Select(_ => new BinderAdded(1, null))], front: 2, "zh");
        var whole = string.Join('\n', binder.Facts.Concat(binder.Contents.Rows).Concat(binder.Sections.SelectMany(s => s.Rows)));
        Assert.All(contacts, c => Assert.DoesNotContain(c.Text, whole, StringComparison.Ordinal));
        Assert.DoesNotContain(FormCode.Of(application, SampleApplication.Answers(Programme)), whole, StringComparison.Ordinal);
        Assert.Contains("评审材料不含联系方式", whole, StringComparison.Ordinal);
        Assert.True(BinderDecision.Documents(bound).Count < Slots.Count);
    }

    private static BoundApplication Bound(IReadOnlyList<AttachedDocument> documents) => new(
        Bilingual.Same("2026"), Programme, SampleApplication.Application(Programme) with { Documents = documents },
        SampleApplication.Answers(Programme));

    private static AttachedDocument Of(string slot, string name) => new(
        slot, slot, name, "pdf", 10, new string('0', 64), "", DateTimeOffset.UnixEpoch, "clean");
}
