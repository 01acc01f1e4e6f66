using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Miaopu.Casework.Files;

namespace Miaopu.Store.Files;

/// <summary>
/// Contents of files on disk, each once, under its SHA-256. All copies of the host share the folder. A content comes in beside the others and is moved to its place
/// when it is whole and on the disk, so that what stands under a hash always is that content.
/// </summary>
public sealed class FileStore
{
    private readonly string kept;
    private readonly string incoming;

    public FileStore(string folder)
    {
        kept = Path.Combine(folder, "files");
        incoming = Path.Combine(kept, "incoming");
        Directory.CreateDirectory(incoming);
    }

    /// <summary>Takes a content in as it streams by.</summary>
    /// <param name="most">Most bytes; a longer content is not kept.</param>
    /// <returns>What came in, to be kept or dropped; null where it was longer.</returns>
    public async Task<Incoming?> Receive(Stream content, long most, CancellationToken cancel)
    {
        var path = Path.Combine(incoming, Path.GetRandomFileName());
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        var head = new byte[FileKind.HeadLength];
        var size = 0L;
        try
        {
            string hash;
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                int read;
                while ((read = await content.ReadAsync(buffer, cancel)) > 0)
                {
                    if (size < head.Length)
                    {
                        buffer.AsSpan(0, (int)Math.Min(read, head.Length - size)).CopyTo(head.AsSpan((int)size));
                    }

                    size += read;
                    if (size > most)
                    {
                        file.Close();
                        File.Delete(path);
                        return null;
                    }

                    digest.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                }

                file.Flush(flushToDisk: true);
                hash = Convert.ToHexStringLower(digest.GetHashAndReset());
            }

            var start = head.AsSpan(0, (int)Math.Min(size, head.Length)).ToArray();
            return new Incoming(path, PathOf(hash), size, hash, FileKind.Detect(start, FileKind.IsZip(start) ? Entries(path) : null));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Where the content of a hash lies.</summary>
    public string PathOf(string hash) => Path.Combine(kept, hash[..2], hash);

    private static HashSet<string>? Entries(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            return zip.Entries.Count > 20_000 ? null : [.. zip.Entries.Select(e => e.FullName)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}

/// <summary>A content that is on the disk but not yet at its place. Dropped unless it is kept.</summary>
public sealed class Incoming(string path, string place, long size, string hash, IReadOnlyList<FileKind> kinds) : IDisposable
{
    public string Hash => hash;

    public IncomingFile Named(string name) => new(name, size, hash, kinds);

    /// <summary>Moves it to its place; a content that is there already stays.</summary>
    public void Keep()
    {
        if (File.Exists(place))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Move(path, place, overwrite: true);
    }

    public void Dispose() => File.Delete(path);
}
