namespace Funding.Platform.Documents;

/// <summary>Looks for malware in a content.</summary>
public interface IDocumentScanner
{
    /// <exception cref="ScannerUnavailableException">No answer now; trying again later is right.</exception>
    Task<ScanVerdict> ScanAsync(Stream content, CancellationToken cancellation = default);
}

/// <param name="State"><see cref="ScanState.Clean"/>, <see cref="ScanState.Infected"/> or <see cref="ScanState.Failed"/>.</param>
/// <param name="Signature">Name of what was found, or why the scanner cannot judge this content.</param>
public sealed record ScanVerdict(ScanState State, string? Signature);

/// <summary>The scanner did not answer or broke off.</summary>
public sealed class ScannerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
