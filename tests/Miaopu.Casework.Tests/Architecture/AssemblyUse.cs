using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Miaopu.Casework.Tests.Architecture;

/// <summary>What a compiled assembly uses of others, read from its metadata: nothing is loaded or run.</summary>
internal sealed class AssemblyUse : IDisposable
{
    private readonly PEReader file;
    private readonly MetadataReader reader;

    private AssemblyUse(string path)
    {
        file = new PEReader(File.OpenRead(path));
        reader = file.GetMetadataReader();
    }

    public static AssemblyUse Of(System.Reflection.Assembly assembly) => new(assembly.Location);

    /// <summary>Names of the assemblies it was compiled against and uses.</summary>
    public IEnumerable<string> Assemblies =>
        reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name));

    /// <summary>Full names of the foreign types it names.</summary>
    public IEnumerable<string> Types => reader.TypeReferences.Select(FullName);

    /// <summary>Foreign members it calls or reads, as <c>Namespace.Type.Member</c>.</summary>
    public IEnumerable<string> Members =>
        from handle in reader.MemberReferences
        let member = reader.GetMemberReference(handle)
        where member.Parent.Kind == HandleKind.TypeReference
        select FullName((TypeReferenceHandle)member.Parent) + "." + reader.GetString(member.Name);

    public void Dispose() => file.Dispose();

    private string FullName(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? FullName((TypeReferenceHandle)type.ResolutionScope) + "." + name
            : reader.GetString(type.Namespace) is { Length: > 0 } space ? space + "." + name : name;
    }
}
