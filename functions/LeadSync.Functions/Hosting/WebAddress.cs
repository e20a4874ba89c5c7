namespace LeadSync.Functions.Hosting;

/// <summary>Addresses of services in the settings.</summary>
internal static class WebAddress
{
    /// <summary>Whether it is https, or http on this machine: nothing that is sent there can be read on the way.</summary>
    public static bool IsPrivate(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <summary>Whether the text is such an address and nothing more: no path, no query.</summary>
    public static bool IsBare(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && IsPrivate(address) && address.AbsolutePath == "/" && address.Query.Length == 0;
}
