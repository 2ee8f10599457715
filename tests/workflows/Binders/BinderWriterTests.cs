using Funding.Platform.Letters;
using Funding.Platform.Web;

namespace Funding.Workflows.Tests.Binders;

public sealed class BinderWriterTests
{
    [Fact]
    public async Task Without_a_font_it_is_refused_and_pages_know_it_before()
    {
        var fonts = new LetterFonts(Options.Create(new LetterOptions { MachineFolders = [] }));
        using var binders = new BinderWriter(null!, fonts, Options.Create(new DocumentOptions()));
        Assert.False(binders.CanWrite);
        var programme = ShippedCatalogue.Colleges;
        var bound = new BoundApplication(
            Bilingual.Same("2026"), programme, SampleApplication.Application(programme), SampleApplication.Answers(programme));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => binders.SendAsync(bound, new PageContext(null!)));
        Assert.Equal(("binder-no-font", RefusalKind.Unavailable), (refused.Refusals.Single().Code, refused.Refusals.Single().Kind));
    }
}
