using System.Diagnostics;
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
    public const int StepsAnError = 8;

    /// <summary>How often the time is looked at: once in so many steps.</summary>
    private const int StepsAWatch = 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public FeelDiagnostics? Log;
    public DateTimeOffset? Now;
    public int Steps = MaxSteps;
    public int Calls;

    // 0 until something takes long enough to be watched
    private long _since;

    public void Begin(FeelDiagnostics? log, DateTimeOffset? now) => (Log, Now, Steps, Calls, _since) = (log, now, MaxSteps, 0, 0);

    public void Spend(int steps)
    {
        var left = Steps - steps;
        if (left / StepsAWatch != Steps / StepsAWatch)
        {
            Watch();
        }

        Steps = left;
    }

    // ends an evaluation that takes too long all the same: no step of ours is so slow, but a machine may be
    private void Watch()
    {
        if (_since == 0)
        {
            _since = Stopwatch.GetTimestamp();
        }
        else if (Stopwatch.GetElapsedTime(_since) > Longest)
        {
            throw new FeelLimitException("计算时间超过上限，已停止");
        }
    }
}

/// <summary>The values of inputs and local names while an expression is evaluated.</summary>
internal sealed class Frame(FeelValue[] inputs, FeelValue[] locals, Run run)
{
    public readonly FeelValue[] Inputs = inputs;
    public readonly FeelValue[] Locals = locals;
    public readonly Run Run = run;

    /// <summary>Notes an error of the standard and yields null. Costs steps, since its sentence was made.</summary>
    public FeelValue Error(int position, string message)
    {
        Spend(Run.StepsAnError);
        return Note(position, message);
    }

    /// <summary>The same at no cost: for the note that the steps are used up.</summary>
    public FeelValue Note(int position, string message)
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

        Run.Spend((int)steps);
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
