/** What browsers offer over all windows of one origin; Node has it from 24.5 on. */
interface Locks {
  request<T>(name: string, act: () => Promise<T>): Promise<T>;
}

/** By name, what this process waits for where the runtime has no locks: tests in Node, which has a window each. */
const turns = new Map<string, Promise<unknown>>();

/** Acts while no other window of the same origin acts under this name; a window that is closed lets go of it. */
export async function exclusively<T>(name: string, act: () => Promise<T>): Promise<T> {
  const { locks } = (globalThis as { navigator?: { locks?: Locks } }).navigator ?? {};
  if (locks) return locks.request(name, act);
  const turn = (turns.get(name) ?? Promise.resolve()).then(act, act);
  turns.set(name, turn);
  const forget = () => {
    if (turns.get(name) === turn) turns.delete(name);
  };
  turn.then(forget, forget);
  return turn;
}
