namespace Funding.Contract.Tests;

/// <summary>What every kind of part must pass, by its specimen.</summary>
public sealed class PartKindTests
{
    public static TheoryData<string> EachKind => [.. PartKinds.All.Select(k => k.Declaration.Kind)];

    private static readonly Scored Empty =
        new(SampleApplication.Application(ShippedCatalogue.Colleges) with { Documents = [] }, Answers.Empty);

    [Fact]
    public void Every_kind_has_one_specimen() =>
        Assert.Equal(PartKinds.All.Select(k => k.Declaration.Kind).Order(), PartSpecimens.All.Select(s => s.Kind).Order());

    [Theory, MemberData(nameof(EachKind))]
    public void What_is_missing_is_named_in_both_languages_and_belongs_to_the_part_and_nothing_is_missing_once_it_is_filled_in(string kind)
    {
        using var file = PartSpecimens.FileOf(kind);
        var (of, part) = file.Programme.EachPart().Single();
        var filled = PartSpecimens.Of(kind).Fill(part, Empty);

        var missing = of.Missing(part, Empty.Application, Empty.Answers).ToList();
        Assert.NotEmpty(missing);
        Assert.All(missing, m =>
        {
            Assert.True(of.Has(part, m.Field!), m.Field);
            Assert.True(m.Chinese.EndsWith('。') && m.English.EndsWith('.'), m.Code);
        });
        Assert.False(of.IsBegun(part, Empty.Application, Empty.Answers));
        Assert.Empty(of.Unstorable(part, Empty.Answers));
        Assert.Empty(of.Missing(part, filled.Application, filled.Answers));
        Assert.Empty(of.Unstorable(part, filled.Answers));
        Assert.True(of.IsBegun(part, filled.Application, filled.Answers));
        Assert.Empty(SubmissionCheck.Check(file.Programme, filled.Application, filled.Answers));
    }

    [Theory, MemberData(nameof(EachKind))]
    public void It_has_a_title_in_both_languages_an_address_of_its_own_and_a_cell_for_each_column(string kind)
    {
        using var file = PartSpecimens.FileOf(kind);
        var (of, part) = file.Programme.EachPart().Single();
        var filled = PartSpecimens.Of(kind).Fill(part, Empty);
        Assert.True(of.Title(part) is { Zh.Length: > 0, En.Length: > 0 });
        Assert.StartsWith("/apply/r/a/", of.Path(part, "r", "a"), StringComparison.Ordinal);
        Assert.All(of.Columns(part), c => Assert.True(c is { Zh.Length: > 0, En.Length: > 0 }));
        Assert.Equal(of.Columns(part).Count, of.Cells(part, Answers.Empty, "zh").Count());
        Assert.Equal(of.Columns(part).Count, of.Cells(part, filled.Answers, "en").Count());
    }

    [Theory, MemberData(nameof(EachKind))]
    public void Rules_may_name_all_that_they_are_told(string kind)
    {
        using var file = PartSpecimens.FileOf(kind);
        var (of, part) = file.Programme.EachPart().Single();
        var filled = PartSpecimens.Of(kind).Fill(part, Empty);
        var (words, facts) = (of.RuleWords(part), of.RuleFacts(part, filled.Application, filled.Answers));
        Assert.Empty(facts.Numbers.Keys.Except(words.Numbers));
        Assert.Empty(facts.Texts.Keys.Except(words.Texts));
        Assert.Empty(facts.Files.Keys.Except(words.Slots));
        Assert.Empty(facts.Tables.Keys.Except(words.Tables.Keys));
        Assert.True(facts.Numbers.Count + facts.Texts.Count + facts.Files.Count + facts.Owners.Count + facts.Tables.Count > 0);
    }

    [Theory, MemberData(nameof(EachKind))]
    public void Who_scores_sees_no_contact_of_it(string kind)
    {
        using var file = PartSpecimens.FileOf(kind);
        var (of, part) = file.Programme.EachPart().Single();
        var filled = PartSpecimens.Of(kind).Fill(part, Empty);
        var contacts = Contacts.Of(file.Programme, filled.Answers);
        var seen = of.Hide(part, filled, contacts);
        Assert.Equal(FundingJson.Serialize(seen), FundingJson.Serialize(of.Hide(part, seen, contacts)));
        Assert.All(
            of.ContactsIn(part, filled.Answers),
            value => Assert.DoesNotContain(value.Text, FundingJson.Serialize(seen.Answers), StringComparison.Ordinal));
        Assert.Empty(of.ContactsIn(part, seen.Answers));
        Assert.False(of.WithoutContacts(part, printed: true) is { } left && of.HasContacts(left));
    }

    [Fact]
    public void In_whatever_order_a_file_has_them_the_parts_are_asked_in_that_order_and_leave_each_other_alone()
    {
        foreach (var order in Orders([.. PartKinds.All.Select(k => k.Declaration.Kind)]))
        {
            using var file = PartSpecimens.FileOf(order);
            Assert.Equal(order, file.Programme.EachPart().Select(p => p.Kind.Declaration.Kind));
            var filled = file.Programme.EachPart()
                .Aggregate(Empty, (scored, p) => PartSpecimens.Of(p.Kind.Declaration.Kind).Fill(p.Part, scored));
            Assert.Empty(SubmissionCheck.Check(file.Programme, filled.Application, filled.Answers));

            var missing = SubmissionCheck.Check(file.Programme, Empty.Application, Empty.Answers);
            Assert.Equal(
                order, missing.Select(m => file.Programme.EachPart().Single(p => p.Kind.Has(p.Part, m.Field!)).Part.Kind).Distinct());
        }
    }

    [Theory, MemberData(nameof(EachKind))]
    public void What_no_part_asks_for_is_refused_and_not_kept(string kind)
    {
        using var file = PartSpecimens.FileOf(kind);
        var all = PartSpecimens.All.Aggregate(Empty, (scored, s) =>
        {
            using var own = PartSpecimens.FileOf(s.Kind);
            return s.Fill(own.Programme.EachPart().Single().Part, scored);
        });
        var refused = AnswersCheck.Unstorable(file.Programme, all.Answers);
        Assert.NotEmpty(refused);
        Assert.All(refused, r => Assert.Equal("answer-unknown-field", r.Code));
        Assert.DoesNotContain(refused, r => file.Programme.EachPart().Single() is var (of, part) && of.Has(part, r.Field!));
    }

    /// <summary>Few orders, in which each kind follows directly on each other.</summary>
    private static IEnumerable<IReadOnlyList<string>> Orders(IReadOnlyList<string> kinds) => Enumerable.Range(0, kinds.Count)
        .Select(start => Enumerable.Range(0, kinds.Count)
            .Select(i => kinds[(start + (i % 2 == 0 ? i / 2 : kinds.Count - ((i + 1) / 2))) % kinds.Count]).ToList())
        .SelectMany(order => new IReadOnlyList<string>[] { order, [.. Enumerable.Reverse(order)] });
}
