using Funding.Workflows.Refusals;

namespace Funding.Services.Storage;

internal static class StorageRefusals
{
    public static Refusal Continuation() =>
        new("continuation-invalid", "continuation", "翻页标记无效，请从第一页重新开始。", "The continuation is none of this list: start again from its first page.");
}
