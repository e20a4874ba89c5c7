using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LeadSync.DevOrg.Face;

/// <summary>The page's own files, embedded in the assembly; nothing is read from the disk.</summary>
internal static class PageFiles
{
    private const string Prefix = "LeadSync.DevOrg.wwwroot/";

    /// <summary>Only files of this server; no inline script or style, no other frame around the page.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, PageFile> Files = Load();

    public static IResult Answer(HttpContext http, string name)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        return Files.TryGetValue(name, out var file)
            ? Results.Bytes(file.Content, file.Type, entityTag: file.Tag)
            : Results.NotFound();
    }

    /// <summary>The media type of a file by its ending.</summary>
    public static string TypeOf(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" => "text/html; charset=utf-8",
        ".CSS" => "text/css; charset=utf-8",
        ".JS" => "text/javascript; charset=utf-8",
        ".SVG" => "image/svg+xml",
        ".PNG" => "image/png",
        _ => "application/octet-stream",
    };

    private static FrozenDictionary<string, PageFile> Load()
    {
        var assembly = typeof(PageFiles).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(
            name => name[Prefix.Length..],
            name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                return new PageFile(content, TypeOf(name), new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\""));
            });
    }

    private sealed record PageFile(byte[] Content, string Type, EntityTagHeaderValue Tag);
}
