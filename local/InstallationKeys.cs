using Funding.Local.Backup;
using Funding.Local.Commands;
using Funding.Services.Api;
using Funding.Services.Links;
using Funding.Services.People;
using Funding.Services.Storage;

namespace Funding.Local;

/// <summary>
/// The keys that links were made with. They are made at the very first start; where there is data already and no keys, somebody
/// lost them, and new ones would quietly close every link that was mailed.
/// </summary>
internal static class InstallationKeys
{
    /// <exception cref="CommandException">There is data, and its keys are missing.</exception>
    public static async Task DemandAsync(LocalOptions options, CancellationToken cancellation)
    {
        var folder = new DataFolder(options.DataFolder);
        if (!LinkKeyFile.Exists(folder.Keys) && await HasDataAsync(options, folder, cancellation))
            throw new CommandException(Missing(folder));
    }

    private static string Missing(DataFolder folder) =>
        $"密钥缺失：{folder.Keys} 中没有 {LinkKeyFile.Name}，而数据已存在。请从备份恢复该目录；确实无法恢复时运行 keys renew，此前邮件中的链接将全部失效"
        + $" / the keys are missing: there is data, and no {LinkKeyFile.Name} in {folder.Keys}. Restore that folder from a backup;"
        + " if there is none, run `keys renew`, and no link that was mailed before works any more";

    private static async Task<bool> HasDataAsync(LocalOptions options, DataFolder folder, CancellationToken cancellation)
    {
        if (File.Exists(folder.Storage) || File.Exists(folder.Engine))
            return true;
        if (options.AzureStorage is null)
            return false;
        await using var services = options.AddStorage(new ServiceCollection()).BuildServiceProvider();
        return (await services.GetRequiredService<ITableStore>()
            .QueryAsync(PeopleStore.RolesPartition, KeyRange.All, 1, cancellation: cancellation)).Rows.Count > 0;
    }
}

/// <summary>The keys, for <c>/health/ready</c>: a running process has them in memory, the next start would not.</summary>
internal sealed class KeysPart(string keysFolder) : IReadiness
{
    public string Part => "keys";

    public string? Reason => LinkKeyFile.Exists(keysFolder)
        ? null
        : $"{LinkKeyFile.Name} is missing from the data folder's keys: restore it from a backup before the next start";
}
