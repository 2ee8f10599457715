using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Funding.Pages.Tests.Shell;

public sealed class PageWriterTests : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddLogging()
        .AddLocalization()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .AddSingleton(typeof(Texts<>))
        .AddScoped<PageContext>()
        .BuildServiceProvider();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("张三，“引号”")]
    [InlineData("<b title=\"x\">&amp;'</b>")]
    [InlineData("𠮷 and 👍🏽, a half \ud800 of one, \u0000 and \u00a0")]
    public async Task A_page_is_written_as_the_frameworks_own_renderer_writes_it(string text)
    {
        var here = services.GetRequiredService<PageContext>();
        here.Form = FormState.Kept(
            new Dictionary<string, IReadOnlyList<string>> { ["typed"] = [text], ["ticks"] = ["b", text] },
            [new Refusal("x", "typed", text, text)]);

        Assert.Equal(await FrameworkAsync(text), Written(text));
    }

    [Fact]
    public void What_is_no_part_of_ours_is_refused() =>
        Assert.Throws<NotSupportedException>(() => new PageWriter().Write(
            builder =>
            {
                builder.OpenComponent<PageTitle>(0);
                builder.CloseComponent();
            },
            services));

    [Fact]
    public void A_parameter_that_a_part_has_not_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new PageWriter().Write(
            builder =>
            {
                builder.OpenComponent<Tag>(0);
                builder.AddComponentParameter(1, "Colour", "red");
                builder.CloseComponent();
            },
            services));

    private string Written(string text)
    {
        var writer = new PageWriter();
        writer.Write(Page.Part<WriterSpecimen, string>("another"), services);
        return Encoding.UTF8.GetString(writer.Write(Page.Part<WriterSpecimen, string>(text), services).Span);
    }

    private async Task<string> FrameworkAsync(string text)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            using var output = new StreamWriter(new MemoryStream(), leaveOpen: false);
            var page = await renderer.RenderComponentAsync<WriterSpecimen>(
                ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(WriterSpecimen.Model)] = text }));
            page.WriteHtmlTo(output);
            await output.FlushAsync();
            return Encoding.UTF8.GetString(((MemoryStream)output.BaseStream).ToArray());
        });
    }
}
