using System.Text.Json;
using Microsoft.DurableTask;

namespace Funding.Functions.Orchestration;

/// <summary>
/// Hands external events out in order, one waiter a name. Durable Task gives an event to a waiter that was cancelled, and loses
/// it; here the framework sees one wait a name, which goes on when its waiter gives up and whose event is kept for the next.
/// </summary>
internal sealed class EventInbox(TaskOrchestrationContext inner)
{
    private readonly Dictionary<string, Slot> slots = [];
    private bool? carry;

    /// <exception cref="InvalidOperationException">The name already has a waiter.</exception>
    /// <exception cref="TaskCanceledException"><paramref name="cancellation"/> was cancelled first.</exception>
    public Task<JsonElement> TakeAsync(string name, CancellationToken cancellation)
    {
        if (!slots.TryGetValue(name, out var slot))
            slots[name] = slot = new Slot();
        if (slot.Waiter is { Task.IsCompleted: false })
            throw new InvalidOperationException($"Event '{name}' already has a waiter in instance '{inner.InstanceId}'.");
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<JsonElement>(cancellation);
        if (slot.Kept.TryDequeue(out var kept))
            return Task.FromResult(kept);

        var waiter = slot.Waiter = new TaskCompletionSource<JsonElement>();
        cancellation.Register(() => waiter.TrySetCanceled(cancellation));
        if (!slot.Listening)
            _ = ListenAsync(name, slot);
        return waiter.Task;
    }

    /// <summary>The generation ends: what nobody has taken, or arrives from now on, goes to the next one or nowhere.</summary>
    public void Close(bool preserve)
    {
        carry = preserve;
        foreach (var (name, slot) in slots)
        {
            while (slot.Kept.TryDequeue(out var kept))
                PassOn(name, kept);
        }
    }

    private async Task ListenAsync(string name, Slot slot)
    {
        slot.Listening = true;
        var arrived = await inner.WaitForExternalEvent<JsonElement>(name);
        slot.Listening = false;
        if (carry is not null)
            PassOn(name, arrived);
        else if (slot.Waiter?.TrySetResult(arrived) != true)
            slot.Kept.Enqueue(arrived);
    }

    private void PassOn(string name, JsonElement payload)
    {
        if (carry == true)
            inner.SendEvent(inner.InstanceId, name, payload);
    }

    private sealed class Slot
    {
        public Queue<JsonElement> Kept { get; } = new();

        public TaskCompletionSource<JsonElement>? Waiter { get; set; }

        public bool Listening { get; set; }
    }
}
