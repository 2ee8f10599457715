namespace Funding.Platform.Tests.Documents;

public sealed class ArchiveInspectorTests
{
    private static readonly byte[] Zeros = new byte[4 * 1024 * 1024];

    [Theory]
    [InlineData("../out.txt")]
    [InlineData("a/../../out.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/Windows/a.txt")]
    [InlineData("a\\..\\b.txt")]
    [InlineData("a//b.txt")]
    [InlineData("./a.txt")]
    [InlineData("a/CON.txt")]
    [InlineData("a/b.txt.")]
    [InlineData("a/\u202Efdp.exe")]
    [InlineData("a\u0007.txt")]
    public async Task A_name_that_escapes_or_hides_is_refused(string name) =>
        Assert.Equal("archive-entry-name", await Inspection.RefusalOfAsync(Crafted.Zip((name, [1])), "a.zip"));

    [Fact]
    public async Task A_name_twice_is_refused() =>
        Assert.Equal("archive-entry-name", await Inspection.RefusalOfAsync(Crafted.Zip(("a.txt", [1]), ("a.txt", [2])), "a.zip"));

    [Fact]
    public async Task Names_as_Chinese_Windows_writes_them_are_read()
    {
        // 誠 ends in the byte of a backslash there.
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var zip = Crafted.ZipWith(gbk, null, ("附件/誠信承诺書.txt", [1]));
        Assert.Equal(DocumentType.Zip, (await Inspection.OfAsync(zip, "附件.zip")).Type);
    }

    [Fact]
    public async Task Honest_odd_names_pass() =>
        Assert.Equal(
            DocumentType.Zip,
            (await Inspection.OfAsync(
                Crafted.Zip((".DS_Store", [1]), ("__MACOSX/._a.txt", [1]), ("文件夹/", []), ("文件夹/a b(1).txt", [1])), "a.zip")).Type);

    [Theory]
    [InlineData(0xA000)]
    [InlineData(0x2000)]
    [InlineData(0x1000)]
    public async Task A_link_or_device_is_refused(int type) =>
        Assert.Equal(
            "archive-link",
            await Inspection.RefusalOfAsync(
                Crafted.ZipWith(null, e => e.ExternalAttributes = (type | 0x1FF) << 16, ("a", "/etc/passwd"u8.ToArray())), "a.zip"));

    [Fact]
    public async Task An_encrypted_entry_is_refused()
    {
        var locked = Crafted.Encrypted(Crafted.Zip(("a.txt", [1])));
        Assert.Equal("document-encrypted", await Inspection.RefusalOfAsync(locked, "a.zip"));
        Assert.Equal("document-encrypted", await Inspection.RefusalOfAsync(Crafted.Zip(("inner.zip", locked)), "a.zip"));
    }

    [Fact]
    public async Task A_small_file_that_unpacks_a_hundredfold_is_refused() =>
        Assert.Equal(
            "archive-ratio",
            await Inspection.RefusalOfAsync(Crafted.Zip([.. Enumerable.Range(0, 5).Select(i => ($"{i}.txt", Zeros))]), "a.zip"));

    [Fact]
    public async Task A_bomb_wrapped_in_archives_is_refused_by_its_sum()
    {
        var inner = Crafted.Zip(("0.txt", Zeros));
        var middle = Crafted.Zip([.. Enumerable.Range(0, 6).Select(i => ($"{i}.zip", inner))]);
        Assert.Equal("archive-ratio", await Inspection.RefusalOfAsync(middle, "a.zip"));
    }

    [Fact]
    public async Task More_unpacked_bytes_than_allowed_are_refused() =>
        Assert.Equal(
            "archive-too-big",
            await Inspection.RefusalOfAsync(Crafted.Zip(("a.bin", new byte[2000])), "a.zip", limits: l => l.MaxUnpackedBytes = 1999));

    [Fact]
    public async Task A_bomb_named_docx_is_refused_before_it_is_read_as_one() =>
        Assert.Equal(
            "archive-ratio",
            await Inspection.RefusalOfAsync(
                Crafted.Zip([("[Content_Types].xml", Zeros), .. Enumerable.Range(0, 5).Select(i => ($"{i}.xml", Zeros))]), "a.docx"));

    [Fact]
    public async Task Archives_too_deep_are_refused_and_one_less_is_not()
    {
        var zip = Crafted.Zip(("a.txt", [1]));
        for (var depth = 2; depth <= 3; depth++)
            zip = Crafted.Zip(("inner.zip", zip));
        Assert.Equal(DocumentType.Zip, (await Inspection.OfAsync(zip, "a.zip")).Type);
        Assert.Equal("archive-too-deep", await Inspection.RefusalOfAsync(Crafted.Zip(("inner.dat", zip)), "a.zip"));
    }

    [Fact]
    public async Task Too_many_entries_are_refused_nested_ones_counted()
    {
        var zip = Crafted.Zip([.. Enumerable.Range(0, 60).Select(i => ($"{i}.txt", new byte[] { 1 }))]);
        Assert.Equal("archive-too-many-entries", await Inspection.RefusalOfAsync(zip, "a.zip", limits: l => l.MaxEntries = 59));
        Assert.Equal(
            "archive-too-many-entries",
            await Inspection.RefusalOfAsync(Crafted.Zip(("a.zip", zip), ("b.zip", zip)), "a.zip", limits: l => l.MaxEntries = 100));
    }

    [Fact]
    public async Task A_directory_that_lies_about_size_or_content_is_refused()
    {
        var zip = Crafted.Zip(("a.txt", new byte[5000]));
        Assert.Equal("document-damaged", await Inspection.RefusalOfAsync(Crafted.Patch(zip, 24, 100, 0, 0, 0), "a.zip"));
        Assert.Equal("document-damaged", await Inspection.RefusalOfAsync(Crafted.Patch(zip, 16, 1, 2, 3, 4), "a.zip"));
    }

    [Fact]
    public async Task An_archive_without_files_is_refused()
    {
        Assert.Equal("archive-empty", await Inspection.RefusalOfAsync(Crafted.Zip(), "a.zip"));
        Assert.Equal("archive-empty", await Inspection.RefusalOfAsync(Crafted.Zip(("folder/", [])), "a.zip"));
    }

    [Fact]
    public async Task An_archive_of_another_kind_inside_is_refused() =>
        Assert.Equal(
            "archive-foreign", await Inspection.RefusalOfAsync(Crafted.Zip(("a.rar", [.. "Rar!"u8, 0x1A, 7, 0, 1, 2, 3])), "a.zip"));

    [Fact]
    public async Task A_damaged_byte_anywhere_never_ends_in_anything_but_an_answer()
    {
        var zip = Crafted.Docx();
        for (var at = 0; at < zip.Length; at += 7)
        {
            var hurt = zip.ToArray();
            hurt[at] ^= 0xFF;
            var problem = await Record.ExceptionAsync(() => Inspection.OfAsync(hurt, "a.docx"));
            Assert.True(problem is null or RefusedException, $"byte {at}: {problem}");
        }
    }
}
