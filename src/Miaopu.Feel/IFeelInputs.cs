namespace Miaopu.Feel;

/// <summary>Where an expression finds the values of the names declared in its <see cref="FeelScope"/>.</summary>
public interface IFeelInputs
{
    /// <summary>Gives the value of a declared name; false means that there is none, which the expression sees as null.</summary>
    bool TryGet(string name, out FeelValue value);
}
