/** How long one act takes, in milliseconds, with the page at rest before it. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  return (await timedAnswer(act)).time;
}

export async function timedAnswer<T>(act: () => Promise<T>): Promise<{ answer: T; time: number }> {
  await rest();
  const from = performance.now();
  const answer = await act();
  return { answer, time: performance.now() - from };
}

/** Lets everything that waits in the page's queue run first, so that one act does not pay for the one before. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

/** Calls back with the longest stretch, in milliseconds, in which the page could not answer a click. */
export function watchPauses(): () => number {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });
  return () => {
    for (const { duration } of observer.takeRecords()) longest = Math.max(longest, duration);
    observer.disconnect();
    return longest;
  };
}
