// What a page costs the processor, whatever else the machine does meanwhile.

import type { Page } from 'playwright-core';

/** A clock of the page's main thread: in seconds of processor time, which pass only while it computes. */
export async function processorTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
}
