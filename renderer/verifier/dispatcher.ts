// Sends questions to a worker made of this page's own script, so that the page stays responsive; if the browser cannot start the
// worker, to a responder on the page that pauses between its steps.

import type { Answer, Item, PartAnswer, PartQuestion, Question, ReadPart } from './messages.ts';
import { Responder } from './responder.ts';

/** Milliseconds after which a worker that has not reported is given up. */
const patience = 4000;

/** Sends each question on and passes each answer to `onAnswer`. */
export class Dispatcher {
  private readonly onAnswer: (answer: Answer) => void;
  private readonly waiting: Question[] = [];
  private send: ((question: Question) => void) | null = null;

  /** `script` is the text of the page's script. */
  constructor(script: string, onAnswer: (answer: Answer) => void) {
    this.onAnswer = onAnswer;
    try {
      this.startWorker(script);
    } catch {
      this.answerHere();
    }
  }

  /** Asks a question; the answer comes later. */
  ask(question: Question): void {
    if (this.send === null) this.waiting.push(question);
    else this.send(question);
  }

  private startWorker(script: string): void {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(url);
    const giveUp = () => {
      if (this.send !== null) return;
      worker.terminate();
      this.answerHere();
    };
    const timer = setTimeout(giveUp, patience);
    worker.onerror = giveUp;
    worker.onmessage = ({ data }: { data: Answer }) => {
      if (data.type === 'ready') {
        clearTimeout(timer);
        URL.revokeObjectURL(url);
        if (this.send === null) this.begin(question => post(worker, question));
      } else this.onAnswer(data);
    };
  }

  private answerHere(): void {
    const responder = new Responder(
      answer => this.onAnswer(answer),
      () => new Promise(resolve => setTimeout(resolve, 0)),
      ({ items }) => partsOf(items),
    );
    this.begin(question => responder.ask(question));
  }

  private begin(send: (question: Question) => void): void {
    this.send = send;
    for (const question of this.waiting.splice(0)) send(question);
  }
}

/** Reads parts of these files on the page. */
function partsOf(items: readonly Item[]): ReadPart {
  return async (item, from, to) => new Uint8Array(await (items[item] as Item).file.slice(from, to).arrayBuffer());
}

/**
 * Sends a question to the worker, and where it has files a port on which the page reads them for it: WebKit lets the worker of a
 * page that was opened from a file read none.
 */
function post(worker: Worker, question: Question): void {
  if (!('items' in question)) {
    worker.postMessage(question);
    return;
  }
  const { port1: here, port2: port } = new MessageChannel();
  const read = partsOf(question.items);
  here.onmessage = ({ data: { item, from, to } }: { data: PartQuestion }) => {
    const answer = (part: PartAnswer) => here.postMessage(part, part === null ? [] : [part]);
    read(item, from, to).then(
      bytes => answer(bytes.buffer as ArrayBuffer),
      () => answer(null),
    );
  };
  worker.postMessage({ ...question, port }, [port]);
}
