// The page's script when it runs as a worker: a responder and nothing else.

import type { Answer, PartAnswer, PartQuestion, Question, ReadPart } from './messages.ts';
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
    ({ port: parts }) => partsFrom(parts as MessagePort),
  );
  port.onmessage = ({ data }) => responder.ask(data);
  port.postMessage({ type: 'ready' });
}

/** Asks the page for parts of files, one after another. */
function partsFrom(port: MessagePort): ReadPart {
  return (item, from, to) =>
    new Promise((resolve, reject) => {
      port.onmessage = ({ data }: { data: PartAnswer }) => {
        if (data === null) reject(new Error('the page has no bytes'));
        else resolve(new Uint8Array(data));
      };
      const question: PartQuestion = { item, from, to };
      port.postMessage(question);
    });
}
