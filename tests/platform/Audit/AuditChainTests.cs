namespace Funding.Platform.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly Gen<AuditNote> Note =
        from action in Gen.String[Gen.Char["abc\n\\="], 0, 8]
        from value in Gen.String[Gen.Char["xy\n=|"], 0, 8]
        from minute in Gen.Int[0, 100_000]
        select new AuditNote
        {
            At = DateTimeOffset.UnixEpoch.AddMinutes(minute),
            Actor = "p",
            Via = "v",
            Action = action,
            Subject = "s",
            Facts = new Dictionary<string, string> { ["fact"] = value },
            Tally = new Dictionary<string, int> { ["hangzhou|Draft"] = 1 },
        };

    [Fact]
    public void A_chain_as_written_holds() =>
        Note.List[0, 20].Sample(notes => Assert.Null(AuditChain.Verify(Chain(notes))));

    [Fact]
    public void A_changed_entry_is_the_first_that_is_named() =>
        (from notes in Note.List[1, 20] from place in Gen.Int[0, notes.Count - 1] select (notes, place)).Sample(c =>
        {
            var entries = Chain(c.notes);
            entries[c.place] = entries[c.place] with { Note = entries[c.place].Note with { Subject = "other" } };
            Assert.Equal(c.place + 1, AuditChain.Verify(entries)!.Sequence);
        });

    [Fact]
    public void A_missing_entry_is_named() =>
        (from notes in Note.List[2, 20] from place in Gen.Int[0, notes.Count - 2] select (notes, place)).Sample(c =>
        {
            var entries = Chain(c.notes);
            entries.RemoveAt(c.place);
            Assert.Equal(c.place + 1, AuditChain.Verify(entries)!.Sequence);
        });

    [Fact]
    public void A_chain_cut_before_the_published_head_does_not_pass()
    {
        var entries = Chain([.. Enumerable.Range(0, 5).Select(i => new AuditNote
        {
            Actor = "p", Via = "v", Action = $"a{i}", Subject = "s"
        })]);
        var head = new AuditHeadMark(5, entries[4].Hash);

        Assert.Null(AuditChain.Verify(entries, head));
        Assert.Equal(5, AuditChain.Verify(entries[..4], head)!.Sequence);
    }

    [Fact]
    public void A_chain_rewritten_from_some_place_on_does_not_give_the_published_head()
    {
        var notes = Enumerable.Range(0, 5).Select(i => new AuditNote { Actor = "p", Via = "v", Action = $"a{i}", Subject = "s" }).ToList();
        var head = new AuditHeadMark(5, Chain(notes)[4].Hash);
        notes[2] = notes[2] with { Subject = "rewritten" };

        Assert.Equal(5, AuditChain.Verify(Chain(notes), head)!.Sequence);
    }

    [Fact]
    public void What_differs_in_anything_has_another_hash()
    {
        var note = new AuditNote { Actor = "p", Via = "v", Action = "a", Subject = "s" };
        AuditNote[] others =
        [
            note,
            note with { Action = "", Subject = "a\ns" },
            note with { Facts = new Dictionary<string, string> { ["x"] = "1" } },
            note with { Tally = new Dictionary<string, int> { ["x"] = 1 } },
            note with { Facts = new Dictionary<string, string> { ["x=y"] = "1" } },
            note with { Facts = new Dictionary<string, string> { ["x"] = "y=1" } },
            note with { Facts = new Dictionary<string, string> { ["x"] = "1\nfact\ny\n2" } },
            note with { Facts = new Dictionary<string, string> { ["x"] = "1", ["y"] = "2" } },
        ];

        Assert.Equal(others.Length, others.Select(n => AuditChain.HashOf(1, AuditHead.Empty.Hash, n)).Distinct().Count());
    }

    private static List<AuditEntry> Chain(IReadOnlyList<AuditNote> notes)
    {
        var head = AuditHead.Empty;
        var entries = new List<AuditEntry>();
        foreach (var note in notes)
        {
            var entry = AuditChain.Link(head, note);
            entries.Add(entry);
            head = head with { Sequence = entry.Sequence, Hash = entry.Hash };
        }

        return entries;
    }
}
