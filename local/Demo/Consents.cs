namespace Funding.Local.Demo;

/// <summary>
/// The partners consent by the links in their mail, then their school submits; one refuses its share first and agrees to a larger one.
/// </summary>
internal sealed class Consents(DemoYear year)
{
    private const string Refuses = "refuses first";

    private readonly List<(Institution Institution, Func<Task> Submit)> waiting = [];

    /// <summary>The industrial park that wants another share.</summary>
    public static Institution RefusesFirst => Institutions.All.First(i => i.PartnerKind == "industrial-park");

    public void Await(Institution institution, Func<Task> submit) => waiting.Add((institution, submit));

    /// <summary>Whoever has the mail by now answers it: who was asked on a day off has it on the next working day.</summary>
    /// <param name="change">What the applicant changes for one that refused, before it asks again.</param>
    public async Task AnswerAsync(Func<Institution, Task> change)
    {
        foreach (var asked in waiting.ToList())
        {
            var (institution, submit) = asked;
            if (!await year.HasMailAsync(institution.PartnerEmail, LinkPurpose.Consent)) continue;
            year.Pace.Tick();
            if (institution == RefusesFirst && year.Cast.TryAdd(Refuses, institution.Application))
            {
                await RefuseAsync(institution);
                await change(institution);
                continue;
            }

            await AgreeAsync(institution);
            waiting.Remove(asked);
            await submit();
        }
    }

    private async Task AgreeAsync(Institution institution)
    {
        var partner = await year.VisitorByMailAsync(institution.PartnerEmail, LinkPurpose.Consent);
        await partner.SubmitAsync(("confirmation", institution.PartnerCode[^4..]));
    }

    private async Task RefuseAsync(Institution institution)
    {
        var partner = await year.VisitorByMailAsync(institution.PartnerEmail, LinkPurpose.Consent);
        await partner.SubmitAsync(("reason", "我方实际投入的设备按评估报告应多占一个百分点，请核对比例。"));
    }

    /// <summary>Every submitted application has its partner's consent, and the partner that refused gave it in the end.</summary>
    public static Check Check(DemoYear year, DemoRows rows)
    {
        var submitted = rows.Applications.Values.Where(a => a.SubmittedAt is not null).ToList();
        var refused = rows.Applications[RefusesFirst.Application].Consents?.Single().Steps.Select(s => s.Act) ?? [];
        return new(
            "各方经邮件链接同意，一家先不同意 / partners consent by link, one after a change",
            submitted.TrueForAll(a => a.Consents is [{ } only] && only.LastAnswer() is { Act: ConsentAct.Given })
                && refused.SequenceEqual([ConsentAct.Asked, ConsentAct.Refused, ConsentAct.Asked, ConsentAct.Given])
                && year.Refused.GetValueOrDefault("without consent") == "consent-missing",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{submitted.Count} {string.Join(' ', refused)} {year.Refused.GetValueOrDefault("without consent")}"));
    }
}
