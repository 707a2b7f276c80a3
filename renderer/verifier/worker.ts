// The page's script when it runs as a worker: a responder and nothing else.

import type { Answer, Question } from './messages.ts';
import { Responder } from './responder.ts';

/** The parts of a worker's global object that are used. */
type WorkerPort = {
  onmessage: ((event: { readonly data: Question }) => void) | null;
  readonly postMessage: (answer: Answer) => void;
};

/** Answers the page that started this worker. */
export function serve(): void {
  const port = self as unknown as WorkerPort;
  const responder = new Responder(
    answer => port.postMessage(answer),
    () => Promise.resolve(),
  );
  port.onmessage = ({ data }) => responder.ask(data);
  port.postMessage({ type: 'ready' });
}
