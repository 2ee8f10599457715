namespace Funding.Platform.Binders;

/// <summary>What stands before the documents of a binder (合订本), in one language: a cover with its contents, then the answers.</summary>
/// <param name="Number">Of what is bound, at the foot of each page.</param>
/// <param name="Foot">Says a page's number, of how many.</param>
public sealed record Binder(
    string Title, string Under, string Number, string Language, IReadOnlyList<BinderRow> Facts, BinderSection Contents,
    IReadOnlyList<BinderSection> Sections, Func<int, int, string> Foot);

/// <summary>A name and what was answered; lines of the text are kept.</summary>
public sealed record BinderRow(string Name, string Text);

public sealed record BinderSection(string Title, IReadOnlyList<BinderRow> Rows);

/// <summary>Why the pages of a document are not in a binder.</summary>
public enum BinderFault
{
    /// <summary>Of a type that has no pages of its own here, such as DOCX.</summary>
    Type,

    /// <summary>Encrypted, also with an empty password.</summary>
    Encrypted,

    /// <summary>Broken, or too odd to take its pages over.</summary>
    Unreadable,

    /// <summary>An image with more pixels than can be unpacked.</summary>
    Pixels,

    /// <summary>A virus was found in it.</summary>
    Infected,

    /// <summary>Its content is not there.</summary>
    Missing,
}

/// <param name="Pages">That were taken over; 0 with a fault.</param>
public sealed record BinderAdded(int Pages, BinderFault? Fault)
{
    public static BinderAdded Not(BinderFault fault) => new(0, fault);
}

/// <summary>More pages than a binder may have; nothing was made.</summary>
public sealed class BinderPagesException(int most) : Exception($"A binder has at most {most} pages.")
{
    public int Most => most;
}
