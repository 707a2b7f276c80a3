// The script of the page, running as a worker: it is the clerk and nothing else.

import { Clerk } from './clerk.ts';
import type { Answer, Question } from './messages.ts';

/** What a worker's global object offers, as far as it is used. */
type WorkerPort = {
  onmessage: ((event: { readonly data: Question }) => void) | null;
  readonly postMessage: (answer: Answer) => void;
};

/** Serves the page that made this worker. */
export function serve(): void {
  const port = self as unknown as WorkerPort;
  const clerk = new Clerk(
    answer => port.postMessage(answer),
    () => Promise.resolve(),
  );
  port.onmessage = ({ data }) => {
    clerk.ask(data).catch(() => {
      port.postMessage({ type: 'unreadable', id: data.id, unreadable: { why: 'failed', name: '' } });
    });
  };
  port.postMessage({ type: 'ready' });
}
