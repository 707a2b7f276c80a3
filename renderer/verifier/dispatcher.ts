// Sends questions to a worker made of this page's own script, so that the page stays responsive; if the browser cannot start the
// worker, to a responder on the page that pauses between its steps.

import type { Answer, Question } from './messages.ts';
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
        if (this.send === null) this.begin(question => worker.postMessage(question));
      } else this.onAnswer(data);
    };
  }

  private answerHere(): void {
    const responder = new Responder(
      answer => this.onAnswer(answer),
      () => new Promise(resolve => setTimeout(resolve, 0)),
    );
    this.begin(question => responder.ask(question));
  }

  private begin(send: (question: Question) => void): void {
    this.send = send;
    for (const question of this.waiting.splice(0)) send(question);
  }
}
