namespace Funding.Workflows.Public;

/// <param name="ReturnUrl">A path of ours to go to afterwards; null for the reader's desk.</param>
/// <param name="SignedInAs">Who is signed in already.</param>
/// <param name="Directory">Where administrators sign in; null where they do it here.</param>
/// <param name="OpenId">What the provider of identities is called; null for none.</param>
public sealed record SignInModel(string? ReturnUrl, string? SignedInAs, string? Directory, Bilingual? OpenId = null);

/// <param name="Ask">Where a fresh one is asked for.</param>
/// <param name="Of">As in <see cref="LinkModel"/>.</param>
public sealed record LinkOverModel(LinkPurpose Purpose, LinkOver Over, string Ask, StageLink? Of = null);

/// <summary>What a link would do, before anything is done.</summary>
/// <param name="Of">The kind of stage that the link belongs to says what it is; null for a link of no kind.</param>
public sealed record LinkModel(LinkPurpose Purpose, SignInPreview Preview, StageLink? Of = null);
