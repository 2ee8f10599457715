namespace Funding.Platform.Letters;

/// <summary>The faces that the layout sets a document in.</summary>
public enum LetterFace
{
    /// <summary>小标宋, of the head and the title.</summary>
    Title,

    /// <summary>仿宋, of the body and everything else.</summary>
    Body,

    /// <summary>黑体, of the first level of headings.</summary>
    Heading,

    /// <summary>楷体, of the second.</summary>
    SubHeading,

    /// <summary>宋体, of the page's number.</summary>
    Plain,
}

/// <summary>A face by the name under which an office's own machine has it, and by those of font files that may stand for it.</summary>
/// <param name="Name">As word processors know it.</param>
/// <param name="Files">Parts of file names, the best first.</param>
public sealed record LetterFaceNames(string Name, IReadOnlyList<string> Files)
{
    private static readonly string[] Song = ["simsun", "songti", "NotoSerifSC", "uming"];
    private static readonly string[] Kai = ["simkai", "kaiti", "LXGWWenKai", "ukai"];
    private static readonly string[] Hei = ["simhei", "heiti", "NotoSansSC", "wqy-zenhei", "wqy-microhei"];
    private static readonly string[] FangSong = ["仿宋_GB2312", "simfang", "fangsong"];

    public static LetterFaceNames Of(LetterFace face) => face switch
    {
        LetterFace.Title => new("方正小标宋简体", ["小标宋", "FZXBSJ", "xiaobiaosong", "NotoSerifSC*Bold", .. Song, .. Hei, .. Kai, .. FangSong]),
        LetterFace.Heading => new("黑体", [.. Hei, "NotoSerifSC*Bold", "LXGWWenKai*Bold", .. Song, .. Kai, .. FangSong]),
        LetterFace.SubHeading => new("楷体_GB2312", ["楷体_GB2312", .. Kai, .. FangSong, .. Song, .. Hei]),
        LetterFace.Plain => new("宋体", [.. Song, .. FangSong, .. Kai, .. Hei]),
        _ => new("仿宋_GB2312", [.. FangSong, .. Song, .. Kai, .. Hei]),
    };
}
