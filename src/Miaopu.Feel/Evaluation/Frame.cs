using System.Runtime.CompilerServices;

namespace Miaopu.Feel;

/// <summary>Ends an evaluation that goes beyond its bounds; never leaves the library.</summary>
internal sealed class FeelLimitException(string message) : Exception(message);

/// <summary>What all frames of one evaluation share.</summary>
internal sealed class Run
{
    /// <summary>Items and characters one evaluation may touch in loops and copies.</summary>
    public const int MaxSteps = 4_000_000;

    /// <summary>Items a loop may yield.</summary>
    public const int MaxItems = 1_000_000;
    public const int MaxCalls = 400;

    public FeelDiagnostics? Log;
    public DateTimeOffset? Now;
    public int Steps = MaxSteps;
    public int Calls;

    public void Begin(FeelDiagnostics? log, DateTimeOffset? now) => (Log, Now, Steps, Calls) = (log, now, MaxSteps, 0);
}

/// <summary>The values of inputs and local names while an expression is evaluated.</summary>
internal sealed class Frame(FeelValue[] inputs, FeelValue[] locals, Run run)
{
    public readonly FeelValue[] Inputs = inputs;
    public readonly FeelValue[] Locals = locals;
    public readonly Run Run = run;

    /// <summary>Notes an error of the standard and yields null.</summary>
    public FeelValue Error(int position, string message)
    {
        Run.Log?.Report(new FeelError(position, message));
        return default;
    }

    /// <summary>Lets go of all values, so that a frame kept for the next evaluation holds none of them.</summary>
    public void Clear()
    {
        Array.Clear(Inputs);
        Array.Clear(Locals);
        Run.Log = null;
    }

    public void Spend(long steps)
    {
        if (steps > Run.Steps)
        {
            throw new FeelLimitException("计算量超过上限，已停止");
        }

        Run.Steps -= (int)steps;
    }

    public void EnterCall()
    {
        if (++Run.Calls > Run.MaxCalls || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new FeelLimitException("函数调用过深，已停止");
        }
    }

    public void LeaveCall() => Run.Calls--;
}
