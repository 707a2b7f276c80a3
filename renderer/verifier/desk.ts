// Where questions go: to a worker made of this page's own script, so that the page stays responsive; where a browser makes no
// worker of it, to a clerk on the page that pauses between its steps.

import { Clerk } from './clerk.ts';
import type { Answer, Question } from './messages.ts';

/** A worker that has not said anything by then (milliseconds) is given up. */
const patience = 4000;

/** Takes questions and gives each answer to `onAnswer`. */
export class Desk {
  private readonly onAnswer: (answer: Answer) => void;
  private readonly waiting: Question[] = [];
  private take: ((question: Question) => void) | null = null;

  /** `script` is the text of the page's script. */
  constructor(script: string, onAnswer: (answer: Answer) => void) {
    this.onAnswer = onAnswer;
    try {
      this.hire(script);
    } catch {
      this.serveHere();
    }
  }

  /** Asks; the answer comes later. */
  ask(question: Question): void {
    if (this.take === null) this.waiting.push(question);
    else this.take(question);
  }

  private hire(script: string): void {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(url);
    const giveUp = () => {
      if (this.take !== null) return;
      worker.terminate();
      this.serveHere();
    };
    const timer = setTimeout(giveUp, patience);
    worker.onerror = giveUp;
    worker.onmessage = ({ data }: { data: Answer }) => {
      if (data.type === 'ready') {
        clearTimeout(timer);
        URL.revokeObjectURL(url);
        if (this.take === null) this.begin(question => worker.postMessage(question));
      } else this.onAnswer(data);
    };
  }

  private serveHere(): void {
    const clerk = new Clerk(
      answer => this.onAnswer(answer),
      () => new Promise(resolve => setTimeout(resolve, 0)),
    );
    this.begin(question => {
      clerk.ask(question).catch(() => {
        this.onAnswer({ type: 'unreadable', id: question.id, unreadable: { why: 'failed', name: '' } });
      });
    });
  }

  private begin(take: (question: Question) => void): void {
    this.take = take;
    for (const question of this.waiting.splice(0)) take(question);
  }
}
