namespace Funding.Workflows.Stages.PriceOpening;

public static class PriceOpeningRefusals
{
    private static readonly Texts Texts = new(typeof(PriceOpeningRefusals));

    public static Refusal None() => new("prices-none", null, Texts.Of("none")) { Kind = RefusalKind.NotFound };

    public static Refusal Early() => new("prices-early", null, Texts.Of("early")) { Kind = RefusalKind.Conflict };

    public static Refusal Opened() => new("prices-opened", null, Texts.Of("opened")) { Kind = RefusalKind.Conflict };

    public static Refusal NotAsked() => new("prices-not-asked", null, Texts.Of("not-asked")) { Kind = RefusalKind.Conflict };

    public static Refusal Asked() => new("prices-asked", null, Texts.Of("asked")) { Kind = RefusalKind.Conflict };

    public static Refusal Same() => new("prices-same-person", null, Texts.Of("same")) { Kind = RefusalKind.Forbidden };

    public static Refusal Bidder() => new("prices-conflict", null, Texts.Of("bidder")) { Kind = RefusalKind.Forbidden };

    public static Refusal Count(int bids) => new("prices-count", "count", Texts.Of("count", bids));
}
