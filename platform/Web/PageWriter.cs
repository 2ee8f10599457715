using Microsoft.AspNetCore.Components.RenderTree;

namespace Funding.Platform.Web;

// The framework may change these types with a version of its own; PageWriterTests hold what is written here against its own renderer.
#pragma warning disable BL0006

/// <summary>
/// Writes a page in one pass: each part is made, asked once what it shows, and written at its place. Nothing is kept to be shown anew, for
/// which the framework's renderer does most of its work.
/// </summary>
internal sealed class PageWriter
{
    private static readonly FrozenSet<string> WithoutEnd = new[]
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    }.ToFrozenSet();

    private static readonly ConcurrentBag<PageWriter> Spare = [];
    private const int LargestKept = 1 << 20;

    private readonly ArrayBufferWriter<byte> html = new(1 << 16);
    private readonly List<object?> cascading = [];

    // One for each part that the part being written stands in.
    private readonly List<RenderTreeBuilder> builders = [];
    private int depth;
    private IServiceProvider services = null!;
    private PageContext here = null!;

    /// <summary>Sends a page when it is whole: one that fails half-way has sent nothing.</summary>
    public static async Task SendAsync(HttpContext http, RenderFragment page)
    {
        var writer = Take();
        var html = writer.Write(page, http.RequestServices);
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = html.Length;
        http.Features.Get<PageToKeep>()?.Keep(html);
        await http.Response.Body.WriteAsync(html);
        writer.Leave();
    }

    /// <summary>A page that is no answer, such as a file of an archive.</summary>
    /// <param name="services">Those of the request that it is written in.</param>
    public static string Text(RenderFragment page, IServiceProvider services)
    {
        var writer = Take();
        var text = Encoding.UTF8.GetString(writer.Write(page, services).Span);
        writer.Leave();
        return text;
    }

    private static PageWriter Take() => Spare.TryTake(out var writer) ? writer : new PageWriter();

    // One that failed half-way is not left for others.
    private void Leave()
    {
        if (html.Capacity <= LargestKept)
            Spare.Add(this);
    }

    /// <returns>UTF-8; good until the next page.</returns>
    internal ReadOnlyMemory<byte> Write(RenderFragment page, IServiceProvider services)
    {
        html.ResetWrittenCount();
        (this.services, here) = (services, services.GetRequiredService<PageContext>());
        Write(page);
        (this.services, here) = (null!, null!);
        return html.WrittenMemory;
    }

    private void Write(RenderFragment show)
    {
        if (depth == builders.Count)
            builders.Add(new RenderTreeBuilder());
        var builder = builders[depth++];
        show(builder);
        var frames = builder.GetFrames();
        Write(frames.Array.AsSpan(0, frames.Count));
        builder.Clear();
        depth--;
    }

    private void Write(ReadOnlySpan<RenderTreeFrame> frames)
    {
        while (frames.Length > 0)
        {
            ref readonly var frame = ref frames[0];
            var length = 1;
            switch (frame.FrameType)
            {
                case RenderTreeFrameType.Element:
                    WriteElement(frame.ElementName, frames[1..(length = frame.ElementSubtreeLength)]);
                    break;
                case RenderTreeFrameType.Component:
                    WritePart(frame.ComponentType, frames[1..(length = frame.ComponentSubtreeLength)]);
                    break;
                case RenderTreeFrameType.Region:
                    Write(frames[1..(length = frame.RegionSubtreeLength)]);
                    break;
                case RenderTreeFrameType.Text:
                    WriteEncoded(frame.TextContent);
                    break;
                case RenderTreeFrameType.Markup:
                    WriteAsIs(frame.MarkupContent);
                    break;
                default:
                    throw new NotSupportedException($"A page that is written once has no {frame.FrameType}.");
            }

            frames = frames[length..];
        }
    }

    /// <param name="inside">Its attributes, then its content.</param>
    private void WriteElement(string name, ReadOnlySpan<RenderTreeFrame> inside)
    {
        WriteAsIs("<");
        WriteAsIs(name);
        for (; inside.Length > 0 && inside[0].FrameType == RenderTreeFrameType.Attribute; inside = inside[1..])
            WriteAttribute(inside[0].AttributeName, inside[0].AttributeValue);
        if (inside.Length == 0 && WithoutEnd.Contains(name))
        {
            WriteAsIs(" />");
            return;
        }

        WriteAsIs(">");
        Write(inside);
        WriteAsIs("</");
        WriteAsIs(name);
        WriteAsIs(">");
    }

    // A value that is null or false has no frame.
    private void WriteAttribute(string name, object value)
    {
        WriteAsIs(" ");
        WriteAsIs(name);
        if (value is not string text)
            return;
        WriteAsIs("=\"");
        WriteEncoded(text);
        WriteAsIs("\"");
    }

    private void WritePart(Type type, ReadOnlySpan<RenderTreeFrame> parameters)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(CascadingValue<>))
        {
            WriteCascading(parameters);
            return;
        }

        var made = PartType.Of(type);
        var part = made.Make(here, services);
        foreach (ref readonly var parameter in parameters)
            made.Set(part, parameter.AttributeName, parameter.AttributeValue);
        made.SetCascading(part, cascading);
        Write(part.Build);
    }

    private void WriteCascading(ReadOnlySpan<RenderTreeFrame> parameters)
    {
        object? value = null;
        RenderFragment? content = null;
        foreach (ref readonly var parameter in parameters)
        {
            if (parameter.AttributeName == nameof(CascadingValue<>.Value))
                value = parameter.AttributeValue;
            else if (parameter.AttributeName == nameof(CascadingValue<>.ChildContent))
                content = (RenderFragment)parameter.AttributeValue;
        }

        cascading.Add(value);
        if (content is not null)
            Write(content);
        cascading.RemoveAt(cascading.Count - 1);
    }

    private void WriteEncoded(string text) => WriteAsIs(HtmlText.Encoder.Encode(text));

    private void WriteAsIs(string text) =>
        html.Advance(Encoding.UTF8.GetBytes(text, html.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
}
